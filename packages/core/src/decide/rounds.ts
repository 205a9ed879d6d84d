import type { Fact } from "../case/fact.js";
import { coreError } from "../errors.js";
import type { Turn } from "./turn.js";

// More often than any case takes it: each branch begins once, each rung of a limit fires once in a run.
const most = 100;

/** How often things have followed by themselves within one decision: what would go on for ever is refused, and the case stays as it was. */
export class Rounds {
  readonly #turn: Turn;
  #times: Map<string, number> | undefined;
  #rounds = 0;

  constructor(turn: Turn) {
    this.#turn = turn;
  }

  /** One more round, which is named only once there have been many. */
  again(name: () => string): void {
    this.#rounds++;
    if (this.#rounds <= most) return;
    const repeats = name();
    this.#times ??= new Map();
    const times = (this.#times.get(repeats) ?? 0) + 1;
    this.#times.set(repeats, times);
    if (times <= most) return;
    throw coreError("CASE_ENDLESS", { caseId: this.#turn.state.id, repeats, times });
  }
}

/** What a round has brought about, in the names of its facts. */
export function namesOf(facts: readonly Fact[]): string {
  const names = facts.map((fact) =>
    "branch" in fact && fact.branch !== undefined ? `${fact.type} ${fact.branch}` : fact.type,
  );
  return [...new Set(names)].join(", ");
}
