import type { CodedError } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { Actor } from "../case/person.js";
import type { ChartTransition } from "../chart/chart.js";
import type { Item } from "../item/item.js";

/** What somebody asks for in a case: to take an arrow. */
export type Asked = {
  readonly item: Item;
  readonly state: CaseState;
  readonly actor: Actor;
  readonly arrow: ChartTransition;
};

/** Why an arrow that chart and role would allow cannot be taken, or undefined. */
export type Rule = (asked: Asked) => CodedError | undefined;
