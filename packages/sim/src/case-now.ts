import { CodedError } from "@banjian/base";
import type { Instant, LocalDate } from "@banjian/calendar";
import {
  type Actor,
  type CaseState,
  decide,
  type Fact,
  type Item,
  type LimitView,
  type TimelineRow,
  timeline,
} from "@banjian/core";
import type { CaseView } from "@banjian/engine";
import type { More, World } from "./world.js";

/** An action that somebody would ask for, and the refusal it would meet; without one it would be accepted. */
export type Asked = {
  readonly of: CaseNow;
  readonly action: string;
  readonly by: Actor;
  readonly refusal?: CodedError;
};

/** A case as it reads at one moment of its world; what happens later does not change it. */
export class CaseNow {
  readonly world: World;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly facts: readonly Fact[];
  readonly #view: CaseView;
  readonly #frame: World["frame"];

  private constructor(world: World, view: CaseView, facts: readonly Fact[]) {
    this.world = world;
    this.now = world.now;
    this.today = world.today;
    this.facts = facts;
    this.#view = view;
    this.#frame = world.frame;
  }

  /** Reads a case of a world now (CASE_UNKNOWN). */
  static async read(world: World, caseId: string): Promise<CaseNow> {
    const view = await world.engine.case(caseId);
    return new CaseNow(world, view, await view.facts());
  }

  get id(): string {
    return this.#view.id;
  }

  get item(): Item {
    return this.#view.item;
  }

  get state(): CaseState {
    return this.#view.state;
  }

  /** Every limit the case has had, with its due date as of now. */
  get limits(): readonly LimitView[] {
    return this.#view.limits;
  }

  /** The story of the case, line by line. */
  get timeline(): readonly TimelineRow[] {
    return timeline(this.item, this.id, this.facts);
  }

  /** What would come of an action asked for now, by the engine's own decision; nothing of it happens. */
  asked(by: Actor, action: string, more: More = {}): Asked {
    const world = { ...this.#frame, item: this.item, now: this.now };
    try {
      decide(world, this.state, { action, by, ...more });
      return { of: this, action, by };
    } catch (error) {
      if (error instanceof CodedError) return { of: this, action, by, refusal: error };
      throw error;
    }
  }
}
