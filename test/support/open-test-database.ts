import { connect, type OpenDatabase } from "../../packages/postgres/src/connect.js";
import { freshDatabase } from "./fresh-database.js";

/** The databases every test of stored data runs on. */
export const backends = ["pglite", "postgres"] as const;

/** An empty database of its own; nothing is left of it once it is closed. */
export async function openTestDatabase<Tables>(
  backend: (typeof backends)[number],
): Promise<OpenDatabase<Tables>> {
  if (backend === "pglite") return connect<Tables>("pglite://memory");
  const { url, drop } = await freshDatabase();
  const database = await connect<Tables>(url);
  return { ...database, close: () => database.close().finally(drop) };
}
