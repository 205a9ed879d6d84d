import { DatabaseError, type Pool, type PoolClient } from "pg";
import type { PostgresTarget } from "./database-url.js";
import { databaseError } from "./errors.js";

/** A client of `pg` as far as it knows which session it was given. */
type Numbered = { readonly processID?: number };

type Server = Pick<PostgresTarget, "host" | "port">;

/** Refuses what answers in a database's place and lends its sessions to many (POOLER_BETWEEN): by another session's number than was told. */
export function refusePooler(pool: Pool, { host, port }: Server): Promise<void> {
  return onSession(pool, async (client) => {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    const told = (client as Numbered).processID;
    const pid = rows[0]?.pid;
    if (told === pid) return;
    throw databaseError("POOLER_BETWEEN", { host, port, reason: `session ${told}, not ${pid}` });
  });
}

/** Refuses what lends a session for a statement only (POOLER_SPLITS): nothing could be done as a whole there. */
export function refuseSplitting(pool: Pool, { host, port }: Server): Promise<void> {
  return onSession(pool, async (client) => {
    await client.query("begin").catch((error) => {
      const isSplitting =
        error instanceof DatabaseError && /transaction blocks not/i.test(error.message);
      if (!isSplitting) throw error;
      throw databaseError("POOLER_SPLITS", { host, port, reason: error.message });
    });
    await client.query("commit");
  });
}

async function onSession(pool: Pool, ask: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await ask(client);
  } finally {
    client.release();
  }
}

/** Whether it is a pooler that says so: it does not know a setting that every server has. */
export function isPoolersRefusal(error: Error): boolean {
  return /unsupported startup parameter/i.test(error.message);
}
