import { engineError, inTime, TooLate } from "@banjian/engine";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import { isThere, sqlStateOf, whyNotStored } from "./database-fault.js";
import { databaseError } from "./errors.js";
import { type HostConnection, type HostTransaction, hostConnection } from "./host-connection.js";
import { waitNoLonger } from "./patience-within.js";
import { probe } from "./probe.js";
import type { Tables } from "./tables.js";

/** How long a call may take, its turn included, in milliseconds. */
const deadline = 14_000;

const savepoint = CompiledQuery.raw("savepoint banjian_call");
const release = CompiledQuery.raw("release savepoint banjian_call");
const undo = [CompiledQuery.raw("rollback to savepoint banjian_call"), release];

type Call<Result> = (trx: Kysely<Tables>) => Promise<Result>;

/**
 * Makes a call a part of a transaction of the host: after those that came before it over the same connection, behind a
 * savepoint of its own, so that one that fails leaves nothing behind and harms no other. Refuses what is no transaction
 * (TRANSACTION_MISSING), one that can only be rolled back (TRANSACTION_ABORTED), and a Kysely that reads values in its own
 * way (DATABASE_VALUES_UNFIT); a client is told how to read ours.
 */
export async function asPartOf<Result>(host: HostTransaction, call: Call<Result>): Promise<Result> {
  try {
    return await inTime(deadline, async (signal) => {
      const connection = await hostConnection(host);
      return inTurn(connection.runsOn, () => twiceAtMost(connection, signal, call));
    });
  } catch (error) {
    throw whyNotWithin(error);
  }
}

function whyNotWithin(error: unknown): unknown {
  if (error instanceof TooLate) return engineError("STORE_UNAVAILABLE", { reason: error.message });
  const state = sqlStateOf(error);
  if (state === "25P02") return databaseError("TRANSACTION_ABORTED", {});
  // It has begun, and its savepoint is no longer there: the host did not wait for it and ended the transaction.
  if (state === "25P01" || state === "3B001") return engineError("OUTCOME_UNKNOWN", {});
  return whyNotStored(error);
}

const latest = new WeakMap<object, Promise<unknown>>();

function inTurn<Result>(runsOn: object, call: () => Promise<Result>): Promise<Result> {
  const mine = (latest.get(runsOn) ?? Promise.resolve()).then(call);
  const over = mine.catch(() => {});
  latest.set(runsOn, over);
  return mine;
}

/** Where somebody else kept the same key at the same moment, a second look finds what that one was told. */
async function twiceAtMost<Result>(
  connection: HostConnection,
  signal: AbortSignal,
  call: Call<Result>,
): Promise<Result> {
  try {
    return await behindSavepoint(connection, signal, call);
  } catch (error) {
    if (!isThere(error)) throw error;
    return behindSavepoint(connection, signal, call);
  }
}

async function behindSavepoint<Result>(
  connection: HostConnection,
  signal: AbortSignal,
  call: Call<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  // Before the caller hears that it was given up, and may end the transaction.
  const giveUp = () => connection.sendNow(undo);
  const send: HostConnection["send"] = async (statement) => {
    signal.throwIfAborted();
    return connection.send(statement);
  };
  await connection.send(savepoint).catch((error) => {
    throw sqlStateOf(error) === "25P01" ? databaseError("TRANSACTION_MISSING", {}) : error;
  });
  signal.throwIfAborted();
  signal.addEventListener("abort", giveUp);
  try {
    const waitAsBefore = await waitNoLonger(send);
    const trx = await kyselyOver(send);
    await readsOurs(connection, trx);
    const result = await call(trx);
    await waitAsBefore();
    await send(release);
    return result;
  } catch (error) {
    for (const one of undo) await send(one).catch(() => {});
    throw error;
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}

const probed = new WeakSet<object>();

async function readsOurs(connection: HostConnection, trx: Kysely<Tables>): Promise<void> {
  if (connection.readsOurs || probed.has(connection.runsOn)) return;
  await probe(trx);
  probed.add(connection.runsOn);
}

/** The host begins and ends the transaction, so that there is nothing to do for that here; what its Kysely adds to statements is not for ours. */
function kyselyOver(send: HostConnection["send"]): Promise<Kysely<Tables>> {
  const connection: DatabaseConnection = {
    executeQuery: send as DatabaseConnection["executeQuery"],
    streamQuery() {
      throw new Error("a part of a host's transaction does not stream");
    },
  };
  const nothing = async () => {};
  const driver: Driver = {
    init: nothing,
    acquireConnection: async () => connection,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  };
  const kysely = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return kysely.startTransaction().execute();
}
