import type { Amount } from "./amount.js";
import type { Exclusion } from "./exclusion.js";
import type { LocalDate } from "./local-date.js";
import type { RollName } from "./roll.js";

/** Everything a due date follows from: the ledger of one limit. */
export type Period = {
  /** The start day; it is not counted itself (TL1). */
  readonly from: LocalDate;
  readonly within: Amount;
  /** Time left out, in any order; overlaps are left out once (TL5). */
  readonly excluded?: readonly Exclusion[] | undefined;
  /**
   * Whether a last day on which time begins to be left out is not over then: what is left of it is the day on which the limit
   * goes on, or the next that counts (TL6). Not so when absent, nor counted backwards.
   */
  readonly restOfLastDay?: boolean | undefined;
  /** What was added to the allowance, in its unit (TL7). */
  readonly extended?: readonly Amount[] | undefined;
  /** What becomes of a last day that is no business day; `forward` when absent, and `stay` for a period before (TL3, TL16). */
  readonly roll?: RollName | undefined;
  /** `before`: so long before `from`, counted backwards (TL16); `after` when absent. */
  readonly direction?: "after" | "before" | undefined;
  /** The day somebody was promised: an amended calendar may move the due date later than that, not earlier (TL14). */
  readonly notBefore?: LocalDate | undefined;
};

/** The roll of a period, given or by default. */
export function rollOf({ roll, direction }: Period): RollName {
  return roll ?? (direction === "before" ? "stay" : "forward");
}
