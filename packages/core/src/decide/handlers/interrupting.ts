import { eventKey } from "../../chart/chart.js";
import { basisOn } from "../../definition/basis-on.js";
import type { Basis } from "../../definition/field-schemas.js";
import { coreError } from "../../errors.js";
import { announce, endLimit } from "../limits.js";
import { endCase } from "../move.js";
import { isOfSuspension, suspension, suspensionLimit } from "../suspended.js";
import type { Turn } from "../turn.js";
import { recordingInstant } from "../world.js";
import { type Handler, take } from "./handler.js";

/** The case stands still: its work is closed until it is resumed; its clocks go on unless the item says otherwise. */
export const suspend: Handler<"suspend"> = (turn, { payload }) => {
  const rule = turn.world.item.file.suspension;
  const basis = basisFor(turn, "suspend", payload.basis ?? rule.basis);
  // Time is left out by the item's own law, while that is in force.
  const excludes = rule.excludes && isNow(turn, rule.basis);
  turn.record({ type: "case-suspended", reason: payload.reason, basis, excludes });
  beginSuspension(turn);
};

/** What stands still does not do so for ever: to resume it is a duty with a limit of its own, where the item sets one. */
function beginSuspension(turn: Turn): void {
  const { by, within } = turn.world.item.file.suspension;
  if (within === undefined) return;
  const before = Object.keys(turn.state.limits).filter(isOfSuspension);
  announce(turn, {
    type: "limit-started",
    limit: `${suspension}:${before.length + 1}`,
    run: 1,
    duty: by,
    since: recordingInstant(turn.world, turn.state),
    within,
  });
}

export const resume: Handler<"resume"> = (turn, { payload: { reason } }) => {
  turn.record({ type: "case-resumed", reason });
  const ledger = suspensionLimit(turn.state);
  if (ledger !== undefined) endLimit(turn, ledger);
};

export const terminate: Handler<"terminate"> = (turn, { payload }) => {
  const { termination } = turn.world.item.file;
  endCase(turn, "terminated", basisFor(turn, "terminate", payload.basis ?? termination.basis));
};

export const voidCase: Handler<"void"> = (turn) => endCase(turn, "void");

/** To another authority: by the window where the chart says so, by the head from anywhere before the decision. */
export const forward: Handler<"forward"> = (turn, asked) => {
  if (turn.stepFor(eventKey(asked.arrow)) === undefined) endCase(turn, "forwarded");
  else take(turn, asked);
};

/** Neither is done without a law that is in force (BASIS_MISSING). */
function basisFor(turn: Turn, action: "suspend" | "terminate", basis: Basis | undefined): Basis {
  if (basis === undefined || !isNow(turn, basis)) {
    throw coreError("BASIS_MISSING", { action, on: turn.today });
  }
  return basis;
}

function isNow({ today }: Turn, basis: Basis | undefined): boolean {
  return basis !== undefined && basisOn([basis], today) !== undefined;
}
