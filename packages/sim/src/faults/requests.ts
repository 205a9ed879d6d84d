import { CodedError } from "@banjian/base";
import type { CaseState } from "@banjian/core";
import type { Engine, Receipt } from "@banjian/engine";
import { askingsIn } from "../explore/askings.js";
import { type Asking, completeApplication, explorer } from "../explore/player.js";
import type { FaultHall } from "./fault-hall.js";
import { Lost } from "./faulty-store.js";

/** A request as its sender knows it. */
export type Sent = {
  readonly key: string;
  readonly about: string;
  send(by: Engine): Promise<Receipt>;
  receipt?: Receipt;
  /** Nobody knows whether it took effect. */
  isUnknown?: boolean;
};

/** Everything that people ask of a hall, and what they know of what came of it. */
export class Requests {
  readonly sent: Sent[] = [];
  /** The keys of what was accepted, by case. */
  readonly accepted = new Map<string, Set<string>>();
  readonly #hall: FaultHall;

  constructor(hall: FaultHall) {
    this.#hall = hall;
  }

  async files(): Promise<void> {
    const { item } = this.#hall.one;
    const now = this.#hall.clock();
    const application = {
      applicant: explorer,
      ...completeApplication(item, now, this.#hall.frame()),
    };
    const by = { id: explorer.id, name: explorer.name, roles: ["applicant"] };
    const key = this.#key();
    await this.send({
      key,
      about: "files an application",
      send: (engine) => engine.submit(item.code, application, { by, key }),
    });
  }

  asking(state: CaseState, expectedVersion?: number): Sent {
    const askings: readonly Asking[] = askingsIn({
      item: this.#hall.one.item,
      state,
      frame: this.#hall.frame(),
      now: this.#hall.clock(),
    });
    const key = this.#key();
    const caseId = state.id;
    const nothing = { action: "withdraw", by: { id: explorer.id, roles: ["applicant"] } };
    const asked: Asking = askings.length === 0 ? nothing : this.#hall.random.one(askings);
    const { action, on: _on, next: _next, ...more } = asked;
    const { by } = more;
    const command = { key, ...more };
    return {
      key,
      about: `${by.id} ${action} ${more.branch ?? ""} in ${caseId}`,
      send: (engine) =>
        engine.act(caseId, action, {
          ...command,
          ...(expectedVersion === undefined ? {} : { expectedVersion }),
        }),
    };
  }

  #key(): string {
    return `k${this.sent.length}-${this.#hall.random.between(0, 1_000_000)}`;
  }

  async send(one: Sent): Promise<void> {
    this.sent.push(one);
    await this.sendBy(one, this.#hall.worker());
    // Some ask again at once, some much later.
    if (one.isUnknown && this.#hall.random.share() < 0.6)
      await this.sendBy(one, this.#hall.worker());
  }

  async sendBy(one: Sent, by: Engine): Promise<string> {
    const answer = await this.#answerTo(one, by);
    this.#hall.note(answer, `${one.about}: ${answer}`);
    return answer;
  }

  async #answerTo(one: Sent, by: Engine): Promise<string> {
    try {
      const receipt = await one.send(by);
      if (one.receipt !== undefined && JSON.stringify(one.receipt) !== JSON.stringify(receipt)) {
        this.#hall.protocol.break("P2: a repeat has another receipt than the first");
      }
      const stored = await this.#hall.store.load(receipt.caseId);
      if (stored === undefined || stored.version < receipt.version) {
        this.#hall.protocol.break(`P1: ${receipt.caseId} was accepted, and is not stored so far`);
      }
      one.receipt = receipt;
      const keys = this.accepted.get(receipt.caseId) ?? new Set();
      this.accepted.set(receipt.caseId, keys.add(one.key));
      one.isUnknown = false;
      return "accepted";
    } catch (error) {
      if (error instanceof Lost) {
        one.isUnknown = one.receipt === undefined;
        this.#hall.mayDie(by);
        return "lost";
      }
      if (!(error instanceof CodedError)) throw error;
      if (one.receipt !== undefined)
        this.#hall.protocol.break(`P2: what was accepted was refused: ${error.code}`);
      one.isUnknown = false;
      return error.code;
    }
  }

  async repeats(): Promise<void> {
    await this.sendBy(this.#hall.random.one(this.sent), this.#hall.worker());
  }

  async reusesKey(): Promise<void> {
    const first = this.#hall.random.one(this.sent);
    if (first.receipt === undefined) return;
    const by = { id: "somebody-else", roles: ["window-clerk"] };
    const { key } = first;
    const { caseId } = first.receipt;
    const other = {
      key,
      about: "reuses a key",
      send: (engine: Engine) => engine.act(caseId, "withdraw", { by, key }),
    };
    const answer = await this.sendBy(other, this.#hall.worker());
    if (answer !== "IDEMPOTENCY_MISMATCH" && answer !== "lost") {
      this.#hall.protocol.break(`P2: another request under a key that was used: ${answer}`);
    }
  }

  async isStale(state: CaseState): Promise<void> {
    const stale = this.asking(state, state.version - 1);
    this.sent.push(stale);
    if ((await this.sendBy(stale, this.#hall.worker())) === "accepted") {
      this.#hall.protocol.break("P4: a request for a version that has passed was accepted");
    }
  }
}
