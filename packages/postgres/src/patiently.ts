import { engineError } from "@banjian/engine";
import { isLost, isPassing, isUnreached, whyNotStored } from "./database-fault.js";
import { CommitLost } from "./trips.js";

/** How often work is done at most that another transaction got in the way of. */
export const attempts = 5;
/** How long it is begun again, in milliseconds: whoever waits for a row waits up to `lock_timeout` each time, and is to hear of it in time. */
const patienceForOthers = 5_000;
/** How long a database that is away is waited for, in milliseconds: less than one that says nothing (`query_timeout`), which is not asked again. */
const patience = 11_000;

/**
 * Does the work, and again from the start where another transaction got in its way or the database was away. Work under a key
 * may be done again after a commit that was not answered: it then finds its receipt. Throws OUTCOME_UNKNOWN where that could
 * not be found out, STORE_UNAVAILABLE or STORE_FULL where nothing was stored.
 */
export async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  let isUnknown = false;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      isUnknown ||= error instanceof CommitLost;
      if (!mayPass(error, attempt, performance.now() - started)) {
        throw isUnknown ? engineError("OUTCOME_UNKNOWN", {}) : whyNotStored(error);
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(500, 5 * 2 ** attempt)));
    }
  }
}

function mayPass(error: unknown, attempt: number, waited: number): boolean {
  if (isPassing(error)) return attempt < attempts && waited < patienceForOthers;
  return (error instanceof CommitLost || isLost(error)) && waited < patience;
}

/** What a caller is told of work that was done in a transaction and is not done again. */
export function whyNotAnswered(error: unknown): unknown {
  return error instanceof CommitLost ? engineError("OUTCOME_UNKNOWN", {}) : whyNotStored(error);
}

/**
 * The same port, whose reads wait for a database that is away: they change nothing, and may be done again. What else is asked
 * of it is asked once, and answered in code.
 */
export function patientReads<Port extends object>(
  port: Port,
  reads: readonly (keyof Port)[],
): Port {
  const answering = Object.entries(port).map(([name, member]) => {
    if (typeof member !== "function") return [name, member];
    const ask = member as (...given: unknown[]) => Promise<unknown>;
    const isRead = (reads as readonly string[]).includes(name);
    return [name, (...given: unknown[]) => (isRead ? patiently : once)(() => ask(...given))];
  });
  return Object.fromEntries(answering);
}

// A statement that is its own transaction may have been done where its answer was lost.
async function once<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const mayBeDone = isLost(error) && !isUnreached(error);
    throw mayBeDone ? engineError("OUTCOME_UNKNOWN", {}) : whyNotStored(error);
  }
}
