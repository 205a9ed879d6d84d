import type { CaseStore } from "@banjian/engine";
import type { Kysely } from "kysely";
import type { Tables } from "../tables.js";

type Asked = Parameters<CaseStore["concerned"]>;

/**
 * The cases with a limit whose dates depend on one of the days, in the order of the last day it depends on. A limit that
 * moves while this goes on may be met twice, and none is passed over.
 */
export async function findConcerned(
  db: Kysely<Tables>,
  tenant: string,
  { days, take }: { readonly days: Asked[0]; readonly take: Asked[1] },
): ReturnType<CaseStore["concerned"]> {
  const [day = days.first, caseId = ""] = take.after?.split(" ") ?? [];
  const rows = await db
    .selectFrom("limits")
    .select(["case_id", "depends_to"])
    .distinct()
    .where("tenant", "=", tenant)
    .where("depends_from", "<=", days.last)
    // Said once more than the next line needs, as a range that the index serves.
    .where("depends_to", ">=", day)
    .where((where) =>
      where.or([
        where("depends_to", ">", day),
        where.and([where("depends_to", "=", day), where("case_id", ">", caseId)]),
      ]),
    )
    .orderBy("depends_to")
    .orderBy("case_id")
    .limit(take.batch)
    .execute();
  const last = rows.at(-1);
  return {
    cases: [...new Set(rows.map(({ case_id }) => case_id))],
    ...(last === undefined ? {} : { after: `${last.depends_to} ${last.case_id}` }),
  };
}
