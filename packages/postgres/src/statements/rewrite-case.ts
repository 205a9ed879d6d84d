import type { Effects } from "@banjian/engine";
import type { Kysely } from "kysely";
import { cardRows, caseRow, limitRows, taskRows } from "../rows.js";
import type { Tables } from "../tables.js";

/** Writes everything that is stored of a case beside its facts anew. */
export async function rewriteCase(
  db: Kysely<Tables>,
  tenant: string,
  effects: Effects,
): Promise<void> {
  const { state } = effects;
  // It was opened when it was opened.
  const { opened_at: _, ...row } = caseRow(tenant, effects);
  await db
    .updateTable("cases")
    .set(row)
    .where("tenant", "=", tenant)
    .where("id", "=", state.id)
    .execute();
  for (const table of ["limits", "tasks", "cards"] as const) {
    await db
      .deleteFrom(table)
      .where("tenant", "=", tenant)
      .where("case_id", "=", state.id)
      .execute();
  }
  const [limits, tasks, cards] = [
    limitRows(tenant, effects),
    taskRows(tenant, state),
    cardRows(tenant, state),
  ];
  if (limits.length > 0) await db.insertInto("limits").values(limits).execute();
  if (tasks.length > 0) await db.insertInto("tasks").values(tasks).execute();
  if (cards.length > 0) await db.insertInto("cards").values(cards).execute();
}
