import type { CaseState } from "../case/case-state.js";
import type { Item } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import type { Frame } from "../limit/frame.js";
import { type Wait, waitOf } from "../limit/wait.js";
import { rungsOf } from "../supervision/rungs.js";

/** Where each limit of a case waits for the sweep; limits that wait for nothing are left out. */
export function waitsOf(
  frame: Frame,
  item: Item,
  state: CaseState,
): { readonly limit: string; readonly wait: Wait }[] {
  if (state.status === "closed") return [];
  const preset = item.file.supervision.preset;
  return Object.values(state.limits).flatMap((ledger) => {
    const wait = waitOf(frame, ledger, rungsOf(definitionOf(item, ledger), preset));
    return wait === undefined ? [] : [{ limit: ledger.key, wait }];
  });
}
