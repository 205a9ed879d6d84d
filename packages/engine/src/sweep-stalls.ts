import type { Instant } from "@banjian/calendar";
import { clearStall, parkStall } from "./park-stall.js";
import type { EngineParts } from "./parts.js";
import { nextTry, sweepRetries } from "./retry-policy.js";
import type { Stall } from "./stall.js";
import { wordsOf } from "./words-of.js";

const work = "sweep";

/** The cases that a sweep could not take up, so that each is tried again later and harms no other. */
export class SweepStalls {
  readonly #parts: EngineParts;
  #stalls: Map<string, Stall & { readonly version: number }> | undefined;

  #stopped: readonly string[] | undefined;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  /** The cases to leave out now, those that are stopped among them. One waits no longer once somebody has acted in it: what was due has taken effect by then. */
  async waiting(now: Instant): Promise<readonly string[]> {
    this.#stopped ??= await this.#parts.store.whole.stopped();
    const waiting = [...this.#stopped];
    for (const { caseId, next, position, version } of (await this.#read()).values()) {
      if (version !== position) await this.over(caseId, now);
      else if (next === undefined || next > now) waiting.push(caseId);
    }
    return waiting;
  }

  /** The case was swept. */
  async over(caseId: string, at: Instant): Promise<void> {
    if ((await this.#read()).delete(caseId)) await clearStall(this.#parts, { work, caseId }, at);
  }

  /** Nothing is due any more: a case whose next try had come and that was not taken up has nothing left to try. Somebody acted in it while its sweep failed. */
  async noneLeft(failed: ReadonlyMap<string, unknown>, now: Instant): Promise<void> {
    for (const { caseId, next } of [...(await this.#read()).values()]) {
      const hasCome = next !== undefined && next <= now;
      if (hasCome && !failed.has(caseId)) await this.over(caseId, now);
    }
  }

  /** The case could not be swept: it waits for its next try, or for a person. */
  async failed(caseId: string, error: unknown, now: Instant): Promise<void> {
    const { store, sweepRetries: policy = sweepRetries } = this.#parts;
    const before = (await this.#read()).get(caseId);
    const tries = (before?.tries ?? 0) + 1;
    const since = before?.since ?? now;
    const position = (await store.load(caseId))?.version ?? 0;
    const stall: Stall = { work, caseId, position, tries, since, error: wordsOf(error) };
    const next = nextTry(policy, { tries, since, now });
    if (next === undefined) await parkStall(this.#parts, stall, now);
    else await store.stalls.keep({ ...stall, next });
  }

  async #read(): Promise<Map<string, Stall & { readonly version: number }>> {
    if (this.#stalls === undefined) {
      const all = await this.#parts.store.stalls.of(work);
      this.#stalls = new Map(all.map((stall) => [stall.caseId, stall]));
    }
    return this.#stalls;
  }
}
