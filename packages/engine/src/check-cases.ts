import { parkStall } from "./park-stall.js";
import type { EngineParts } from "./parts.js";
import { stopCase } from "./stop-case.js";
import { foldWork } from "./whole-cases.js";

/** Cases a second, and how many at once at least and at most. */
const aSecond = 10;
const [fewest, most] = [5, 50];

/** From so many on it is not the cases that are wrong when more than half of what was looked at differs. */
const suspicious = 3;

/**
 * Holds stored cases against their facts while a hall works, some each round and all of them in turn, the last numbers first;
 * begins again after the last one. Each that differs is stopped by itself. Where most differ at once nothing is stopped, as
 * then the program is another than the one that wrote them; a person is asked.
 */
export class CaseCheck {
  readonly #parts: EngineParts;
  readonly #batch: number;
  #before: string | undefined;

  /** `every`: how far apart the rounds are, in milliseconds. */
  constructor(parts: EngineParts, every: number) {
    this.#parts = parts;
    this.#batch = Math.min(most, Math.max(fewest, Math.ceil((every * aSecond) / 1000) || fewest));
  }

  /** Looks at some more; says which were stopped. */
  async once(): Promise<readonly string[]> {
    const { store } = this.#parts;
    const { checked, differing, before } = await store.whole.look({
      batch: this.#batch,
      before: this.#before,
    });
    this.#before = before;
    if (differing.length >= suspicious && differing.length > checked / 2) {
      await this.#ask(differing);
      return [];
    }
    const stopped: string[] = [];
    for (const caseId of differing) {
      if ((await stopCase(this.#parts, caseId)) !== undefined) stopped.push(caseId);
    }
    return stopped;
  }

  async #ask(differing: readonly string[]): Promise<void> {
    const { now } = await this.#parts.store.moment();
    const error = differing.slice(0, 10).join(", ");
    const stall = { work: foldWork, caseId: "", position: 0, tries: 1, since: now, error };
    await parkStall(this.#parts, stall, now);
  }
}
