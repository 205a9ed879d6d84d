import { openProcedures } from "../../case/case-state.js";
import type { Actor } from "../../case/person.js";
import type { ChartTransition } from "../../chart/chart.js";
import type { StepKind } from "../../definition/action-kind.js";
import { basisOn, isInForce } from "../../definition/basis-on.js";
import { coreError } from "../../errors.js";
import { dueOfLedger } from "../../limit/due.js";
import { decide, finishBranch } from "../branches.js";
import { announcedEnd, resumeBranch } from "../exclusions.js";
import { announce, endLimit, happen } from "../limits.js";
import { permissionRefusal } from "../permission.js";
import type { Turn } from "../turn.js";
import { recordingInstant } from "../world.js";
import type { Handler } from "./handler.js";

/** What the last step of a branch comes to is its result; the ones before it are advice. */
export const opinion: Handler<StepKind | "sign"> = (turn, { arrow }) => {
  finishBranch(turn, arrow.branch ?? "");
};

/** From the day it is opened its time is not counted in its branch (TL5); its announced length is a limit of its own. */
export const openProcedure: Handler<"open-procedure"> = (turn, { actor, arrow, payload }) => {
  const { item } = turn.world;
  const definition = item.procedures.get(payload.procedure);
  const branch = arrow.branch;
  if (definition === undefined || branch === undefined) {
    throw coreError("PROCEDURE_UNKNOWN", {
      procedure: payload.procedure,
      known: [...item.procedures.keys()],
    });
  }
  refuseOthers(turn, actor, arrow, definition.by);
  const length = payload.length ?? definition.within;
  if (length === undefined || length.count === 0) {
    throw coreError("PROCEDURE_LENGTH_MISSING", { procedure: payload.procedure });
  }
  const running = openProcedures(turn.state, branch).find(
    (one) => one.procedure === payload.procedure,
  );
  if (running !== undefined) {
    throw coreError("PROCEDURE_ALREADY_OPEN", { procedure: payload.procedure, id: running.id });
  }
  const id = `p${Object.keys(turn.state.procedures).length + 1}`;
  const { procedure, reason } = payload;
  // Time is left out by law: while its basis is not in force the procedure stops nothing (TL5).
  const bases = definition.basis && [definition.basis];
  const excludes = definition.excludes && isInForce(bases, turn.today);
  turn.record({ type: "procedure-opened", id, procedure, branch, excludes, length, reason });
  announce(turn, {
    type: "limit-started",
    limit: `procedure:${id}`,
    run: 1,
    branch,
    procedure,
    since: recordingInstant(turn.world, turn.state),
    within: length,
  });
  happen(turn, { opens: procedure });
  if (excludes) excludeFromBranch(turn, id, branch);
};

function excludeFromBranch(turn: Turn, id: string, branch: string): void {
  const limit = `branch:${branch}`;
  const opened = turn.state.procedures[id];
  if (turn.state.limits[limit]?.status !== "running" || opened === undefined) return;
  const announced = announcedEnd(turn, opened);
  announce(turn, {
    type: "limit-excluded",
    limit,
    span: {
      after: turn.today,
      cause: opened.procedure,
      procedure: id,
      ...(announced === undefined ? {} : { announced }),
    },
  });
}

export const closeProcedure: Handler<"close-procedure"> = (turn, { actor, arrow, payload }) => {
  const { id, result } = payload;
  const open = Object.hasOwn(turn.state.procedures, id) ? turn.state.procedures[id] : undefined;
  if (open === undefined || open.closedOn !== undefined || open.branch !== arrow.branch) {
    const known = Object.values(turn.state.procedures).filter(
      ({ closedOn }) => closedOn === undefined,
    );
    throw coreError("PROCEDURE_UNKNOWN", { procedure: id, known: known.map((one) => one.id) });
  }
  refuseOthers(turn, actor, arrow, turn.world.item.procedures.get(open.procedure)?.by ?? arrow.by);
  turn.record({ type: "procedure-closed", id, result });
  const own = turn.state.limits[`procedure:${id}`];
  if (own?.status === "running") endLimit(turn, own);
  happen(turn, { closes: open.procedure });
  resumeBranch(turn, { branch: open.branch, procedure: id, on: turn.today });
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
  refuseOthers(turn, actor, arrow, [rule.approver]);
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

// The arrow is for everyone whom any procedure or limit names; this one may be for fewer.
function refuseOthers(turn: Turn, actor: Actor, arrow: ChartTransition, by: readonly string[]) {
  const { item } = turn.world;
  const refusal = permissionRefusal(item, turn.state.applicant.id, actor, { ...arrow, by });
  if (refusal !== undefined) throw refusal;
}

export const grant: Handler<"grant"> = (turn, asked) => decide(turn, "grant", asked.arrow);
export const deny: Handler<"deny"> = (turn, asked) => decide(turn, "deny", asked.arrow);
