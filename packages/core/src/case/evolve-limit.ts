import { assertNever } from "@banjian/base";
import { closedSpans, type Ledger, withLedger } from "../limit/ledger.js";
import type { CaseState } from "./case-state.js";
import type { Fact, FactOf, Told } from "./fact.js";

/** The facts that move a limit. */
export type LimitFact = Extract<Fact, { readonly limit: string; readonly told: Told }>;

/** The facts that move a due date away, and with it what was announced as near. */
type Moving = { readonly rearms?: readonly string[] };

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
  const after = moved(ledger, fact);
  // What the calendar has moved since it ended is written down for it by a fact of its own.
  const { edition } = fact.type === "limit-reopened" ? after : fact.told;
  return after.edition === edition ? after : { ...after, edition };
}

function started(fact: FactOf<"limit-started">): Ledger {
  const { limit, run, branch, procedure, duty, department, since, within, roll } = fact;
  const { backwards, closes, theirs } = fact;
  return {
    key: limit,
    run,
    ...(branch === undefined ? {} : { branch }),
    ...(procedure === undefined ? {} : { procedure }),
    ...(duty === undefined ? {} : { duty }),
    ...(department === undefined ? {} : { department }),
    from: fact.effectiveOn,
    at: since,
    within,
    ...(roll === undefined ? {} : { roll }),
    ...(backwards === undefined ? {} : { backwards }),
    ...(closes === undefined ? {} : { closes }),
    ...(theirs === undefined ? {} : { theirs }),
    excluded: [],
    extended: [],
    status: "running",
    fired: [],
    breached: false,
    edition: fact.told.edition,
  };
}

function moved(ledger: Ledger, fact: Exclude<LimitFact, { type: "limit-started" }>): Ledger {
  switch (fact.type) {
    case "limit-excluded":
      return { ...ledger, excluded: [...ledger.excluded, fact.span] };
    case "limit-resumed":
      return resumed(ledger, fact);
    case "limit-extended":
      return {
        ...ledger,
        fired: stillFired(ledger, fact),
        extended: [
          ...ledger.extended,
          { by: fact.added, approver: fact.approver, reason: fact.reason },
        ],
      };
    case "limit-changed":
      return { ...ledger, within: fact.within, fired: stillFired(ledger, fact) };
    case "limit-corrected":
      return corrected(ledger, fact);
    case "limit-withdrawn":
      return {
        ...ledger,
        fired: ledger.fired.filter((rung) => rung !== fact.rung),
        breached: ledger.breached && fact.rung !== "breach",
      };
    case "limit-remeasured":
      return { ...ledger, status: fact.outcome };
    case "limit-recomputed":
      return fact.notBefore === undefined ? ledger : { ...ledger, notBefore: fact.notBefore };
    case "limit-warned":
      return { ...ledger, fired: [...ledger.fired, fact.rung] };
    case "limit-breached":
      return { ...ledger, fired: [...ledger.fired, "breach"], breached: true };
    case "limit-ended":
      return {
        ...ledger,
        excluded: closedSpans(ledger.excluded, fact.effectiveOn),
        status: fact.outcome,
        endedOn: fact.effectiveOn,
        endedAt: fact.at,
      };
    case "limit-reopened": {
      const { endedOn: _endedOn, endedAt: _endedAt, ...rest } = ledger;
      return { ...rest, status: "running", excluded: fact.excluded };
    }
    default:
      return assertNever(fact);
  }
}

function corrected(ledger: Ledger, fact: FactOf<"limit-corrected">): Ledger {
  const { from, endedOn, excluded, extended } = fact;
  return {
    ...ledger,
    ...(from === undefined ? {} : { from }),
    ...(endedOn === undefined ? {} : { endedOn }),
    ...(excluded === undefined ? {} : { excluded }),
    ...(extended === undefined ? {} : { extended }),
  };
}

function resumed(ledger: Ledger, fact: FactOf<"limit-resumed">): Ledger {
  const excluded = ledger.excluded.map((span) =>
    span.procedure === fact.procedure && span.through === undefined
      ? { ...span, through: fact.effectiveOn }
      : span,
  );
  return { ...ledger, excluded, fired: stillFired(ledger, fact) };
}

// The due date has moved away: what was announced as near may come near again.
function stillFired({ fired }: Ledger, { rearms = [] }: Moving): readonly string[] {
  return fired.filter((rung) => !rearms.includes(rung));
}
