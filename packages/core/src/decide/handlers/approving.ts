import type { StepKind } from "../../definition/action-kind.js";
import { basisOn, isInForce } from "../../definition/basis-on.js";
import { coreError } from "../../errors.js";
import { dueOfLedger } from "../../limit/due.js";
import { decide, finishBranch } from "../branches.js";
import { announce } from "../limits.js";
import { refuseOthers } from "../refuse-others.js";
import type { Handler } from "./handler.js";

/** What the last step of a branch comes to is its result; the ones before it are advice. */
export const opinion: Handler<StepKind | "sign"> = (turn, { arrow }) => {
  finishBranch(turn, arrow.branch ?? "");
};

/** Lengthens a running limit as its rule says, before it has run out (TL7). */
export const extend: Handler<"extend"> = (turn, { actor, arrow, payload }) => {
  const { limit, reason } = payload;
  const ledger = Object.hasOwn(turn.state.limits, limit) ? turn.state.limits[limit] : undefined;
  if (ledger?.status !== "running") {
    const running = Object.values(turn.state.limits).filter(({ status }) => status === "running");
    throw coreError("LIMIT_UNKNOWN", {
      limit,
      known: running.map(({ key }) => key),
      running: true,
    });
  }
  const rule = turn.world.item.limits.get(limit)?.extend;
  if (rule === undefined || ledger.extended.length >= rule.times) {
    throw coreError("EXTENSION_NOT_ALLOWED", { limit, times: rule?.times ?? 0 });
  }
  if (!isInForce(rule.basis, turn.today)) {
    throw coreError("EXTENSION_WITHOUT_BASIS", { limit, on: turn.today });
  }
  refuseOthers(turn, { actor, arrow, by: [rule.approver] });
  // What has run out by now has been recorded before this action; nothing runs out while time is excluded.
  if (ledger.breached) {
    throw coreError("EXTENSION_TOO_LATE", { limit, due: dueOfLedger(turn.world, ledger).on });
  }
  const basis = basisOn(rule.basis, turn.today);
  announce(turn, {
    type: "limit-extended",
    limit,
    added: rule.by,
    approver: actor.id,
    reason,
    ...(basis && { basis }),
  });
};

export const grant: Handler<"grant"> = (turn, asked) => decide(turn, "grant", asked.arrow);
export const deny: Handler<"deny"> = (turn, asked) => decide(turn, "deny", asked.arrow);
