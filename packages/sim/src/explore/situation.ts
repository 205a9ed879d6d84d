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
  const { value, branches, demands, notices, milestones } = state;
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
    ...begunIn(state),
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

/** The procedures, rights to a hearing and consultations that are open; and the branches that have had one, of whatever kind: they begin no other. */
function begunIn({ procedures, rights, consultations }: CaseState): readonly unknown[] {
  const all = [
    ...Object.values(procedures).map(({ branches, procedure, closedOn, invitation }) => ({
      branches,
      open: closedOn === undefined && [procedure, invitation !== undefined],
    })),
    ...rights.map(({ branch, procedure, end, requested, waived }) => ({
      branches: [branch],
      open: end === undefined && [procedure, requested.length, waived.length],
    })),
    ...consultations.map(({ branch, department, at, answeredOn, endedOn }) => ({
      branches: [branch],
      open: answeredOn === undefined && endedOn === undefined && [department, at],
    })),
  ];
  return [
    all.flatMap(({ branches, open }) => (open === false ? [] : [[branches, open]])),
    [...new Set(all.flatMap(({ branches }) => branches))].toSorted(),
  ];
}

function inOrder(frame: Frame, { limits }: CaseState): readonly unknown[] {
  const running = Object.values(limits).filter(
    ({ key, status }) => status === "running" && !isOnlyTold(key),
  );
  const until = (ledger: (typeof running)[number]): Instant | "" =>
    ledger.breached ? "" : dueOfLedger(frame, ledger).until;
  return running
    .map((ledger) => ({ ledger, at: until(ledger) }))
    .toSorted((a, b) => (`${a.at} ${a.ledger.key}` < `${b.at} ${b.ledger.key}` ? -1 : 1))
    .map(({ ledger, at }) => [ledger.key, at === "", ledger.extended.length]);
}

/** Whether nothing comes of it but a card when a limit runs out: that for holding a hearing, and the announced length of a procedure. */
export function isOnlyTold(key: string): boolean {
  return key.startsWith("hearing:") || key.startsWith("procedure:");
}

/** How those limits ended on which the outcome of others hangs. */
function remembered({ limits: definitions }: Item, { limits }: CaseState): readonly unknown[] {
  const named = [...definitions.values()].flatMap(({ onExpiry }) => onExpiry.ifMet ?? []);
  return named.map((name) => limits[name]?.status);
}
