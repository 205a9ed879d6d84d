import type { CaseState } from "../case/case-state.js";
import { firstDay } from "../case/case-state.js";
import { isUnpaid, workOfFee, workOfRefund } from "../case/fee.js";
import type { Task } from "../case/task.js";
import type { CaseEnd } from "../chart/chart.js";
import type { Milestone } from "../definition/milestone.js";
import { writeMoney } from "../definition/money.js";
import { coreError } from "../errors.js";
import { type ChargedFee, chargedFees, standsAgainst } from "../item/fees.js";
import { feeTitle, type Item } from "../item/item.js";
import { holds } from "./condition-values.js";
import type { Rule } from "./rule.js";
import type { Turn } from "./turn.js";

/** What makes a fee due that has to be paid before an act: the act that comes before it. */
const dueSince: Readonly<Record<ChargedFee["before"], Milestone>> = {
  acceptance: "receipt",
  decision: "acceptance",
  collection: "granted",
};

/** Records each fee that has become due, once, as much as the item says that day. */
export function settleFees(turn: Turn): void {
  const { item } = turn.world;
  for (const { id, before, amount, "only-when": when } of chargedFees(item.file)) {
    if (turn.state.fees?.[id] !== undefined) continue;
    if (firstDay(turn.state, dueSince[before]) === undefined) continue;
    if (when !== undefined && !holds(item, turn.state, when)) continue;
    turn.record({ type: "fee-due", fee: id, fen: amount.fen });
  }
}

/** Nothing is accepted, granted or handed out before the fee is paid that has to be paid first. */
export const paidFirst: Rule = ({ item, state, arrow }) => {
  const unpaid = chargedFees(item.file).flatMap(({ id, before }) => {
    const fee = state.fees?.[id];
    if (fee === undefined || !isUnpaid(fee)) return [];
    if (!standsAgainst[before].includes(arrow.kind)) return [];
    return [{ title: feeTitle(item, id), yuan: writeMoney(fee.fen) }];
  });
  return unpaid.length === 0 ? undefined : coreError("FEE_UNPAID", { fees: unpaid });
};

/** The fees that are due, unpaid, and for which no payment notice has been issued. */
export function unorderedFees(state: CaseState): readonly string[] {
  if (state.status === "closed") return [];
  return Object.entries(state.fees ?? {}).flatMap(([id, fee]) =>
    isUnpaid(fee) && fee.order === undefined ? [id] : [],
  );
}

type Work = Pick<Task, "work" | "kinds" | "roles">;

/** The work of getting each due fee paid. */
export function feeWork(state: CaseState): Work[] {
  return Object.entries(state.fees ?? {}).flatMap(([id, fee]): Work[] => {
    if (!isUnpaid(fee)) return [];
    return [{ work: workOfFee(id), kinds: ["record-payment"], roles: ["window-clerk"] }];
  });
}

/** The ends after which what was paid is given back. */
const gaveNothing = new Set<CaseEnd>([
  "withdrawn",
  "returned",
  "refused",
  "forwarded",
  "terminated",
  "void",
  "deemed-withdrawn",
]);

/** The work of giving back what was paid for nothing: the case was withdrawn, refused or denied. It outlasts the case. */
export function refundWork(item: Item, state: CaseState): Work[] {
  const denied = state.milestones.decision !== undefined && state.milestones.granted === undefined;
  const isOver = state.end !== undefined && gaveNothing.has(state.end);
  if (!denied && !isOver) return [];
  return Object.entries(state.fees ?? {}).flatMap(([id, { paid, refunded }]): Work[] => {
    const kept = chargedFees(item.file).some((one) => one.id === id && one.refundable === false);
    if (paid === undefined || refunded !== undefined || kept) return [];
    return [{ work: workOfRefund(id), kinds: ["record-refund"], roles: ["window-clerk"] }];
  });
}
