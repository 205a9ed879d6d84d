import type { Kysely } from "kysely";

/** How far each tenant has counted under each name. */
export async function createCounters({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("counters")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("value", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("counters_pkey", ["tenant", "name"])
    .execute();
}
