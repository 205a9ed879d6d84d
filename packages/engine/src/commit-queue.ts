import { CodedError } from "@banjian/base";
import { engineError } from "./errors.js";
import type { CaseStore, CommitAnswer, CommitRequest, Decide, Loaded } from "./ports.js";
import { sharedRead } from "./shared-read.js";
import { WaitingCases } from "./waiting-cases.js";

/** How requests wait and are put together. */
export type BatchOptions = {
  /** Commits on their way at once. */
  readonly lanes?: number;
  /** Requests of one commit at most. */
  readonly most?: number;
  /** How long a request waits for its turn before it is refused (OVERLOADED), in milliseconds. */
  readonly patience?: number;
  /** How many may wait; one more is refused at once (OVERLOADED). */
  readonly room?: number;
  /** When a request that is being committed is answered as unknown (OUTCOME_UNKNOWN), in milliseconds from its coming. */
  readonly deadline?: number;
};

/** A request that waits, with what decides it and who is to be told. */
type Waiting = {
  readonly request: CommitRequest;
  readonly caseId: string;
  readonly turn: number;
  readonly decide: (loaded: Loaded) => ReturnType<Decide<CommitRequest>>;
  readonly tell: (answer: CommitAnswer) => void;
  /** Not with others: its case was held elsewhere, or the batch it was in could not be written. */
  alone?: true;
  begun?: true;
};

/**
 * The same store, which commits together what waited while other commits were under way: there is no lingering, so a request
 * that comes alone is committed at once and alone. Requests for one case keep their order.
 */
export class CommitQueue {
  readonly #store: CaseStore;
  readonly #options: Required<BatchOptions>;
  readonly #waiting = new WaitingCases<Waiting>();
  #turns = 0;
  #free: number;
  /** Those that go alone wait for a case that somebody holds: they must not hold up the others. */
  #freeAlone: number;
  readonly #idle: (() => void)[] = [];

  constructor(store: CaseStore, options: BatchOptions = {}) {
    this.#store = store;
    this.#options = {
      lanes: 2,
      most: 200,
      patience: 3_000,
      room: 10_000,
      deadline: 15_000,
      ...options,
    };
    this.#free = this.#options.lanes;
    this.#freeAlone = this.#options.lanes;
  }

  /** How many requests wait for their turn. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Commits one request, together with others where there are any; answers as the store does. */
  commit<Request extends CommitRequest>(
    request: Request,
    decide: Decide<Request>,
  ): Promise<CommitAnswer> {
    const { room, patience, deadline } = this.#options;
    if (this.#waiting.size >= room) return Promise.resolve(this.#overloaded());
    return new Promise((resolve) => {
      const timers: NodeJS.Timeout[] = [];
      const tell = (answer: CommitAnswer) => {
        for (const timer of timers) clearTimeout(timer);
        resolve(answer);
      };
      const one: Waiting = {
        request,
        caseId: request.caseId,
        turn: ++this.#turns,
        decide: (loaded) => decide(request, loaded),
        tell,
      };
      this.#waiting.add(one);
      this.#start();
      if (one.begun !== true) {
        timers.push(setTimeout(() => this.#giveUp(one), patience));
      }
      timers.push(
        setTimeout(() => {
          this.#giveUp(one);
          tell({ refused: engineError("OUTCOME_UNKNOWN", {}) });
        }, deadline),
      );
    });
  }

  /** Resolves once nothing waits and nothing is on its way. */
  idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #isIdle(): boolean {
    const { lanes } = this.#options;
    return this.#waiting.size === 0 && this.#free === lanes && this.#freeAlone === lanes;
  }

  #overloaded(): CommitAnswer {
    return { refused: engineError("OVERLOADED", { waiting: this.#waiting.size }) };
  }

  // Only what waits, for the first time or again: nothing of it has been stored. What is told first counts.
  #giveUp(one: Waiting): void {
    const answer = this.#overloaded();
    if (this.#waiting.remove(one)) one.tell(answer);
  }

  #start(): void {
    for (let more = true; more; ) {
      const alone = this.#freeAlone > 0 ? this.#waiting.takeAlone() : [];
      const batch = this.#free > 0 ? this.#waiting.takeTogether(this.#options.most) : [];
      if (alone.length > 0) {
        this.#freeAlone--;
        this.#begin(alone, () => this.#freeAlone++);
      }
      if (batch.length > 0) {
        this.#free--;
        this.#begin(batch, () => this.#free++);
      }
      more = alone.length + batch.length > 0;
    }
  }

  #begin(batch: readonly Waiting[], free: () => void): void {
    for (const one of batch) one.begun = true;
    void this.#run(batch).finally(() => {
      this.#waiting.free(batch);
      free();
      this.#start();
      if (this.#isIdle()) for (const resolve of this.#idle.splice(0)) resolve();
    });
  }

  async #run(batch: readonly Waiting[]): Promise<void> {
    const answers = await this.#answers(batch);
    // Back to the front, in their order, before anybody else may have their cases.
    const again: Waiting[] = [];
    for (const [index, one] of batch.entries()) {
      const answer = answers?.[index];
      if (answer === undefined || "locked" in answer) again.push(one);
      else one.tell(answer);
    }
    if (again.length === 0) return;
    if (answers === undefined) await this.#split(again);
    else this.#waiting.putBack(again.map((one) => Object.assign(one, { alone: true as const })));
  }

  /** The answers of the store; undefined when the batch could not be written and may be split. */
  async #answers(batch: readonly Waiting[]): Promise<readonly CommitAnswer[] | undefined> {
    const decides = new Map(batch.map(({ request, decide }) => [request, decide]));
    try {
      return await this.#store.commit(
        batch.map(({ request }) => request),
        (request, loaded) => {
          const decide = decides.get(request);
          if (decide === undefined) throw new Error("the store asks about another request");
          return decide(loaded);
        },
      );
    } catch (error) {
      if (batch.length > 1 && !isForAll(error)) return undefined;
      const answer = error instanceof CodedError ? { refused: error } : { failed: error };
      return batch.map(() => answer);
    }
  }

  // Half by half, so that one that cannot be written is found and answered alone.
  async #split(batch: readonly Waiting[]): Promise<void> {
    const middle = Math.ceil(batch.length / 2);
    await this.#run(batch.slice(0, middle));
    await this.#run(batch.slice(middle));
  }
}

/** What befell the whole batch and would befall each half of it as well. */
function isForAll(error: unknown): boolean {
  return (
    error instanceof CodedError &&
    ["OUTCOME_UNKNOWN", "STORE_UNAVAILABLE", "STORE_FULL", "OVERLOADED", "HALL_CLOSED"].includes(
      error.code,
    )
  );
}

/** The same store over a queue: each single request is committed together with others that wait, and reads the moment with them. */
export function batchedStore(store: CaseStore, queue: CommitQueue): CaseStore {
  return {
    ...store,
    moment: sharedRead(() => store.moment()),
    async commit(requests, decide) {
      return Promise.all(requests.map((request) => queue.commit(request, decide)));
    },
  };
}
