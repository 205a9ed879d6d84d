import { type ClientBase, Pool } from "pg";
import { connectionSettings, pinnedSettings, serverSettings } from "./connection-settings.js";
import { connectionLost, guardedPool } from "./guarded-pool.js";
import { NamingClient } from "./naming-client.js";
import { pgTypes } from "./value-parsers.js";

/** A pool for one server. Losing a connection fails the work on it, never the process; every session has the same settings from its first work on. */
export function openPool(
  connectionString: string,
  { most, sessionSettings }: { readonly most: number; readonly sessionSettings: boolean },
): Pool {
  const { reserved: _, ...ofSession } = connectionSettings;
  const settings = sessionSettings ? { ...ofSession, ...ofOwnSession } : ofClient;
  const pool = guardedPool(new Pool({ ...settings, max: most, connectionString, types: pgTypes }));
  // A client whose answer did not come has lost its stream, but the pool learns that a moment too late and would lend it again.
  pool.on("release", (_, client) => {
    if (client.connection.stream.destroyed) void client.end();
  });
  return pool;
}

/** What the client sees to by itself. */
const { application_name, connectionTimeoutMillis, query_timeout, keepAlive, maxLifetimeSeconds } =
  connectionSettings;
const ofClient = {
  application_name,
  connectionTimeoutMillis,
  query_timeout,
  keepAlive,
  maxLifetimeSeconds,
  pipeline: connectionSettings.pipeline,
};

// A setting that a server does not know is not among its settings.
const setEach = `select set_config(known.name, given.value, false) from pg_settings known
  join unnest(cast($1 as text[]), cast($2 as text[])) given (name, value) on known.name = given.name`;

/** What a session keeps for us alone: its settings, and the statements it has been told. */
const ofOwnSession = { onConnect: settle, Client: NamingClient };

async function settle(client: ClientBase): Promise<void> {
  const settings = Object.entries({ ...serverSettings, ...pinnedSettings });
  const set = (some: typeof settings) =>
    client.query(setEach, [some.map(([name]) => name), some.map(([, value]) => value)]);
  try {
    await set(settings);
  } catch {
    // One is refused: the others go without it.
    await Promise.all(settings.map((one) => set([one]).catch(connectionLost)));
  }
}
