import type { CaseState } from "../case/case-state.js";
import type { Fact } from "../case/fact.js";
import type { Item } from "../item/item.js";
import type { SlaEvent } from "./sla-event.js";

/** What an announcement is made of: the case with its item, what every event says, and `tells`, which adds what this one says beside it. */
export type EventContext = {
  readonly item: Item;
  readonly state: CaseState;
  readonly stamp: SlaEvent;
  readonly tells: <More extends object>(more: More) => SlaEvent & More;
};

/** That of one fact, the `seq`-th of its case. */
export function eventContext(
  item: Item,
  state: CaseState,
  { at, effectiveOn, by }: Fact,
  seq: number,
): EventContext {
  const stamp: SlaEvent = { caseId: state.id, seq, item: item.code, at, effectiveOn };
  if (by !== undefined) Object.assign(stamp, { by });
  // The stamp is made for one event and becomes it. Spread into another, V8 would give each event a layout of its own.
  return { item, state, stamp, tells: (more) => Object.assign(stamp, more) };
}
