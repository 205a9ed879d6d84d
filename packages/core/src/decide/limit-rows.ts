import type { DaySpan } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { Item } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import { dependsOn } from "../limit/depends-on.js";
import type { Frame } from "../limit/frame.js";
import { inOrder, type Ledger } from "../limit/ledger.js";
import { remembered } from "../limit/remembered.js";
import { type Wait, waitOf } from "../limit/wait.js";
import { rungsOf } from "../supervision/rungs.js";
import { tookEffect } from "./recompute.js";

/** What a store has to know of a limit: where it waits for the sweep, and the days whose change would concern it (TL14). */
export type LimitRow = {
  readonly limit: string;
  readonly wait?: Wait;
  readonly days?: DaySpan;
};

/** A row for each limit of a case that the sweep or an amended calendar may still concern. */
export function limitRowsOf(frame: Frame, item: Item, state: CaseState): LimitRow[] {
  const rows: LimitRow[] = [];
  for (const ledger of inOrder(state.limits)) {
    if (!concerns(item, state, ledger)) continue;
    const row = rowOf(frame, ledger, item);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

const rowOf = remembered((frame, ledger, item: Item): LimitRow | undefined => {
  const rungs = rungsOf(definitionOf(item, ledger), item.file.supervision.preset);
  const wait = waitOf(frame, ledger, rungs);
  const days = dependsOn(frame, ledger, rungs);
  if (wait === undefined && days === undefined) return undefined;
  return { limit: ledger.key, ...(wait && { wait }), ...(days && { days }) };
});

// A finished limit keeps its date; what came of it may have been wrong: its cards, and the state its running out led to.
function concerns(item: Item, state: CaseState, ledger: Ledger): boolean {
  if (ledger.endedOn === undefined) return true;
  const { key, run } = ledger;
  const carded = state.cards.some(
    (card) => card.limit === key && card.run === run && card.withdrawn === undefined,
  );
  return carded || tookEffect(state, ledger, definitionOf(item, ledger).onExpiry.outcome);
}
