import type { LocalDate } from "@banjian/calendar";
import { isExcluded, openBranches } from "../approval/regions.js";
import { openProcedures, type ProcedureState } from "../case/case-state.js";
import { dueOfLedger } from "../limit/due.js";
import { openSpan } from "../limit/ledger.js";
import { announce } from "./limits.js";
import type { Turn } from "./turn.js";

// The name under which a limit of the whole case is excluded by all its branches together.
const together = "procedures";

/** Stops and resumes the limits of the whole case as their rule says: on days on which every open branch is excluded, or any. */
export function settleExclusions(turn: Turn): void {
  const { item } = turn.world;
  const branches = openBranches(item, turn.state).map(({ id }) => id);
  const excluded = branches.filter((branch) => isExcluded(turn.state, branch));
  for (const { name, excludedIn, branch } of item.limits.values()) {
    const ledger = turn.state.limits[name];
    if (branch !== undefined || ledger?.status !== "running" || excludedIn === "nothing") continue;
    const stops =
      excluded.length > 0 &&
      (excludedIn === "any-procedure" || excluded.length === branches.length);
    if (stops && openSpan(ledger) === undefined) exclude(turn, name, excluded);
    if (!stops && openSpan(ledger) !== undefined) {
      announce(turn, { type: "limit-resumed", limit: name, procedure: together });
    }
  }
}

function exclude(turn: Turn, limit: string, branches: readonly string[]): void {
  const stopping = (branch: string) =>
    openProcedures(turn.state, branch).filter(({ excludes }) => excludes);
  const procedures = branches.flatMap(stopping);
  const cause = [...new Set(procedures.map(({ procedure }) => procedure))].join("+");
  // A branch goes on after the last of its procedures, and the limit with the first branch that goes on.
  const [announced] = branches.map((branch) => lastEnd(turn, stopping(branch))).toSorted();
  announce(turn, {
    type: "limit-excluded",
    limit,
    span: {
      after: turn.today,
      cause,
      procedure: together,
      ...(announced === undefined ? {} : { announced }),
    },
  });
}

// One that has gone past its announced end could end any day.
function lastEnd(turn: Turn, procedures: readonly ProcedureState[]): LocalDate {
  const ends = procedures.flatMap((one) => announcedEnd(turn, one) ?? []);
  return ends.reduce((last, end) => (end > last ? end : last), turn.today);
}

/** Until when a procedure was told to last: the end of its own limit. */
export function announcedEnd(turn: Turn, { id }: ProcedureState): LocalDate | undefined {
  const ledger = turn.state.limits[`procedure:${id}`];
  return ledger === undefined ? undefined : dueOfLedger(turn.world, ledger).on;
}
