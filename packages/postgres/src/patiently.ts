import { engineError } from "@banjian/engine";
import { isLost, isPassing, whyNotStored } from "./database-fault.js";
import { CommitLost } from "./trips.js";

const attempts = 5;
/** How long a database that is away is waited for, in milliseconds. */
const patience = 12_000;

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
      const wasLost = error instanceof CommitLost;
      isUnknown ||= wasLost;
      const isLate = performance.now() - started > patience;
      const again = isPassing(error) ? attempt < attempts : (wasLost || isLost(error)) && !isLate;
      if (!again) throw isUnknown ? engineError("OUTCOME_UNKNOWN", {}) : whyNotStored(error);
      await new Promise((resolve) => setTimeout(resolve, Math.min(500, 5 * 2 ** attempt)));
    }
  }
}

/** The same port, whose reads wait for a database that is away: they change nothing, and may be done again. */
export function patientReads<Port extends object>(
  port: Port,
  reads: readonly (keyof Port)[],
): Port {
  const patient = reads.map((name) => {
    const read = port[name] as (...given: unknown[]) => Promise<unknown>;
    return [name, (...given: unknown[]) => patiently(() => read(...given))];
  });
  return { ...port, ...Object.fromEntries(patient) };
}
