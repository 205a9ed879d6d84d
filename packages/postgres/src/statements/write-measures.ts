import type { Effects } from "@banjian/engine";
import type { CompiledQuery } from "kysely";
import { compiledOnce } from "../compiled-once.js";
import { measureRow } from "../rows.js";
import { insertRows } from "./insert-rows.js";
import { columnLists, eachColumn } from "./row-lists.js";

const addMeasures = insertRows("measures", {
  case_id: "text",
  seq: "integer",
  recorded_at: "timestamptz",
  superseded_at: "timestamptz",
  filed_on: "date",
  ended_on: "date",
  body: "jsonb",
});

const renewed = { case_id: "text", recorded_at: "timestamptz" } as const;

const supersede = compiledOnce<Readonly<Record<string, unknown>>>((db, given) =>
  db
    .updateTable("measures")
    .from(db.selectNoFrom(eachColumn(given, renewed)).as("now"))
    .set(({ ref }) => ({ superseded_at: ref("now.recorded_at") }))
    .where("measures.tenant", "=", given("tenant", "text"))
    .where("measures.superseded_at", "is", null)
    .whereRef("measures.case_id", "=", "now.case_id"),
);

/** What is measured of the cases from now on, in place of what was; of several decisions on one case the last that changed it. */
export function writeMeasures(
  tenant: string,
  decisions: readonly { readonly effects: Effects }[],
): CompiledQuery[] {
  const measured = new Map(
    decisions.flatMap(({ effects: { state, measure } }) =>
      measure === undefined ? [] : [[state.id, measureRow(tenant, measure, state)]],
    ),
  );
  const rows = [...measured.values()];
  if (rows.length === 0) return [];
  return [supersede({ tenant, ...columnLists(renewed, rows) }), addMeasures(tenant, rows)];
}
