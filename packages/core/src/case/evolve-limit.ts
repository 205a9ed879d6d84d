import { assertNever } from "@banjian/base";
import { copyOfLedger } from "../limit/copy-of-ledger.js";
import { closedSpans, type Ledger, withLedger } from "../limit/ledger.js";
import type { CaseState } from "./case-state.js";
import type { Fact, FactOf, Told } from "./fact.js";

/** The facts that move a limit. */
export type LimitFact = Extract<Fact, { readonly limit: string; readonly told: Told }>;

/** The facts that move a due date away, and with it what was announced as near. */
type Rearming = { readonly rearms?: readonly string[] };

/** What a movement of a limit does to its ledger. */
export function evolveLimit(state: CaseState, fact: LimitFact): Partial<CaseState> {
  const after = ledgerAfter(state, fact);
  return after === undefined ? {} : { limits: withLedger(state.limits, after) };
}

/** The ledger as the movement leaves it; none where the case has no such limit. */
export function ledgerAfter(state: CaseState, fact: LimitFact): Ledger | undefined {
  if (fact.type === "limit-started") return started(fact);
  const ledger = state.limits[fact.limit];
  if (ledger === undefined) return undefined;
  const after = copyOfLedger(ledger);
  move(after, fact);
  // What the calendar has moved since it ended is written down for it by a fact of its own.
  if (fact.type !== "limit-reopened") after.edition = fact.told.edition;
  return after;
}

const none: readonly never[] = [];

function started(fact: FactOf<"limit-started">): Ledger {
  return copyOfLedger({
    key: fact.limit,
    run: fact.run,
    branch: fact.branch,
    procedure: fact.procedure,
    duty: fact.duty,
    department: fact.department,
    from: fact.effectiveOn,
    at: fact.since,
    within: fact.within,
    roll: fact.roll,
    backwards: fact.backwards,
    closes: fact.closes,
    theirs: fact.theirs,
    excluded: none,
    extended: none,
    status: "running",
    fired: none,
    breached: false,
    edition: fact.told.edition,
  });
}

type Moving = ReturnType<typeof copyOfLedger>;

function move(ledger: Moving, fact: Exclude<LimitFact, { type: "limit-started" }>): void {
  switch (fact.type) {
    case "limit-excluded":
      ledger.excluded = [...ledger.excluded, fact.span];
      return;
    case "limit-resumed":
      ledger.excluded = resumed(ledger, fact);
      ledger.fired = stillFired(ledger, fact);
      return;
    case "limit-extended": {
      const { added: by, approver, reason } = fact;
      ledger.fired = stillFired(ledger, fact);
      ledger.extended = [...ledger.extended, { by, approver, reason }];
      return;
    }
    case "limit-changed":
      ledger.within = fact.within;
      ledger.fired = stillFired(ledger, fact);
      return;
    case "limit-corrected":
      correct(ledger, fact);
      return;
    case "limit-withdrawn":
      ledger.fired = ledger.fired.filter((rung) => rung !== fact.rung);
      ledger.breached = ledger.breached && fact.rung !== "breach";
      return;
    case "limit-remeasured":
      ledger.status = fact.outcome;
      return;
    case "limit-recomputed":
      ledger.notBefore = fact.notBefore ?? ledger.notBefore;
      return;
    case "limit-warned":
      ledger.fired = [...ledger.fired, fact.rung];
      return;
    case "limit-breached":
      ledger.fired = [...ledger.fired, "breach"];
      ledger.breached = true;
      return;
    case "limit-ended":
      ledger.excluded = closedSpans(ledger.excluded, fact.effectiveOn);
      ledger.status = fact.outcome;
      ledger.endedOn = fact.effectiveOn;
      ledger.endedAt = fact.at;
      return;
    case "limit-reopened":
      ledger.endedOn = undefined;
      ledger.endedAt = undefined;
      ledger.status = "running";
      ledger.excluded = fact.excluded;
      return;
    default:
      assertNever(fact);
  }
}

function correct(ledger: Moving, fact: FactOf<"limit-corrected">): void {
  const { from, endedOn, excluded, extended } = fact;
  if (from !== undefined) ledger.from = from;
  if (endedOn !== undefined) ledger.endedOn = endedOn;
  if (excluded !== undefined) ledger.excluded = excluded;
  if (extended !== undefined) ledger.extended = extended;
}

function resumed({ excluded }: Ledger, fact: FactOf<"limit-resumed">): Ledger["excluded"] {
  return excluded.map((span) =>
    span.procedure === fact.procedure && span.through === undefined
      ? { ...span, through: fact.effectiveOn }
      : span,
  );
}

// The due date has moved away: what was announced as near may come near again.
function stillFired({ fired }: Ledger, { rearms = [] }: Rearming): readonly string[] {
  return rearms.length === 0 ? fired : fired.filter((rung) => !rearms.includes(rung));
}
