import type { Instant } from "@banjian/calendar";
import type { ClockHold, ClockHolds, ClockJump } from "@banjian/engine";
import type { Kysely } from "kysely";
import { postHallEvent } from "./post-hall-event.js";
import { holdFromRow } from "./rows.js";
import { raiseEpoch } from "./statements/raise-epoch.js";
import { reachedBy } from "./statements/read-standing.js";
import type { Tables } from "./tables.js";
import { inTransaction } from "./transaction.js";

/** The part of a store that holds limits while its clock is doubted, or after it was restored from a backup. */
export function clockHolds(db: Kysely<Tables>, tenant: string): ClockHolds {
  return {
    hold: (jump) =>
      inTransaction(db, async (trx) => {
        const { hold, isNew } = await begin(trx, tenant, jump);
        if (isNew) await postHallEvent(trx, tenant, { name: "clock:held", event: hold }, jump.to);
        return hold;
      }),
    release: (word) =>
      inTransaction(db, async (trx) => {
        const hold = await end(trx, tenant, word);
        if (hold?.released === undefined) return undefined;
        const told = { name: "clock:released", event: hold } as const;
        await postHallEvent(trx, tenant, told, hold.released.at);
        return hold;
      }),
    holds: async () => (await latest(db, tenant).execute()).map(holdFromRow),
    restored: ({ by, reason }, at) =>
      inTransaction(db, async (trx) => {
        const gap = await reachedBy(trx, tenant);
        const epoch = await raiseEpoch(trx, tenant, at);
        await begin(trx, tenant, { from: at, to: at, elapsed: 0 });
        const hold = await giveReason(trx, tenant, { by, reason });
        const restored = { epoch, by, reason, gap, hold };
        await postHallEvent(trx, tenant, { name: "hall:restored", event: restored }, at);
        return restored;
      }),
  };
}

function latest(db: Kysely<Tables>, tenant: string) {
  return db
    .selectFrom("clock_holds")
    .selectAll()
    .where("tenant", "=", tenant)
    .orderBy("seq", "desc");
}

type Begun = { readonly hold: ClockHold; readonly isNew: boolean };

async function begin(trx: Kysely<Tables>, tenant: string, jump: ClockJump): Promise<Begun> {
  const last = await latest(trx, tenant).limit(1).executeTakeFirst();
  if (last !== undefined && last.released_at === null) {
    return { hold: holdFromRow(last), isNew: false };
  }
  const { from: went_from, to: went_to, elapsed: elapsed_ms } = jump;
  // Two workers that see the same jump want the same number: one of them writes it, the other begins again and finds it.
  const row = await trx
    .insertInto("clock_holds")
    .values({ tenant, seq: (last?.seq ?? 0) + 1, went_from, went_to, elapsed_ms })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { hold: holdFromRow(row), isNew: true };
}

/** Says on the open hold that it is for a restore. */
async function giveReason(
  trx: Kysely<Tables>,
  tenant: string,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<ClockHold> {
  const row = await trx
    .updateTable("clock_holds")
    .set({ restored_by: by, restored_reason: reason })
    .where("tenant", "=", tenant)
    .where("released_at", "is", null)
    .returningAll()
    .executeTakeFirstOrThrow();
  return holdFromRow(row);
}

async function end(
  trx: Kysely<Tables>,
  tenant: string,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<ClockHold | undefined> {
  const row = await trx
    .updateTable("clock_holds")
    .set(({ fn }) => ({
      released_at: fn<Instant>("clock_timestamp"),
      released_by: by,
      reason,
    }))
    .where("tenant", "=", tenant)
    .where("released_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  return row && holdFromRow(row);
}
