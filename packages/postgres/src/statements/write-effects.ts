import type { Effects } from "@banjian/engine";
import type { Kysely } from "kysely";
import { caseRow, factRows, limitRows, taskRows } from "../rows.js";
import type { Tables } from "../tables.js";

/** Writes what a decision changes: the case, the facts it appends, where its limits wait, its open work. */
export async function writeEffects(
  db: Kysely<Tables>,
  tenant: string,
  effects: Effects,
): Promise<void> {
  const { state, facts } = effects;
  const before = state.version - facts.length;
  if (before === 0) await db.insertInto("cases").values(caseRow(tenant, effects)).execute();
  else if (facts.length > 0) await updateCase(db, tenant, effects, before);
  await replaceRows(db, tenant, effects);
  if (facts.length > 0) await db.insertInto("facts").values(factRows(tenant, effects)).execute();
}

// The row is locked, so another version here means that somebody wrote past the store: stop rather than fork the case.
async function updateCase(
  db: Kysely<Tables>,
  tenant: string,
  effects: Effects,
  before: number,
): Promise<void> {
  const { status, version, changed_at, fold } = caseRow(tenant, effects);
  const { numUpdatedRows } = await db
    .updateTable("cases")
    .set({ status, version, changed_at, fold })
    .where("tenant", "=", tenant)
    .where("id", "=", effects.state.id)
    .where("version", "=", before)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n)
    throw new Error(`case ${effects.state.id} is not at version ${before}`);
}

async function replaceRows(db: Kysely<Tables>, tenant: string, effects: Effects): Promise<void> {
  const { state, facts } = effects;
  const limits = limitRows(tenant, effects);
  await db
    .deleteFrom("limits")
    .where("tenant", "=", tenant)
    .where("case_id", "=", state.id)
    .execute();
  if (limits.length > 0) await db.insertInto("limits").values(limits).execute();
  if (!facts.some(({ type }) => type === "task-opened" || type === "task-closed")) return;
  const tasks = taskRows(tenant, state);
  await db
    .deleteFrom("tasks")
    .where("tenant", "=", tenant)
    .where("case_id", "=", state.id)
    .execute();
  if (tasks.length > 0) await db.insertInto("tasks").values(tasks).execute();
}
