import type { Kysely, SchemaModule } from "kysely";

/** Cases, their facts, what they wait for, open work, and the keys of accepted requests. */
export async function createCases({ schema }: Kysely<unknown>): Promise<void> {
  await createCaseTable(schema);
  await createFacts(schema);
  await createLimits(schema);
  await createTasks(schema);
  await createRequests(schema);
}

async function createCaseTable(schema: SchemaModule): Promise<void> {
  await schema
    .createTable("cases")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("item_code", "text", (column) => column.notNull())
    .addColumn("item_version", "text", (column) => column.notNull())
    .addColumn("item_digest", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("opened_at", "timestamptz", (column) => column.notNull())
    .addColumn("changed_at", "timestamptz", (column) => column.notNull())
    .addColumn("fold", "jsonb", (column) => column.notNull())
    .addPrimaryKeyConstraint("cases_pkey", ["tenant", "id"])
    .execute();
  await schema
    .createIndex("cases_by_opening")
    .on("cases")
    .columns(["tenant", "opened_at", "id"])
    .execute();
}

async function createFacts(schema: SchemaModule): Promise<void> {
  await schema
    .createTable("facts")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("case_id", "text", (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("at", "timestamptz", (column) => column.notNull())
    .addColumn("effective_on", "date", (column) => column.notNull())
    .addColumn("body", "jsonb", (column) => column.notNull())
    .addPrimaryKeyConstraint("facts_pkey", ["tenant", "case_id", "seq"])
    .execute();
}

async function createLimits(schema: SchemaModule): Promise<void> {
  await schema
    .createTable("limits")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("case_id", "text", (column) => column.notNull())
    .addColumn("limit_key", "text", (column) => column.notNull())
    .addColumn("calendar", "text", (column) => column.notNull())
    .addColumn("position", "integer")
    .addColumn("day", "date")
    .addColumn("at", "timestamptz")
    .addColumn("depends_from", "date")
    .addColumn("depends_to", "date")
    .addPrimaryKeyConstraint("limits_pkey", ["tenant", "case_id", "limit_key"])
    .execute();
  await schema
    .createIndex("limits_by_position")
    .on("limits")
    .columns(["tenant", "calendar", "position"])
    .execute();
  await schema.createIndex("limits_by_day").on("limits").columns(["tenant", "day"]).execute();
  await schema.createIndex("limits_by_instant").on("limits").columns(["tenant", "at"]).execute();
  await schema
    .createIndex("limits_by_dependence")
    .on("limits")
    .columns(["tenant", "depends_to", "case_id"])
    .execute();
}

async function createTasks(schema: SchemaModule): Promise<void> {
  await schema
    .createTable("tasks")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("case_id", "text", (column) => column.notNull())
    .addColumn("task_id", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("department", "text")
    .addColumn("person", "text")
    .addColumn("opened_on", "date", (column) => column.notNull())
    .addPrimaryKeyConstraint("tasks_pkey", ["tenant", "case_id", "task_id", "role"])
    .execute();
  await schema
    .createIndex("tasks_by_role")
    .on("tasks")
    .columns(["tenant", "role", "department", "person"])
    .execute();
}

async function createRequests(schema: SchemaModule): Promise<void> {
  await schema
    .createTable("requests")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("case_id", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("at", "timestamptz", (column) => column.notNull())
    .addPrimaryKeyConstraint("requests_pkey", ["tenant", "key"])
    .execute();
}
