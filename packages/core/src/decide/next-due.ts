import type { Instant } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { Item } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import type { Frame } from "../limit/frame.js";
import { inOrder } from "../limit/ledger.js";
import { nextRung } from "../limit/wait.js";
import { rungsOf } from "../supervision/rungs.js";

/** The first moment at which the clock alone will bring something about in a case; undefined when it waits for persons only. */
export function nextDueOf(frame: Frame, item: Item, state: CaseState): Instant | undefined {
  if (state.status === "closed") return undefined;
  const preset = item.file.supervision.preset;
  let first: Instant | undefined;
  for (const ledger of inOrder(state.limits)) {
    if (ledger.status !== "running") continue;
    const next = nextRung(frame, ledger, rungsOf(definitionOf(item, ledger), preset));
    if (next !== undefined && !(first && first <= next.reached.at)) first = next.reached.at;
  }
  return first;
}
