import type { Instant } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { Item } from "../item/item.js";
import type { Frame } from "../limit/frame.js";
import { firstAhead } from "./rung-ahead.js";

/** The first moment at which the clock alone will bring something about in a case; undefined when it waits for persons only. */
export function nextDueOf(frame: Frame, item: Item, state: CaseState): Instant | undefined {
  return state.status === "closed" ? undefined : firstAhead(frame, item, state)?.reached.at;
}
