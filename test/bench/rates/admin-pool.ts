import { Pool } from "pg";

/** One connection that prepares and looks on. Its server may be stopped while it still closes: `end` does not wait for that. */
export function adminPool(connectionString: string): Pool {
  return new Pool({ connectionString, max: 1 }).on("error", () => {});
}
