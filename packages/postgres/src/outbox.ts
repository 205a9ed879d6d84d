import type { Backlog, Outbox, PlacedEvent, Turn } from "@banjian/engine";
import type { Kysely } from "kysely";
import { patientReads } from "./patiently.js";
import { postHallEvent } from "./post-hall-event.js";
import { placedFromRow } from "./rows.js";
import { placeLetters } from "./statements/place-letters.js";
import { readStanding } from "./statements/read-standing.js";
import type { Tables } from "./tables.js";
import { inTransaction } from "./transaction.js";
import { addUnlessThere } from "./unless-there.js";

/** The events of one tenant, as they were stored with their causes. */
export function postgresOutbox(db: Kysely<Tables>, tenant: string): Outbox {
  const placed = db
    .selectFrom("outbox")
    .select(["epoch", "count", "events", "position"])
    .where("tenant", "=", tenant);

  const outbox: Outbox = {
    place: (most) => inTransaction(db, (trx) => placeLetters(trx, tenant, most)),
    async after(position, most) {
      const rows = await placed
        .where("position", ">", String(position))
        .orderBy("position")
        .limit(most)
        .execute();
      const events = rows.flatMap((row) => placedFromRow(tenant, row));
      return events.filter((one) => one.position > position).slice(0, most);
    },
    post: (told, at) => inTransaction(db, (trx) => postHallEvent(trx, tenant, told, at)),
    async ofSubject(subject, from, to) {
      const rows = await placed
        .where("case_id", "=", subject)
        .where("position", ">=", String(from))
        .orderBy("seq")
        .execute();
      const within = (one: PlacedEvent) => one.position >= from && one.position <= to;
      return rows.flatMap((row) => placedFromRow(tenant, row)).filter(within);
    },
    async committed(tickets) {
      const rows = await db
        .selectFrom("outbox")
        .select("ticket")
        .where("tenant", "=", tenant)
        .where("ticket", "in", tickets)
        .execute();
      return rows.flatMap(({ ticket }) => ticket ?? []);
    },
    take: (sink, turn) => takeSink(db, { tenant, sink }, turn),
    async advance(sink, position, { owner, until }) {
      const { numUpdatedRows } = await db
        .updateTable("sinks")
        .set({ position, until })
        .where("tenant", "=", tenant)
        .where("sink", "=", sink)
        .where("owner", "=", owner)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async leave(sink, owner) {
      await db
        .updateTable("sinks")
        .set({ owner: null, until: null })
        .where("tenant", "=", tenant)
        .where("sink", "=", sink)
        .where("owner", "=", owner)
        .execute();
    },
    standing: (remembered) => readStanding(db, tenant, remembered),
    backlog: () => readBacklog(db, tenant),
  };
  return db.isTransaction
    ? outbox
    : patientReads(outbox, ["after", "ofSubject", "committed", "standing", "backlog"]);
}

async function readBacklog(db: Kysely<Tables>, tenant: string): Promise<Backlog> {
  const { unplaced } = await db
    .selectFrom("outbox")
    .select(({ fn }) => fn.countAll().as("unplaced"))
    .where("tenant", "=", tenant)
    .where("position", "is", null)
    .executeTakeFirstOrThrow();
  const head = await db
    .selectFrom("outbox_heads")
    .select("position")
    .where("tenant", "=", tenant)
    .executeTakeFirst();
  const served = await db
    .selectFrom("sinks")
    .select(["sink", "position"])
    .where("tenant", "=", tenant)
    .execute();
  return {
    unplaced: Number(unplaced),
    last: Number(head?.position ?? 0),
    sinks: Object.fromEntries(served.map((row) => [row.sink, Number(row.position)])),
  };
}

type Named = { readonly tenant: string; readonly sink: string };

async function takeSink(
  db: Kysely<Tables>,
  { tenant, sink }: Named,
  { owner, now, until }: Turn,
): Promise<number | undefined> {
  const take = () =>
    db
      .updateTable("sinks")
      .set({ owner, until })
      .where("tenant", "=", tenant)
      .where("sink", "=", sink)
      .where(({ or, eb }) =>
        or([eb("owner", "is", null), eb("owner", "=", owner), eb("until", "<=", now)]),
      )
      .returning("position")
      .executeTakeFirst();
  const taken = await take();
  if (taken !== undefined) return Number(taken.position);
  // Unless it is held, it has never been served.
  const unserved = { tenant, sink, position: 0, owner: null, until: null };
  await addUnlessThere(db, db.insertInto("sinks").values(unserved));
  const first = await take();
  return first === undefined ? undefined : Number(first.position);
}
