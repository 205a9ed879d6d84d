import type { DueMark } from "@banjian/engine";
import type { Kysely } from "kysely";
import type { Tables } from "../tables.js";

/** Locks limits that have waited long enough and names their cases; rows that another sweep holds are skipped. */
export async function claimDue(
  db: Kysely<Tables>,
  tenant: string,
  {
    mark,
    take,
  }: {
    readonly mark: DueMark;
    readonly take: { readonly batch: number; readonly except: readonly string[] };
  },
): Promise<readonly string[]> {
  let query = db
    .selectFrom("limits")
    .select("case_id")
    .where("tenant", "=", tenant)
    .where((where) =>
      where.or([
        where.and([where("calendar", "=", mark.calendar), where("position", "<=", mark.position)]),
        where("day", "<=", mark.day),
        where("at", "<=", mark.at),
        // Two ranges instead of "not equal", which no index serves.
        where.and([where("calendar", "<", mark.calendar), where("position", "is not", null)]),
        where.and([where("calendar", ">", mark.calendar), where("position", "is not", null)]),
      ]),
    );
  if (take.except.length > 0) query = query.where("case_id", "not in", take.except);
  const rows = await query.limit(take.batch).forUpdate().skipLocked().execute();
  return [...new Set(rows.map(({ case_id }) => case_id))];
}
