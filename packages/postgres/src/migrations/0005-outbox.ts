import { type Kysely, type SchemaModule, sql } from "kysely";

/** What decisions announced, how far it has been taken, and what failed on the way. */
export async function createOutbox({ schema }: Kysely<unknown>): Promise<void> {
  await createLetters(schema);
  await createSinks(schema);
  await createStalls(schema);
}

async function createLetters(schema: SchemaModule): Promise<void> {
  await schema
    .createTable("outbox")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("case_id", "text", (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("at", "timestamptz", (column) => column.notNull())
    .addColumn("epoch", "integer", (column) => column.notNull())
    .addColumn("ticket", "text")
    .addColumn("count", "integer", (column) => column.notNull())
    .addColumn("events", "jsonb", (column) => column.notNull())
    .addColumn("position", "bigint")
    .addPrimaryKeyConstraint("outbox_pkey", ["tenant", "case_id", "seq"])
    .execute();
  await schema
    .createIndex("outbox_by_position")
    .on("outbox")
    .columns(["tenant", "position"])
    .execute();
  await schema
    .createIndex("outbox_unplaced")
    .on("outbox")
    .columns(["tenant", "at", "case_id", "seq"])
    .where(sql.ref("position"), "is", null)
    .execute();
  await schema
    .createIndex("outbox_by_ticket")
    .on("outbox")
    .columns(["tenant", "ticket"])
    .where(sql.ref("ticket"), "is not", null)
    .execute();
  await schema
    .createTable("outbox_heads")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("position", "bigint", (column) => column.notNull())
    .addColumn("epoch", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("outbox_heads_pkey", ["tenant"])
    .execute();
}

async function createSinks(schema: SchemaModule): Promise<void> {
  await schema
    .createTable("sinks")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("sink", "text", (column) => column.notNull())
    .addColumn("position", "bigint", (column) => column.notNull())
    .addColumn("owner", "text")
    .addColumn("until", "timestamptz")
    .addPrimaryKeyConstraint("sinks_pkey", ["tenant", "sink"])
    .execute();
}

async function createStalls(schema: SchemaModule): Promise<void> {
  await schema
    .createTable("stalls")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("work", "text", (column) => column.notNull())
    .addColumn("case_id", "text", (column) => column.notNull())
    .addColumn("position", "bigint", (column) => column.notNull())
    .addColumn("tries", "integer", (column) => column.notNull())
    .addColumn("since", "timestamptz", (column) => column.notNull())
    .addColumn("next_at", "timestamptz")
    .addColumn("error", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("stalls_pkey", ["tenant", "work", "case_id"])
    .execute();
  await schema
    .createTable("incidents")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("work", "text", (column) => column.notNull())
    .addColumn("case_id", "text", (column) => column.notNull())
    .addColumn("position", "bigint", (column) => column.notNull())
    .addColumn("error", "text", (column) => column.notNull())
    .addColumn("opened_at", "timestamptz", (column) => column.notNull())
    .addColumn("closed_at", "timestamptz")
    .addColumn("outcome", "text")
    .addColumn("closed_by", "text")
    .addColumn("reason", "text")
    .addPrimaryKeyConstraint("incidents_pkey", ["tenant", "id"])
    .execute();
  await schema
    .createIndex("incidents_by_opening")
    .on("incidents")
    .columns(["tenant", "opened_at"])
    .execute();
}
