import type { Instant } from "@banjian/calendar";
import { engineError } from "./errors.js";
import { later } from "./retry-policy.js";

/** How often a second factor may be guessed wrongly for one number of a case, and for how long it is then not asked. */
export type GuessLimit = { readonly tries: number; readonly minutes: number };

const usual: GuessLimit = { tries: 5, minutes: 15 };

/** Numbers of which wrong guesses are remembered; the oldest is forgotten first. */
const most = 10_000;

type Wrong = { readonly count: number; readonly until: Instant };

/**
 * Counts wrong second factors by the number they were given for, whether there is such a case or not, so that nobody learns it
 * by this. Each process counts for itself, and forgets when it ends.
 */
export class Guesses {
  readonly #limit: GuessLimit;
  readonly #wrong = new Map<string, Wrong>();

  /** Refuses a limit of no tries or no time (GUESSES_INVALID). */
  constructor(limit: Partial<GuessLimit> = {}) {
    this.#limit = { ...usual, ...limit };
    const { tries, minutes } = this.#limit;
    const sound = [tries, minutes].every((one) => Number.isSafeInteger(one) && one > 0);
    if (!sound) throw engineError("GUESSES_INVALID", { tries, minutes });
  }

  /** Refuses a number for which too many were wrong (PROGRESS_LOCKED): a right one now would tell that it is right. */
  refuse(caseId: string, now: Instant): void {
    const wrong = this.#standing(caseId, now);
    if (wrong === undefined || wrong.count < this.#limit.tries) return;
    throw engineError("PROGRESS_LOCKED", { until: wrong.until });
  }

  /** One more was wrong. */
  note(caseId: string, now: Instant): void {
    const count = (this.#standing(caseId, now)?.count ?? 0) + 1;
    this.#wrong.delete(caseId);
    this.#wrong.set(caseId, { count, until: later(now, this.#limit.minutes * 60_000) });
    const [oldest] = this.#wrong.keys();
    if (this.#wrong.size > most && oldest !== undefined) this.#wrong.delete(oldest);
  }

  #standing(caseId: string, now: Instant): Wrong | undefined {
    const wrong = this.#wrong.get(caseId);
    return wrong !== undefined && now < wrong.until ? wrong : undefined;
  }
}
