import type { Kysely } from "kysely";

/** Jumps of the clock that were held for a person. */
export async function createClockHolds({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("clock_holds")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("went_from", "timestamptz", (column) => column.notNull())
    .addColumn("went_to", "timestamptz", (column) => column.notNull())
    .addColumn("elapsed_ms", "double precision", (column) => column.notNull())
    .addColumn("released_at", "timestamptz")
    .addColumn("released_by", "text")
    .addColumn("reason", "text")
    .addPrimaryKeyConstraint("clock_holds_pkey", ["tenant", "seq"])
    .execute();
}
