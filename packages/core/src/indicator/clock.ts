import type { LocalDate } from "@banjian/calendar";
import type { Item } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import { dueOfLedger } from "../limit/due.js";
import type { Frame } from "../limit/frame.js";
import { type ExcludedSpan, type Ledger, openSpan } from "../limit/ledger.js";
import { remembered } from "../limit/remembered.js";

/** Days at whose end a limit was paused: from the first, and up to the day on which it went on. */
type Pause = { readonly from: LocalDate; readonly until?: LocalDate };

/** How one limit of a case stands, as far as it is measured: `paused` while time is left out of it, `stopped` when it ended neither kept nor late. */
export type Clock = {
  readonly limit: string;
  readonly department: string;
  readonly branch?: string | undefined;
  readonly due: LocalDate;
  readonly status: "running" | "paused" | "met" | "overdue" | "stopped";
  readonly endedOn?: LocalDate | undefined;
  /** Left out where time never was. */
  readonly pauses?: readonly Pause[] | undefined;
};

/** How a limit stands, as far as it is measured. */
export function clockOf(frame: Frame, item: Item, ledger: Ledger): Clock {
  return clockIn(frame, ledger, item);
}

const clockIn = remembered((frame, ledger, item: Item): Clock => {
  const { department } = definitionOf(item, ledger);
  return {
    limit: ledger.key,
    department,
    branch: ledger.branch,
    due: dueOfLedger(frame, ledger).on,
    status: statusOf(ledger),
    endedOn: ledger.endedOn,
    pauses: ledger.excluded.length === 0 ? undefined : ledger.excluded.flatMap(pauseOf),
  };
});

/** How a limit stood at the end of a day: still under way, paused or past, or ended. It was past if it was due before; time left out later moves no due day that has passed. */
export function standingOn(
  { status, due, endedOn, pauses }: Clock,
  day: LocalDate,
): "running" | "paused" | "late" | "ended" {
  if (endedOn !== undefined && endedOn <= day) {
    return status !== "stopped" && due < endedOn ? "late" : "ended";
  }
  const isPaused =
    pauses === undefined ? status === "paused" : pauses.some((one) => covers(one, day));
  if (isPaused) return "paused";
  return due < day ? "late" : "running";
}

function covers({ from, until }: Pause, day: LocalDate): boolean {
  return from <= day && (until === undefined || day < until);
}

// What was opened and closed on one day left nothing out.
function pauseOf({ after, through }: ExcludedSpan): Pause[] {
  if (through === undefined) return [{ from: after }];
  return through > after ? [{ from: after, until: through }] : [];
}

function statusOf(ledger: Ledger): Clock["status"] {
  const { status } = ledger;
  if (status === "running") return openSpan(ledger) === undefined ? "running" : "paused";
  return status === "met" || status === "overdue" ? status : "stopped";
}
