import { type Kysely, sql } from "kysely";
import { isThere } from "./database-fault.js";
import type { Tables } from "./tables.js";

/**
 * Inserts a row, and says whether it did: not where one with its key is there. ON CONFLICT would say the same, but not every
 * database that follows PostgreSQL knows it. In a transaction that is under way a savepoint keeps the rest of it.
 */
export async function addUnlessThere(
  db: Kysely<Tables>,
  insert: { execute(): Promise<unknown> },
): Promise<boolean> {
  const inside = db.isTransaction;
  if (inside) await sql`savepoint unless_there`.execute(db);
  try {
    await insert.execute();
    if (inside) await sql`release savepoint unless_there`.execute(db);
    return true;
  } catch (error) {
    if (!isThere(error)) throw error;
    if (inside) await sql`rollback to savepoint unless_there`.execute(db);
    return false;
  }
}
