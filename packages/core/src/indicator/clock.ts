import type { LocalDate } from "@banjian/calendar";
import type { Item } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import { dueOfLedger } from "../limit/due.js";
import type { Frame } from "../limit/frame.js";
import { type Ledger, openSpan } from "../limit/ledger.js";

/** How one limit of a case stands, as far as it is measured: `paused` while time is left out of it, `stopped` when it ended neither kept nor late. */
export type Clock = {
  readonly limit: string;
  readonly department: string;
  readonly branch?: string;
  readonly due: LocalDate;
  readonly status: "running" | "paused" | "met" | "overdue" | "stopped";
  readonly endedOn?: LocalDate;
};

/** How a limit stands, as far as it is measured. */
export function clockOf(frame: Frame, item: Item, ledger: Ledger): Clock {
  const { department } = definitionOf(item, ledger);
  return {
    limit: ledger.key,
    department,
    ...(ledger.branch === undefined ? {} : { branch: ledger.branch }),
    due: dueOfLedger(frame, ledger).on,
    status: statusOf(ledger),
    ...(ledger.endedOn === undefined ? {} : { endedOn: ledger.endedOn }),
  };
}

function statusOf(ledger: Ledger): Clock["status"] {
  const { status } = ledger;
  if (status === "running") return openSpan(ledger) === undefined ? "running" : "paused";
  return status === "met" || status === "overdue" ? status : "stopped";
}
