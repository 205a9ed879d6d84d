import { parseLocalDate, startOfDay } from "@banjian/calendar";
import { parseAllowance } from "../../../packages/core/src/definition/allowance.js";
import type { Frame } from "../../../packages/core/src/limit/frame.js";
import type { Ledger } from "../../../packages/core/src/limit/ledger.js";
import { periodOf } from "./period.js";

/** The account of a running limit that started on a day, or at the instant given. */
export function ledger(
  frame: Frame,
  start: string,
  limit: string,
  more: Partial<Ledger> = {},
): Ledger {
  const from = parseLocalDate(start);
  return {
    key: "limit",
    run: 1,
    from,
    at: startOfDay(from, frame.zone),
    within: parseAllowance(limit),
    excluded: [],
    extended: [],
    status: "running",
    fired: [],
    breached: false,
    edition: frame.calendar.edition,
    ...more,
  };
}

/** What a row writes beside the limit: "+5, out 2026-09-24 to 2026-10-08". */
export function beside(options: string, limit: string): Pick<Ledger, "excluded" | "extended"> {
  if (options === "") return { excluded: [], extended: [] };
  const { excluded = [], extended = [] } = periodOf({ start: "2026-01-01", limit, with: options });
  return {
    excluded: excluded.map((days) => ({ ...days, cause: "testing", procedure: "p1" })),
    extended: extended.map((by) => ({ by, approver: "head", reason: "案情复杂" })),
  };
}
