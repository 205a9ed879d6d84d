import {
  afterWord,
  type Incident,
  type IncidentWord,
  type Stall,
  type Stalls,
} from "@banjian/engine";
import type { Kysely } from "kysely";
import { incidentFromRow, stallFromRow } from "./rows.js";
import type { Tables } from "./tables.js";
import { inTransaction } from "./transaction.js";
import { addUnlessThere } from "./unless-there.js";

/** What has failed in one tenant, and what became of it. */
export function postgresStalls(db: Kysely<Tables>, tenant: string): Stalls {
  return {
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
    clear: (work, caseId, at) =>
      inTransaction(db, async (trx) => {
        await trx
          .deleteFrom("stalls")
          .where("tenant", "=", tenant)
          .where("work", "=", work)
          .where("case_id", "=", caseId)
          .execute();
        const word = { outcome: "recovered", closed_by: work, reason: "" } as const;
        await trx
          .updateTable("incidents")
          .set({ ...word, closed_at: at })
          .where("tenant", "=", tenant)
          .where("work", "=", work)
          .where("case_id", "=", caseId)
          .where("closed_at", "is", null)
          .execute();
      }),
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
}

async function keep(db: Kysely<Tables>, tenant: string, stall: Stall): Promise<void> {
  const { work, caseId, position, tries, since, next, error } = stall;
  const state = { position, tries, since, next_at: next ?? null, error };
  const update = db
    .updateTable("stalls")
    .set(state)
    .where("tenant", "=", tenant)
    .where("work", "=", work)
    .where("case_id", "=", caseId);
  const { numUpdatedRows } = await update.executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  const row = { tenant, work, case_id: caseId, ...state };
  if (!(await addUnlessThere(db, db.insertInto("stalls").values(row)))) await update.execute();
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
  const row = await trx
    .insertInto("incidents")
    .values({ tenant, id, work, case_id: caseId, position, error, opened_at: at })
    .returningAll()
    .executeTakeFirstOrThrow();
  return incidentFromRow(row);
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
  return incidentFromRow(row);
}
