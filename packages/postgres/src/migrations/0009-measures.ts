import { type Kysely, sql } from "kysely";
import { schemaName } from "../tables.js";

/** What indicators are made from. The cases that are there get a row without a body, which the first report fills in. */
export async function createMeasures(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("measures")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("case_id", "text", (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("recorded_at", "timestamptz", (column) => column.notNull())
    .addColumn("superseded_at", "timestamptz")
    .addColumn("filed_on", "date")
    .addColumn("ended_on", "date")
    .addColumn("body", "jsonb")
    .addPrimaryKeyConstraint("measures_pkey", ["tenant", "case_id", "seq"])
    .execute();
  await schema
    .createIndex("measures_by_end")
    .on("measures")
    .columns(["tenant", "superseded_at", "ended_on"])
    .execute();
  await schema
    .createIndex("measures_unmade")
    .on("measures")
    .columns(["tenant", "case_id"])
    .where(sql.ref("body"), "is", null)
    .execute();
  await sql`insert into ${sql.id(schemaName, "measures")}
    (tenant, case_id, seq, recorded_at) select tenant, id, 0, changed_at
    from ${sql.id(schemaName, "cases")}`.execute(db);
}
