import { type LocalDate, parseLocalDate } from "@banjian/calendar";
import { type CaseState, evolve, type Fact, replay } from "@banjian/core";
import type { FactBody } from "../../packages/core/src/case/fact.js";
import type { Ledger } from "../../packages/core/src/limit/ledger.js";
import { beijing } from "../../packages/core/src/testing/story.js";
import type { Entry } from "./paper/sheet.js";
import type { History } from "./random-history.js";

const limit = "limit";
const at = beijing("2009-01-01");
const day = parseLocalDate;
const told = { due: day("2009-01-01"), provisional: false, edition: "" };

/** The ledger that the product folds from the facts of such a history. */
export function ledgerOf(history: History): Ledger {
  let state = replay("c1", [opened, fact(begun(history), history.begun.from)]);
  for (const entry of history.entries) {
    const { body, on } = factOf(entry, ledgerIn(state), history);
    state = evolve(state, fact(body, on));
  }
  return ledgerIn(state);
}

function ledgerIn(state: CaseState): Ledger {
  const ledger = state.limits[limit];
  if (ledger === undefined) throw new Error("the case has no limit");
  return ledger;
}

const opened: Fact = {
  type: "case-opened",
  item: { code: "x", version: "1", digest: "" },
  applicant: { id: "li-lei", name: "李雷", kind: "person" },
  channel: "window",
  at,
  effectiveOn: told.due,
};

function fact(body: FactBody, on: string): Fact {
  return { ...body, at, effectiveOn: day(on) } as Fact;
}

function begun({ begun, closes }: History, run = 1): FactBody {
  const { count, unit, roll, backwards } = begun;
  return {
    type: "limit-started",
    limit,
    run,
    since: at,
    within: { count, unit },
    roll,
    ...(backwards && { backwards }),
    ...(closes && { closes: "office" as const }),
    told,
  };
}

function factOf(entry: Entry, ledger: Ledger, history: History): { body: FactBody; on: string } {
  const { run, excluded, extended, within } = ledger;
  const on = "day" in entry ? entry.day : history.begun.from;
  const said = (body: FactBody) => ({ body, on });
  const corrected = (parts: Partial<Pick<Ledger, "from" | "excluded" | "extended">>) =>
    said({ type: "limit-corrected", limit, run, ...parts, told });
  switch (entry.what) {
    case "stops":
      return said({ type: "limit-excluded", limit, span: spanOf(entry), told });
    case "goes on":
      return said({ type: "limit-resumed", limit, procedure: entry.name, told });
    case "extended": {
      const added = { ...within, count: entry.by } as Ledger["within"];
      return said({ type: "limit-extended", limit, added, approver: "h", reason: "r", told });
    }
    case "changed": {
      const changed = { ...within, count: entry.to } as Ledger["within"];
      return said({ type: "limit-changed", limit, within: changed, told });
    }
    case "starts again": {
      const again = { ...history.begun, count: within.count };
      return said(begun({ ...history, begun: again }, run + 1));
    }
    case "moved":
      return corrected({ from: day(entry.to) });
    case "undone":
      return corrected({ extended: extended.toSpliced(entry.number - 1, 1) });
    case "dated again": {
      const { name, after, through } = entry;
      const days = { after: day(after), ...(through && { through: day(through) }) };
      return corrected({
        excluded: excluded.map((span) => (span.procedure === name ? { ...span, ...days } : span)),
      });
    }
  }
}

function spanOf({ name, day: after, announced }: Extract<Entry, { what: "stops" }>) {
  return {
    after: day(after),
    cause: name,
    procedure: name,
    ...(announced && { announced: day(announced) }),
  } satisfies { after: LocalDate; [key: string]: string };
}
