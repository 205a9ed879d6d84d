import type { CodedError } from "@banjian/base";
import { hallError } from "./errors.js";

/** Lets calls through until it is shut, and knows which are on their way. */
export class Gate {
  readonly #underway = new Set<Promise<unknown>>();
  readonly #refusal: () => CodedError;
  #isShut = false;

  /** One that refuses with HALL_CLOSED once it is shut, unless told otherwise. */
  constructor(refusal: () => CodedError = () => hallError("HALL_CLOSED", {})) {
    this.#refusal = refusal;
  }

  /** Refuses every later call. */
  shut(): void {
    this.#isShut = true;
  }

  /** Resolves once nothing is on its way. */
  async idle(): Promise<void> {
    while (this.#underway.size > 0) await Promise.allSettled(this.#underway);
  }

  async pass<Result>(call: () => Promise<Result>): Promise<Result> {
    if (this.#isShut) throw this.#refusal();
    const underway = call();
    this.#underway.add(underway);
    return underway.finally(() => this.#underway.delete(underway));
  }
}

/** The same port as long as the gate is open; from then on whatever is asked of it is refused (HALL_CLOSED). */
export function whileOpen<Port extends object>(port: Port, gate: Gate): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...given: unknown[]) => gate.pass(async () => member.apply(target, given));
    },
  });
}
