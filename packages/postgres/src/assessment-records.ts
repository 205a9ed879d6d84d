import type { MeasureStore } from "@banjian/engine";
import type { Kysely } from "kysely";
import { assessmentFromRow } from "./rows.js";
import type { Tables } from "./tables.js";
import { addUnlessThere } from "./unless-there.js";

/** The part of a store that keeps the assessments that were audited. */
export function assessmentRecords(
  db: Kysely<Tables>,
  tenant: string,
): Pick<MeasureStore, "assessment" | "keepAssessment"> {
  return {
    async assessment(month) {
      const row = await db
        .selectFrom("assessments")
        .select("body")
        .where("tenant", "=", tenant)
        .where("month", "=", month)
        .executeTakeFirst();
      return row && assessmentFromRow(row);
    },
    // Of two that audit at the same time the first is kept.
    keepAssessment: (assessment) =>
      addUnlessThere(
        db,
        db
          .insertInto("assessments")
          .values({ tenant, month: assessment.month, body: JSON.stringify(assessment) }),
      ),
  };
}
