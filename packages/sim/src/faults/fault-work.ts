import type { Engine } from "@banjian/engine";
import type { FaultHall } from "./fault-hall.js";
import { Lost } from "./faulty-store.js";
import { overlooked } from "./invariants.js";

const word = { by: "director", reason: "looked at" };

/** What workers do by themselves round by round, and what people do about what workers leave to them. */
export class FaultWork {
  readonly #hall: FaultHall;

  constructor(hall: FaultHall) {
    this.#hall = hall;
  }

  /** A round of a worker; what it leaves undone is broken, unless it died over it or a person is asked. */
  async round(by: Engine): Promise<void> {
    await this.#alive(by, async () => {
      const swept = [await by.sweep(), await by.calendars.settle(), await by.sweep()];
      for (const { caseId, error } of swept.flatMap((report) => report.failed)) {
        if (caseId !== this.#hall.poisoned)
          this.#hall.protocol.break(`P10: sweeping ${caseId} failed: ${error}`);
      }
      this.#hall.note("sweep", "a sweep");
      await this.#nothingOverlooked();
    });
  }

  /** Only a sweep, as it happens at once with something else. */
  async sweeps(by: Engine): Promise<void> {
    await this.#alive(by, async () => void (await by.sweep()));
  }

  async delivers(by: Engine): Promise<void> {
    await this.#alive(by, async () => {
      const { delivered, failed } = await by.deliver();
      if (delivered > 0) this.#hall.note("delivered", `${delivered} events were delivered`);
      if (failed > 0) this.#hall.note("sink failed", `${failed} were not`);
    });
  }

  /** A person lets limits fall due again. */
  async releases(by: Engine): Promise<void> {
    await by.release(word);
    this.#hall.note("released", "the hold was released");
  }

  /** A person has everything tried again that waits for one. */
  async retries(by: Engine): Promise<void> {
    for (const { id, work, caseId } of await by.incidents.list()) {
      await by.incidents.retry(id, word);
      this.#hall.note("incident", `${work} of ${caseId} is tried again`);
    }
  }

  /** Whether something waits for its next try, or for a person. */
  async isWaitedFor(): Promise<boolean> {
    const { stalls, outbox } = this.#hall.store;
    const all = [
      ...(await stalls.of("sweep")),
      ...(await stalls.of(`sink:${this.#hall.sink.name}`)),
    ];
    const { unplaced, last, sinks } = await outbox.backlog();
    return all.length > 0 || unplaced > 0 || (sinks[this.#hall.sink.name] ?? 0) < last;
  }

  async #alive(by: Engine, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      this.#hall.note("lost", "a worker was cut off");
      this.#hall.mayDie(by);
    }
  }

  async #nothingOverlooked(): Promise<void> {
    const { store, protocol, one } = this.#hall;
    if ((await store.moment()).held) {
      this.#hall.note("held", "the clock is doubted");
      return;
    }
    const stalled = new Set((await store.stalls.of("sweep")).map(({ caseId }) => caseId));
    const now = this.#hall.clock();
    for (const state of await store.recent(1000)) {
      if (state.at > now || stalled.has(state.id)) continue;
      for (const what of overlooked(this.#hall.frame(), one.item, state, now))
        protocol.break(`${state.id}: ${what}`);
    }
  }
}
