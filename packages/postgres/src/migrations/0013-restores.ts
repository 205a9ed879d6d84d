import type { Kysely } from "kysely";

/** Who restored a backup and why, on the hold that comes with it. */
export async function createRestores({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable("clock_holds").addColumn("restored_by", "text").execute();
  await schema.alterTable("clock_holds").addColumn("restored_reason", "text").execute();
}
