import { leaderOf, workOfProcedure } from "../../approval/leader.js";
import { unopenedHearings } from "../../approval/owed-hearings.js";
import { openBranches } from "../../approval/regions.js";
import { personRef } from "../../case/actor-ref.js";
import { openProcedures, type ProcedureState } from "../../case/case-state.js";
import type { PayloadOf } from "../../case/payload.js";
import type { Actor } from "../../case/person.js";
import type { Right } from "../../case/right.js";
import { isInForce } from "../../definition/basis-on.js";
import { coreError } from "../../errors.js";
import { excludeFromBranch, resumeBranch } from "../exclusions.js";
import { mayWork } from "../guises.js";
import { closeHearing } from "../hearings.js";
import { inspectorsOf } from "../inspectors.js";
import { announce, endLimit, happen } from "../limits.js";
import { heldError } from "../operations.js";
import { applicantsHands } from "../person-rules.js";
import { refuseOthers } from "../refuse-others.js";
import type { Turn } from "../turn.js";
import { recordingInstant } from "../world.js";
import type { Handler } from "./handler.js";

/**
 * From the day it is opened its time is not counted in the branches that need it (TL5); its announced length is a limit of
 * its own.
 */
export const openProcedure: Handler<"open-procedure"> = (turn, { actor, arrow, payload }) => {
  const { item } = turn.world;
  const { procedure, reason, branches } = payload;
  const definition = item.procedures.get(procedure);
  const branch = arrow.branch;
  if (definition === undefined || branch === undefined) {
    throw coreError("PROCEDURE_UNKNOWN", { procedure, known: [...item.procedures.keys()] });
  }
  refuseOthers(turn, { actor, arrow, by: definition.by });
  const length = payload.length ?? definition.within;
  if (length === undefined || length.count === 0)
    throw coreError("PROCEDURE_LENGTH_MISSING", { procedure });
  const shared = [...new Set(branches)].filter((id) => id !== branch);
  for (const id of [branch, ...shared]) refuseUnready(turn, procedure, id);
  refuseHeld(turn, actor, `hearing:${askedFor(turn, procedure, branch)?.id}`);
  const id = `p${Object.keys(turn.state.procedures).length + 1}`;
  // Time is left out by law: while its basis is not in force the procedure stops nothing (TL5).
  const bases = definition.basis && [definition.basis];
  const excludes = definition.excludes && isInForce(bases, turn.today);
  const others = shared.length === 0 ? {} : { shared };
  const approver = approverOf(turn, payload.approver);
  turn.record({
    type: "procedure-opened",
    id,
    procedure,
    branch,
    ...others,
    excludes,
    length,
    reason,
    ...(approver && { approver }),
  });
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
  if (excludes) for (const one of [branch, ...shared]) excludeFromBranch(turn, id, one);
};

// Nobody approves in their own case.
function approverOf({ state }: Turn, approver: PayloadOf<"open-procedure">["approver"]) {
  if (approver === undefined) return undefined;
  if (applicantsHands(state).includes(approver.id)) {
    throw coreError("OWN_APPLICATION", { person: approver.name ?? approver.id });
  }
  return personRef(approver);
}

/** A branch that is at work, or in which this hearing was asked for, and in which the procedure is not open already. */
function refuseUnready(turn: Turn, procedure: string, branch: string): void {
  const { item } = turn.world;
  const open = openBranches(item, turn.state).map(({ id }) => id);
  if (!item.branches.has(branch)) {
    throw coreError("BRANCH_UNKNOWN", { action: "open-procedure", branch, branches: open });
  }
  const isDone = turn.state.branches[branch]?.endedOn !== undefined;
  const hears = isDone && askedFor(turn, procedure, branch) !== undefined;
  if (!open.includes(branch) && !hears) throw coreError("BRANCH_NOT_OPEN", { branch, open });
  const running = openProcedures(turn.state, branch).find((one) => one.procedure === procedure);
  if (running === undefined) return;
  throw coreError("PROCEDURE_ALREADY_OPEN", { procedure, id: running.id });
}

/** The right for which this procedure is to be held in a branch, and is not open. */
function askedFor({ state }: Turn, procedure: string, branch: string): Right | undefined {
  return unopenedHearings(state).find(
    (right) => right.procedure === procedure && right.branch === branch,
  );
}

/** Ends a procedure, and with it the time it left out of every branch that needed it. */
export const closeProcedure: Handler<"close-procedure"> = (turn, { actor, arrow, payload }) => {
  const { id, result } = payload;
  const open = led(turn, arrow.branch ?? "").find((one) => one.id === id);
  if (open === undefined) {
    const known = Object.values(turn.state.procedures).filter(
      ({ closedOn }) => closedOn === undefined,
    );
    throw coreError("PROCEDURE_UNKNOWN", { procedure: id, known: known.map((one) => one.id) });
  }
  const by = turn.world.item.procedures.get(open.procedure)?.by ?? arrow.by;
  refuseOthers(turn, { actor, arrow, by });
  refuseHeld(turn, actor, workOfProcedure(turn.state, open));
  closeHearing(turn, open);
  const people = inspectorsOf(turn, open, payload.inspectors);
  const inspectors = people.length === 0 ? {} : { inspectors: people };
  const fen = payload.charged === undefined ? {} : { fen: payload.charged.fen };
  turn.record({ type: "procedure-closed", id, result, ...inspectors, ...fen });
  const limit = turn.state.limits[`procedure:${id}`];
  if (limit?.status === "running") endLimit(turn, limit);
  happen(turn, { closes: open.procedure });
  for (const branch of open.branches) {
    resumeBranch(turn, { branch, procedure: id, on: turn.today });
  }
};

function refuseHeld({ state }: Turn, actor: Actor, own: string): void {
  const task = Object.values(state.tasks).find(({ work }) => work === own);
  if (task !== undefined && !mayWork(state, task, actor)) throw heldError(state, task);
}

/** The open procedures that a branch runs, for itself or for others as well. */
function led({ state }: Turn, branch: string): ProcedureState[] {
  return openProcedures(state, branch).filter((one) => leaderOf(state, one) === branch);
}
