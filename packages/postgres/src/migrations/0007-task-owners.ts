import type { Kysely } from "kysely";

/** Whose each task is, and who is away when. */
export async function createTaskOwners({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable("tasks").addColumn("holder", "text").addColumn("owner", "text").execute();
  await schema.createIndex("tasks_by_holder").on("tasks").columns(["tenant", "holder"]).execute();
  await schema.createIndex("tasks_by_person").on("tasks").columns(["tenant", "person"]).execute();
  await schema
    .createTable("absences")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("body", "jsonb", (column) => column.notNull())
    .addPrimaryKeyConstraint("absences_pkey", ["tenant", "seq"])
    .execute();
}
