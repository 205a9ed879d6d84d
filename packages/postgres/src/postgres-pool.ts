import { Pool } from "pg";
import { connectionSettings } from "./connection-settings.js";
import { pgTypes } from "./value-parsers.js";

/** A pool for one server. Losing a connection fails the work on it, never the process; no session setting is changed after the start. */
export function openPool(connectionString: string, most: number = connectionSettings.max): Pool {
  const { reserved: _, ...settings } = connectionSettings;
  const pool = new Pool({ ...settings, max: most, connectionString, types: pgTypes });
  pool.on("error", connectionLost);
  // The pool listens to idle clients only: one that is at work when the server drops it would end the process.
  pool.on("connect", (client) => client.on("error", connectionLost));
  // A client whose answer did not come has lost its stream, but the pool learns that a moment too late and would lend it again.
  pool.on("release", (_, client) => {
    if (client.connection.stream.destroyed) void client.end();
  });
  return pool;
}

/** Nothing is left to do: the pool has let go of the client, and a statement on its way is rejected by itself. */
function connectionLost(): void {}
