import type { Text } from "@banjian/base";
import { localDateAt } from "@banjian/calendar";
import {
  type Actor,
  actionsFor,
  type Card,
  type CaseState,
  cardText,
  coreError,
  evolve,
  type Fact,
  type Item,
  type LimitView,
  limitViews,
  type Offer,
  runOut,
  type TimelineRow,
  timeline,
  valueTitle,
} from "@banjian/core";
import { worldOf } from "./change-case.js";
import { frameAt } from "./frame-at.js";
import type { EngineParts } from "./parts.js";
import type { Moment } from "./ports.js";

/** A case as it reads at one moment. Everything derived is derived then: due dates, what may be done, what is left. */
export class CaseView {
  readonly state: CaseState;
  readonly item: Item;
  readonly #parts: EngineParts;
  readonly #moment: Moment;

  constructor(parts: EngineParts, it: { state: CaseState; item: Item; moment: Moment }) {
    this.#parts = parts;
    this.#moment = it.moment;
    this.state = it.state;
    this.item = it.item;
  }

  get id(): string {
    return this.state.id;
  }

  /** Where the case stands, in words. */
  get stateTitle(): Text {
    return valueTitle(this.item.chart, this.state.value);
  }

  /** Every limit the case has had, with its due date as of now. */
  get limits(): readonly LimitView[] {
    const { zone } = this.#parts;
    return limitViews(
      frameAt(this.#parts, this.#moment),
      this.item,
      this.state,
      localDateAt(this.#moment.now, zone),
    );
  }

  /** One limit by its key: `statutory`, `branch:fire`; refuses an unknown one (LIMIT_UNKNOWN). */
  limit(key: string): LimitView {
    const all = this.limits;
    const found = all.find((one) => one.key === key);
    if (found !== undefined) return found;
    throw coreError("LIMIT_UNKNOWN", { limit: key, running: all.map((one) => one.key) });
  }

  get cards(): readonly (Card & { readonly text: Text })[] {
    return this.state.cards.map((card) => ({ ...card, text: cardText(this.item, card) }));
  }

  /** What this person may do now, and why the rest is greyed out. */
  actionsFor(actor: Actor): readonly Offer[] {
    // An action would meet first what has run out by now, although no sweep has come yet.
    const world = worldOf(this.#parts, this.item, this.#moment);
    const state = runOut(world, this.state).reduce(evolve, this.state);
    return actionsFor(this.item, state, actor);
  }

  /** Everything that has happened, as stored. */
  facts(): Promise<readonly Fact[]> {
    return this.#parts.store.facts(this.id);
  }

  /** The story of the case, line by line. */
  async timeline(): Promise<readonly TimelineRow[]> {
    return timeline(this.item, this.id, await this.facts());
  }
}
