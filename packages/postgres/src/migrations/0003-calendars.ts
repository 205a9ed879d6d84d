import type { Kysely } from "kysely";

/** The notices that calendars are made from, and how far each tenant's cases follow them. */
export async function createCalendars({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("notices")
    .addColumn("seq", "integer", (column) => column.notNull().primaryKey())
    .addColumn("calendar", "text", (column) => column.notNull())
    .addColumn("number", "text", (column) => column.notNull())
    .addColumn("known_on", "date", (column) => column.notNull())
    .addColumn("body", "jsonb", (column) => column.notNull())
    .addUniqueConstraint("notices_calendar_number", ["calendar", "number"])
    .execute();
  await schema
    .createTable("calendar_passes")
    .addColumn("tenant", "text", (column) => column.notNull().primaryKey())
    .addColumn("body", "jsonb", (column) => column.notNull())
    .execute();
}
