import { type ClientBase, Pool } from "pg";
import { connectionSettings, pinnedSettings, serverSettings } from "./connection-settings.js";
import { connectionLost, guardedPool } from "./guarded-pool.js";
import { pgTypes } from "./value-parsers.js";

/** A pool for one server. Losing a connection fails the work on it, never the process; every session has the same settings from its first work on. */
export function openPool(
  connectionString: string,
  { most, sessionSettings }: { readonly most: number; readonly sessionSettings: boolean },
): Pool {
  const { reserved: _, ...ofSession } = connectionSettings;
  const settings = sessionSettings ? { ...ofSession, onConnect: settle } : ofClient;
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

async function settle(client: ClientBase): Promise<void> {
  // A setting that a server does not know is not among its settings.
  const asked = Object.entries({ ...serverSettings, ...pinnedSettings }).map(([name, value]) =>
    client
      .query("select set_config(name, $2, false) from pg_settings where name = $1", [name, value])
      .catch(connectionLost),
  );
  await Promise.all(asked);
}
