import { foldWork } from "@banjian/engine";
import { type CompiledQuery, type Kysely, sql } from "kysely";
import { anyOf, compiledOnce, type Given } from "../compiled-once.js";
import type { CaseRow } from "../loaded-cases.js";
import type { Tables } from "../tables.js";

type Params = { readonly tenant: string; readonly ids: readonly string[] };

const inOrder = (db: Kysely<Tables>, given: Given<Params>) =>
  db
    .selectFrom("cases")
    .select(["id", "version", "fold"])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom("stalls")
          .select(sql`1`.as("one"))
          .where("stalls.tenant", "=", given("tenant", "text"))
          .where("stalls.work", "=", foldWork)
          .whereRef("stalls.case_id", "=", "cases.id"),
      )
        .$castTo<boolean>()
        .as("stopped"),
    )
    .where("tenant", "=", given("tenant", "text"))
    .where("id", "=", anyOf(given("ids", "text[]")))
    .orderBy("id")
    .forUpdate();

const waiting = compiledOnce<Params, CaseRow>(inOrder);
const skipping = compiledOnce<Params, CaseRow>((db, given) => inOrder(db, given).skipLocked());

/** Locks and loads cases, with whether each is stopped, in the order of their ids, so that two transactions never wait for each other. */
export function lockCases(
  tenant: string,
  { ids, skipLocked }: { readonly ids: readonly string[]; readonly skipLocked: boolean },
): CompiledQuery<CaseRow> {
  return (skipLocked ? skipping : waiting)({ tenant, ids });
}
