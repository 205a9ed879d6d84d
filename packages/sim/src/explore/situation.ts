import type { Instant } from "@banjian/calendar";
import { type CaseState, dueOfLedger, type Frame, type Item } from "@banjian/core";
import { paymentsOf } from "../payments-of.js";
import { endOf } from "./end-of.js";

/**
 * What of a case decides what can still happen to it, with time left out but for the order in which its limits run out: two
 * cases of which this is equal are one situation.
 */
export function situationOf(item: Item, frame: Frame, state: CaseState): string {
  const end = endOf(state);
  if (end !== undefined) return end;
  const { value, branches, procedures, demands, notices, milestones } = state;
  const waiting = milestones.acceptance === undefined;
  return JSON.stringify([
    value,
    Object.entries(branches).map(([name, { next, result, opinions }]) => [
      name,
      next,
      result,
      // What those have said who sign a step with others.
      opinions.filter(({ at, void: gone }) => at === next && !gone).map(({ agree }) => agree),
    ]),
    Object.values(procedures).map(({ branches: needed, procedure, closedOn }) =>
      closedOn === undefined ? [needed, procedure] : [needed],
    ),
    state.joined,
    milestones.granted !== undefined,
    paymentsOf(item, state).map(({ fee }) => fee),
    // Only before acceptance does it matter how often the applicant has been asked.
    waiting ? [demands.length > 0, notices.length, notices.at(-1)?.missing.length] : [],
    inOrder(frame, state),
    // What conditions may still ask.
    state.variants?.map(({ variant }) => variant),
    state.form,
    remembered(item, state),
  ]);
}

function inOrder(frame: Frame, { limits }: CaseState): readonly unknown[] {
  const running = Object.values(limits).filter(({ status }) => status === "running");
  const until = (ledger: (typeof running)[number]): Instant | "" =>
    ledger.breached ? "" : dueOfLedger(frame, ledger).until;
  return running
    .map((ledger) => ({ ledger, at: until(ledger) }))
    .toSorted((a, b) => (`${a.at} ${a.ledger.key}` < `${b.at} ${b.ledger.key}` ? -1 : 1))
    .map(({ ledger, at }) => [ledger.key, at === "", ledger.extended.length]);
}

/** How those limits ended on which the outcome of others hangs. */
function remembered({ limits: definitions }: Item, { limits }: CaseState): readonly unknown[] {
  const named = [...definitions.values()].flatMap(({ onExpiry }) => onExpiry.ifMet ?? []);
  return named.map((name) => limits[name]?.status);
}
