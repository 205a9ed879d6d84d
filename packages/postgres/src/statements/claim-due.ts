import type { DueMark } from "@banjian/engine";
import type { CompiledQuery } from "kysely";
import { allOf, compiledOnce } from "../compiled-once.js";

type Params = DueMark & {
  readonly tenant: string;
  readonly except: readonly string[];
  readonly batch: number;
};

const claim = compiledOnce<Params, { readonly case_id: string }>((db, given) =>
  db
    .selectFrom("limits")
    .select("case_id")
    .where("tenant", "=", given("tenant", "text"))
    .where((where) =>
      where.or([
        where.and([
          where("calendar", "=", given("calendar", "text")),
          where("position", "<=", given("position", "integer")),
        ]),
        where("day", "<=", given("day", "date")),
        where("at", "<=", given("at", "timestamptz")),
        // Two ranges instead of "not equal", which no index serves.
        where.and([
          where("calendar", "<", given("calendar", "text")),
          where("position", "is not", null),
        ]),
        where.and([
          where("calendar", ">", given("calendar", "text")),
          where("position", "is not", null),
        ]),
      ]),
    )
    .where("case_id", "!=", allOf(given("except", "text[]")))
    .limit(given("batch", "bigint"))
    .forUpdate()
    .skipLocked(),
);

/** Locks limits that have waited long enough and names their cases; rows that another sweep holds are skipped. */
export function claimDue(
  tenant: string,
  {
    mark,
    take,
  }: {
    readonly mark: DueMark;
    readonly take: { readonly batch: number; readonly except: readonly string[] };
  },
): CompiledQuery<{ readonly case_id: string }> {
  return claim({ ...mark, ...take, tenant });
}
