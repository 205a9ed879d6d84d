import { CodedError } from "@banjian/base";
import { engineError } from "@banjian/engine";
import { databaseError } from "./errors.js";

/** What another transaction got in the way of, and a repeat puts right: serialisation, deadlock, lock wait, a key kept at the same moment. */
const passing = new Set(["40001", "40P01", "55P03", "23505"]);

/** The SQLSTATE a server gave as its reason; undefined where no server has answered. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("severity" in error)) return undefined;
  return String(error.code);
}

/** Whether another transaction got in the way, so that the same work may well succeed in a moment. */
export function isPassing(error: unknown): boolean {
  return passing.has(sqlStateOf(error) ?? "");
}

/** Whether a row with that key is there already. */
export function isThere(error: unknown): boolean {
  return sqlStateOf(error) === "23505";
}

/** No connection of the host's pool became free in time. */
export class PoolBusy extends Error {}

/** Whether all connections of a pool were in use for too long: the server may be as well as ever. */
function isBusy(error: unknown): boolean {
  if (error instanceof PoolBusy) return true;
  return error instanceof Error && /^timeout exceeded when trying to connect/.test(error.message);
}

/** Whether the server was not heard of any more, is being stopped or started, or has no connection left. */
export function isLost(error: unknown): boolean {
  if (error instanceof CodedError || isBusy(error)) return false;
  const state = sqlStateOf(error);
  if (state !== undefined) return /^(08...|57P0[1-5]|53300|25P04|25P03)$/.test(state);
  return error instanceof Error && isOfTheDriver(error);
}

/** Whether no connection was had at all, so that nothing can have been asked of the server. */
export function isUnreached(error: unknown): boolean {
  if (isBusy(error) || /^(57P03|53300|0800[14])$/.test(sqlStateOf(error) ?? "")) return true;
  if (!(error instanceof Error)) return false;
  if ("syscall" in error) return error.syscall === "connect" || error.syscall === "getaddrinfo";
  return /^(Connection terminated due to connection timeout|Cannot use a pool after)/.test(
    error.message,
  );
}

/** How the driver says that there is no connection: in words, or by the operating system's code. */
function isOfTheDriver(error: Error): boolean {
  if ("syscall" in error || ("code" in error && /^E[A-Z]+$/.test(String(error.code)))) return true;
  return /^(Connection terminated|Client (was closed|has encountered a connection error)|Query read timeout|timeout expired|Cannot use a pool after)/.test(
    error.message,
  );
}

/** Whether the server gave up the statement because it took too long, or takes none that writes: it is a standby, or the transaction was begun so. */
function isDeclined(error: unknown): boolean {
  return /^(57014|25006)$/.test(sqlStateOf(error) ?? "");
}

/** What a role may not do, in the server's words, where that is what was wrong. */
export function whyForbidden(error: unknown): string | undefined {
  if (error instanceof CodedError && error.code === "STORE_FORBIDDEN") {
    return (error.details as { readonly reason: string }).reason;
  }
  return sqlStateOf(error) === "42501" && error instanceof Error ? error.message : undefined;
}

/** What a caller is told of a database that did not do what was asked, when nothing was stored. */
export function whyNotStored(error: unknown): unknown {
  if (isBusy(error)) return engineError("OVERLOADED", {});
  if (sqlStateOf(error) === "53100") return engineError("STORE_FULL", {});
  const forbidden = whyForbidden(error);
  if (forbidden !== undefined) return databaseError("STORE_FORBIDDEN", { reason: forbidden });
  if (!isLost(error) && !isPassing(error) && !isDeclined(error)) return error;
  const reason = sqlStateOf(error) ?? (error instanceof Error ? error.message : String(error));
  return engineError("STORE_UNAVAILABLE", { reason });
}
