import type { LocalDate } from "@banjian/calendar";
import type { CaseState } from "@banjian/core";
import type { Engine } from "@banjian/engine";
import type { World } from "../world.js";
import type { Arrival } from "./arrivals.js";
import type { DeskAtWork } from "./desk-at-work.js";
import type { Plan } from "./plan.js";

/** A case as it came out, and the application it came from. */
export type PlayedCase = { readonly arrival: Arrival; state: CaseState };

/** How much waited at each desk at close of business, by the name of the desk. */
export type QueueDay = {
  readonly day: LocalDate;
  readonly waiting: Readonly<Record<string, number>>;
};

/** A plan that has been played to its last day. */
export type Played = {
  readonly plan: Plan;
  readonly frame: World["frame"];
  readonly cases: readonly PlayedCase[];
  readonly desks: readonly DeskAtWork[];
  readonly queues: readonly QueueDay[];
  /** Of what happened, in its order, and of the cases as they stand then: equal where everything went alike. */
  readonly digest: string;
  /** By code, how often somebody asked in vain. */
  readonly refusals: ReadonlyMap<string, number>;
  /** The hall itself as it stands then, which reports its indicators and assesses its departments as any other. */
  readonly hall: Pick<Engine, "report" | "assess">;
};
