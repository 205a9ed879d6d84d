import type { Kysely } from "kysely";

/** Assessments of a month that were audited, and are not computed again. */
export async function createAssessments({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("assessments")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("month", "text", (column) => column.notNull())
    .addColumn("body", "jsonb", (column) => column.notNull())
    .addPrimaryKeyConstraint("assessments_pkey", ["tenant", "month"])
    .execute();
}
