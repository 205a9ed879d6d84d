import type { CaseState } from "../case/case-state.js";
import type { Item } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import type { Frame } from "../limit/frame.js";
import { inOrder, type Ledger } from "../limit/ledger.js";
import type { Reached } from "../limit/reach.js";
import { remembered } from "../limit/remembered.js";
import { nextRung } from "../limit/wait.js";
import { type Rung, rungsOf } from "../supervision/rungs.js";
import { outlastsCase } from "./limits.js";

/** A rung that lies ahead of a limit, and when it is reached. */
export type RungAhead = { readonly ledger: Ledger; readonly rung: Rung; readonly reached: Reached };

type Limits = CaseState["limits"];

/** The rung that is reached first over all running limits of a case; in one that has ended, of those that outlast it. */
export function firstAhead(
  frame: Frame,
  item: Item,
  { status, limits }: CaseState,
): RungAhead | undefined {
  return (status === "open" ? firstOfAll : firstOfLasting)(frame, limits, item);
}

const firstOfAll = remembered((frame, limits: Limits, item: Item) =>
  firstOf(frame, inOrder(limits), item),
);

const firstOfLasting = remembered((frame, limits: Limits, item: Item) =>
  firstOf(frame, inOrder(limits).filter(outlastsCase), item),
);

function firstOf(frame: Frame, ledgers: readonly Ledger[], item: Item): RungAhead | undefined {
  let first: RungAhead | undefined;
  for (const ledger of ledgers) {
    if (ledger.status !== "running") continue;
    const ahead = aheadOf(frame, ledger, item);
    if (ahead !== undefined && !(first && first.reached.at <= ahead.reached.at)) first = ahead;
  }
  return first;
}

const aheadOf = remembered((frame, ledger, item: Item): RungAhead | undefined => {
  const rungs = rungsOf(definitionOf(item, ledger), item.file.supervision.preset);
  const next = nextRung(frame, ledger, rungs);
  return next && { ledger, rung: next.rung, reached: next.reached };
});
