import type { Kysely } from "kysely";

/** What was done to the versions of items, from which it follows where each stands; and the cases under a version. */
export async function createCatalogue({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("item_acts")
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("act", "text", (column) => column.notNull())
    .addColumn("at", "timestamptz", (column) => column.notNull())
    .addColumn("by", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("successor", "text")
    .addPrimaryKeyConstraint("item_acts_pkey", ["code", "seq"])
    .execute();
  await schema
    .createIndex("cases_by_item")
    .on("cases")
    .columns(["item_digest", "status"])
    .execute();
}
