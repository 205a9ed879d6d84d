import type { Kysely } from "kysely";
import { byMonth, factLayout, monthText } from "../months/layout.js";
import type { Tables } from "../tables.js";
import { type DatabaseFinding, doubtful, finding } from "./finding.js";

/** Whether facts that lie by month will have a table next month (DB16). */
export async function monthFindings(db: Kysely<Tables>): Promise<readonly DatabaseFinding[]> {
  const { split, now, until } = await factLayout(db);
  if (split !== byMonth || until > now) return [];
  return [doubtful(finding("DB16", { month: monthText(until + 1) }))];
}
