import { type Kysely, sql } from "kysely";
import { schemaName } from "../tables.js";

/** Room in each page of the cases, whose rows change with every decision: they stay in their page, and no index has to learn where they went. */
export async function leaveRoom(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ${sql.id(schemaName, "cases")} set (fillfactor = 70)`.execute(db);
}
