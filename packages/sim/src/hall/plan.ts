import type { Text } from "@banjian/base";
import type { Notice } from "@banjian/calendar";
import type { Item, Supervision } from "@banjian/core";
import type { ItemSource } from "@banjian/engine";
import type { HallPlan, PlannedItem } from "./plan-schema.js";

/** An item of a plan, with its file as the plan changes it. */
export type ItemInPlan = {
  readonly name: string;
  readonly planned: PlannedItem;
  readonly item: Item;
  readonly source: ItemSource;
};

/** A sound plan, ready to be played. */
export type Plan = {
  readonly title: Text;
  readonly content: HallPlan;
  readonly items: readonly ItemInPlan[];
  readonly notices: readonly Notice[];
  /** How the hall is supervised; as the items say without. */
  readonly supervision?: Supervision;
};

/** A plan with what it asks "what if" about, each a whole plan. */
export type PlanWithVariants = Plan & { readonly variants: ReadonlyMap<string, Plan> };
