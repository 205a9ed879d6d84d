import type { LocalDate } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import { evolve, openCase } from "../case/evolve.js";
import { type LimitFact, ledgerAfter } from "../case/evolve-limit.js";
import type { Fact, FactBody, FactOf, Stamp } from "../case/fact.js";
import type { ActorRef } from "../case/person.js";
import type { Step } from "../chart/step.js";
import type { Ledger } from "../limit/ledger.js";
import { recordingInstant, today, type World } from "./world.js";

/** The facts of a decision, and the case as they leave it. */
export type Decision = { readonly facts: readonly Fact[]; readonly state: CaseState };

/**
 * One decision while it is being made: each fact recorded is folded at once, so that what follows sees what came before.
 * It lives inside one call of `decide` and never leaves it.
 */
export class Turn {
  readonly world: World;
  readonly today: LocalDate;
  readonly facts: Fact[] = [];
  /** Who acts; nobody while the clock and the law make something of silence. */
  by: ActorRef | undefined;
  /** The day on which an opinion was given that is only now told of. */
  doneOn: LocalDate | undefined;
  /** How many of the facts have been looked at for what has to be served. */
  lettersOf = 0;
  #state: CaseState | undefined;

  constructor(world: World, state: CaseState | undefined) {
    this.world = world;
    this.today = today(world, state);
    this.#state = state;
  }

  /** The case as the facts so far leave it. */
  get state(): CaseState {
    if (this.#state === undefined) throw new Error("the case has not been opened");
    return this.#state;
  }

  /** Opens a new case with its first fact. */
  open(id: string, body: Extract<FactBody, { type: "case-opened" }>): void {
    const fact = this.#stamped(body, this.today) as FactOf<"case-opened">;
    this.facts.push(fact);
    this.#state = openCase(id, fact);
    this.record({ type: "state-changed", value: this.world.item.machine.start });
  }

  /** Records one more thing that has happened. */
  record(body: FactBody, effectiveOn = this.today): void {
    const fact = this.#stamped(body, effectiveOn);
    this.facts.push(fact);
    this.#state = evolve(this.state, fact);
  }

  /** Whether the chart allows the event where the case stands. */
  stepFor(event: string): Step | undefined {
    return this.world.item.machine.step(this.state.value, event);
  }

  /** A limit as it would be after it has moved, which is not recorded. */
  ledgerAfter(body: FactBody, effectiveOn: LocalDate): Ledger | undefined {
    return ledgerAfter(this.state, this.#stamped(body, effectiveOn) as LimitFact);
  }

  // The body itself becomes the fact: whoever records something has made it for that.
  #stamped(body: FactBody, effectiveOn: LocalDate): Fact {
    const fact = body as { -readonly [Field in keyof Stamp]?: Stamp[Field] };
    fact.at = recordingInstant(this.world, this.#state);
    fact.effectiveOn = effectiveOn;
    if (this.by !== undefined) fact.by = this.by;
    return fact as Fact;
  }
}
