import type { Pool } from "pg";
import { tenant } from "./job.js";

const tables = ["cases", "facts", "limits", "tasks", "cards", "measures", "requests", "outbox"];

/** How many rows of each table there are. */
export type RowsKept = Readonly<Record<string, number>>;

export async function rowsKept(admin: Pool): Promise<RowsKept> {
  const counts = tables.map(
    (table) => `(select count(*)::integer from banjian.${table} where tenant = $1) as ${table}`,
  );
  const closed = "(select count(*)::integer from banjian.cases where status = 'closed') as closed";
  const { rows } = await admin.query(`select ${[...counts, closed].join(", ")}`, [tenant]);
  return rows[0];
}

/** What one turn has added. */
export function added(before: RowsKept, after: RowsKept): RowsKept {
  return Object.fromEntries(
    Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]),
  );
}
