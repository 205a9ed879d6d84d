import { historyLimit } from "@banjian/engine";
import type { Kysely } from "kysely";
import { schemaName, type Tables } from "../tables.js";
import { type DatabaseFinding, doubtful, finding } from "./finding.js";

/** Whether a hall has cases whose histories are long, and which is the longest (DB20): something adds to them again and again. */
export async function historyFindings(
  database: Kysely<Tables>,
): Promise<readonly DatabaseFinding[]> {
  const rows = await database
    .withSchema(schemaName)
    .selectFrom("cases")
    .where("version", ">=", historyLimit.long)
    .select(["tenant", "id", "version"])
    .orderBy("version", "desc")
    .execute();
  return [...new Set(rows.map(({ tenant }) => tenant))].map((tenant) => {
    const [longest, ...others] = rows.filter((row) => row.tenant === tenant);
    const { id: caseId = "", version: facts = 0 } = longest ?? {};
    return doubtful(finding("DB20", { tenant, caseId, facts, others: others.length }));
  });
}
