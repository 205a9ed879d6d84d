import type { Kysely } from "kysely";

/** Item versions, and which of them new cases begin with. */
export async function createItems(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("item_versions")
    .addColumn("digest", "text", (column) => column.notNull().primaryKey())
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addUniqueConstraint("item_versions_code_version", ["code", "version"])
    .execute();
  await schema
    .createTable("published_items")
    .addColumn("code", "text", (column) => column.notNull().primaryKey())
    .addColumn("digest", "text", (column) => column.notNull())
    .execute();
}
