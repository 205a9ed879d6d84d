import type { Instant } from "@banjian/calendar";
import {
  afterWord,
  type HallOwnEvent,
  type Incident,
  type IncidentWord,
  rewindWork,
  type Stall,
  type Stalls,
} from "@banjian/engine";
import type { Insertable, Kysely } from "kysely";
import { patientReads } from "./patiently.js";
import { postHallEvent } from "./post-hall-event.js";
import { incidentFromRow, stallFromRow } from "./rows.js";
import { raiseEpoch } from "./statements/raise-epoch.js";
import type { Tables } from "./tables.js";
import { inTransaction } from "./transaction.js";
import { addUnlessThere } from "./unless-there.js";

/** What has failed in one tenant, and what became of it. */
export function postgresStalls(db: Kysely<Tables>, tenant: string): Stalls {
  const stalls: Stalls = {
    async of(work) {
      const rows = await db
        .selectFrom("stalls")
        .leftJoin("cases", (join) =>
          join.onRef("cases.tenant", "=", "stalls.tenant").onRef("cases.id", "=", "stalls.case_id"),
        )
        .selectAll("stalls")
        .select("cases.version")
        .where("stalls.tenant", "=", tenant)
        .where("stalls.work", "=", work)
        .execute();
      return rows.map((row) => ({ ...stallFromRow(row), version: row.version ?? 0 }));
    },
    keep: (stall) => keep(db, tenant, stall),
    begin: (stall, told, at) => inTransaction(db, (trx) => begin(trx, tenant, { stall, told, at })),
    clear: (work, caseId, at) =>
      inTransaction(db, (trx) => clear(trx, tenant, { work, caseId, at })),
    park: (stall, incident) => inTransaction(db, (trx) => park(trx, tenant, stall, incident)),
    async incidents(all = false) {
      const every = db
        .selectFrom("incidents")
        .selectAll()
        .where("tenant", "=", tenant)
        .orderBy("opened_at", "desc")
        .orderBy("id");
      const rows = await (all ? every : every.where("closed_at", "is", null)).execute();
      return rows.map(incidentFromRow);
    },
    close: (id, word, at) =>
      inTransaction(db, (trx) => close(trx, { tenant, id }, { ...word, at })),
  };
  return db.isTransaction ? stalls : patientReads(stalls, ["of", "incidents"]);
}

async function keep(db: Kysely<Tables>, tenant: string, stall: Stall): Promise<void> {
  const row = rowOf(tenant, stall);
  const update = db
    .updateTable("stalls")
    .set(row)
    .where("tenant", "=", tenant)
    .where("work", "=", stall.work)
    .where("case_id", "=", stall.caseId);
  const { numUpdatedRows } = await update.executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  if (!(await addUnlessThere(db, db.insertInto("stalls").values(row)))) await update.execute();
}

function rowOf(tenant: string, stall: Stall): Insertable<Tables["stalls"]> {
  const { work, caseId, position, tries, since, next, error } = stall;
  return { tenant, work, case_id: caseId, position, tries, since, next_at: next ?? null, error };
}

type Begun = { readonly stall: Stall; readonly told: HallOwnEvent; readonly at: Instant };

async function begin(trx: Kysely<Tables>, tenant: string, begun: Begun): Promise<boolean> {
  const insert = trx.insertInto("stalls").values(rowOf(tenant, begun.stall));
  if (!(await addUnlessThere(trx, insert))) return false;
  await postHallEvent(trx, tenant, begun.told, begun.at);
  return true;
}

type Cleared = { readonly work: string; readonly caseId: string; readonly at: Instant };

async function clear(
  trx: Kysely<Tables>,
  tenant: string,
  { work, caseId, at }: Cleared,
): Promise<Incident | undefined> {
  await trx
    .deleteFrom("stalls")
    .where("tenant", "=", tenant)
    .where("work", "=", work)
    .where("case_id", "=", caseId)
    .execute();
  const row = await trx
    .updateTable("incidents")
    .set({ outcome: "recovered", closed_by: work, reason: "", closed_at: at })
    .where("tenant", "=", tenant)
    .where("work", "=", work)
    .where("case_id", "=", caseId)
    .where("closed_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  return row && told(trx, tenant, incidentFromRow(row));
}

/** The incident as it is now, told in the transaction that has made it so. */
async function told(trx: Kysely<Tables>, tenant: string, incident: Incident): Promise<Incident> {
  const { closed, openedAt } = incident;
  const name = closed === undefined ? "incident:opened" : "incident:closed";
  await postHallEvent(trx, tenant, { name, event: incident }, closed?.at ?? openedAt);
  return incident;
}

async function park(
  trx: Kysely<Tables>,
  tenant: string,
  { next: _, ...stall }: Stall,
  { id, at }: { readonly id: string; readonly at: Incident["openedAt"] },
): Promise<Incident> {
  // The row of the stall is written first, so that of two workers one waits and then finds the other's incident.
  await keep(trx, tenant, stall);
  const { work, caseId, position, error } = stall;
  const open = await trx
    .selectFrom("incidents")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("work", "=", work)
    .where("case_id", "=", caseId)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  if (open !== undefined) return incidentFromRow(open);
  // From here on nothing gets an id that was given to another event in the time that is lost; this incident first of all.
  if (work === rewindWork) await raiseEpoch(trx, tenant, at);
  const row = await trx
    .insertInto("incidents")
    .values({ tenant, id, work, case_id: caseId, position, error, opened_at: at })
    .returningAll()
    .executeTakeFirstOrThrow();
  return told(trx, tenant, incidentFromRow(row));
}

async function close(
  trx: Kysely<Tables>,
  { tenant, id }: { readonly tenant: string; readonly id: string },
  { at, ...word }: IncidentWord & { readonly at: Incident["openedAt"] },
): Promise<Incident | undefined> {
  const row = await trx
    .updateTable("incidents")
    .set({ closed_at: at, outcome: word.outcome, closed_by: word.by, reason: word.reason })
    .where("tenant", "=", tenant)
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const stall = await trx
    .selectFrom("stalls")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("work", "=", row.work)
    .where("case_id", "=", row.case_id)
    .executeTakeFirst();
  const again = stall && afterWord(stallFromRow(stall), word, at);
  if (again !== undefined) await keep(trx, tenant, again);
  return told(trx, tenant, incidentFromRow(row));
}
