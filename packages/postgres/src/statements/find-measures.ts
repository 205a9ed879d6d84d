import type { Measure } from "@banjian/core";
import type { CaseStore, MeasureQuery } from "@banjian/engine";
import type { Kysely } from "kysely";
import { measureFromRow } from "../rows.js";
import type { Tables } from "../tables.js";

type Asked = MeasureQuery & Parameters<CaseStore["measures"]>[1];

/** What was known before a moment of the cases that were under way on some days, in the order of their numbers. */
export async function findMeasures(
  db: Kysely<Tables>,
  tenant: string,
  { from, to, before, batch, after = "" }: Asked,
): Promise<readonly Measure[]> {
  const known = db
    .selectFrom("measures")
    .select("body")
    .where("tenant", "=", tenant)
    .where("case_id", ">", after)
    .where("body", "is not", null)
    .where("filed_on", "<=", to)
    .where((it) => it.or([it("ended_on", "is", null), it("ended_on", ">=", from)]))
    .where((it) =>
      it.or([
        it("superseded_at", "is", null),
        ...(before === undefined ? [] : [it("superseded_at", ">=", before)]),
      ]),
    );
  const asked = before === undefined ? known : known.where("recorded_at", "<", before);
  return (await asked.orderBy("case_id").limit(batch).execute()).map(measureFromRow);
}

/** Some cases that were stored before anything was measured. */
export async function findUnmeasured(
  db: Kysely<Tables>,
  tenant: string,
  count: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("measures")
    .select("case_id")
    .where("tenant", "=", tenant)
    .where("body", "is", null)
    .where("superseded_at", "is", null)
    .orderBy("case_id")
    .limit(count)
    .execute();
  return rows.map(({ case_id }) => case_id);
}
