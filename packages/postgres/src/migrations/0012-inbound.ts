import type { Kysely } from "kysely";

/** What other systems have told, and what became of it: by what still waits, and by the case it is about. */
export async function createInbound({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("inbound")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("system", "text", (column) => column.notNull())
    .addColumn("case_id", "text", (column) => column.notNull())
    .addColumn("received_at", "timestamptz", (column) => column.notNull())
    .addColumn("fate", "text", (column) => column.notNull())
    .addColumn("because", "jsonb")
    .addColumn("message", "jsonb", (column) => column.notNull())
    .addPrimaryKeyConstraint("inbound_pkey", ["tenant", "id"])
    .execute();
  await schema
    .createIndex("inbound_by_fate")
    .on("inbound")
    .columns(["tenant", "fate", "received_at"])
    .execute();
  await schema
    .createIndex("inbound_by_case")
    .on("inbound")
    .columns(["tenant", "case_id"])
    .execute();
}
