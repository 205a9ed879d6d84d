import type { Amount } from "@banjian/calendar";
import { leaderOf } from "../../approval/leader.js";
import { personRef } from "../../case/actor-ref.js";
import { openRights } from "../../case/case-state.js";
import type { PersonRef } from "../../case/person.js";
import { coreError } from "../../errors.js";
import { firstDayFor, hearingRule, settleRight } from "../hearings.js";
import { announce } from "../limits.js";
import { applicantsHands } from "../person-rules.js";
import { refuseOthers } from "../refuse-others.js";
import { taskOf } from "../task-of.js";
import type { Turn } from "../turn.js";
import { recordingInstant } from "../world.js";
import type { Handler } from "./handler.js";

/** Tells the applicant and interested parties that they may ask for a hearing; their period runs from the day it has come (art. 47). */
export const notifyRight: Handler<"notify-right"> = (turn, { actor, arrow, payload }) => {
  const { procedure, matter } = payload;
  const branch = arrow.branch ?? "";
  const definition = turn.world.item.procedures.get(procedure);
  const rule = definition?.hearing;
  if (definition === undefined || rule === undefined) throw unknownHearing(turn, procedure);
  refuseOthers(turn, { actor, arrow, by: definition.by });
  const open = openRights(turn.state).find(
    (one) => one.branch === branch && one.procedure === procedure,
  );
  if (open !== undefined) throw coreError("RIGHT_NOTIFIED", { right: open.id });
  const id = `r${turn.state.rights.length + 1}`;
  const parties = everybodyOnce([turn.state.applicant, ...payload.parties]);
  const notifiedOn = turn.today;
  turn.record({
    type: "right-notified",
    right: { id, procedure, branch, matter, parties, notifiedOn },
  });
};

/** A party asks for the hearing: from the first request on the time to hold it runs (art. 47). */
export const requestHearing: Handler<"request-hearing"> = (turn, { arrow }) => {
  const { right, person } = mine(turn, taskOf(turn, arrow).work);
  turn.record({ type: "hearing-requested", id: right.id, person });
  if (right.requested.length > 0) return;
  const definition = turn.world.item.procedures.get(right.procedure);
  const within = definition?.hearing?.["hold-within"];
  if (definition === undefined || within === undefined) throw unknownHearing(turn, right.procedure);
  const { branch } = right;
  begin(turn, { key: `hearing:${right.id}`, branch, duty: definition.by[0] ?? "handler", within });
};

/** A party waives the hearing; when all have, nothing waits for them any more. */
export const waiveHearing: Handler<"waive-hearing"> = (turn, { arrow }) => {
  const { right, person } = mine(turn, taskOf(turn, arrow).work);
  turn.record({ type: "hearing-waived", id: right.id, person });
  settleRight(turn, right.id);
};

/** Invites to an open hearing: long enough before (art. 48), presided over by nobody who reviews the application. */
export const inviteHearing: Handler<"invite-hearing"> = (turn, { actor, arrow, payload }) => {
  const { id, on, place } = payload;
  const open = Object.values(turn.state.procedures).find(
    (one) => one.id === id && one.closedOn === undefined,
  );
  const rule = open && hearingRule(turn.world.item, open.procedure);
  if (open === undefined || rule === undefined || leaderOf(turn.state, open) !== arrow.branch) {
    throw unknownHearing(turn, id);
  }
  const by = turn.world.item.procedures.get(open.procedure)?.by ?? [];
  refuseOthers(turn, { actor, arrow, by });
  const first = firstDayFor(turn, rule);
  if (on < first) throw coreError("HEARING_TOO_SOON", { on, first });
  const president = personRef(payload.president);
  refuseReviewer(turn, president);
  turn.record({
    type: "hearing-invited",
    id,
    invitation: { on, place, president, sentOn: turn.today },
  });
};

/**
 * Whoever reviews the application does not preside over its hearing, in whatever branch, nor one of its parties or who acts for
 * the applicant (art. 48).
 */
function refuseReviewer({ world, state }: Turn, { id, name = id }: PersonRef): void {
  const reviews = Object.values(state.branches).some(({ opinions }) =>
    opinions.some(({ by }) => by.id === id || by.onBehalfOf?.id === id),
  );
  // Also while time is excluded and the work waits.
  const holds = Object.entries(state.owners).some(
    ([work, { id: owner, delegate }]) =>
      work.startsWith(`${world.item.stages.approval}:`) && (owner === id || delegate?.id === id),
  );
  const isParty = state.rights.some(({ parties }) => parties.some((one) => one.id === id));
  if (reviews || holds || isParty || applicantsHands(state).includes(id)) {
    throw coreError("PRESIDENT_REVIEWS", { person: name });
  }
}

function mine({ state }: Turn, work: string) {
  const [, id, person = ""] = work.split(":");
  const right = state.rights.find((one) => one.id === id);
  if (right === undefined) throw new Error(`case ${state.id} has no right ${id}`);
  return { right, person };
}

type Beginning = {
  readonly key: string;
  readonly branch: string;
  readonly duty: string;
  readonly within: Amount;
};

function begin(turn: Turn, { key: limit, branch, duty, within }: Beginning): void {
  announce(turn, {
    type: "limit-started",
    limit,
    run: 1,
    branch,
    duty,
    since: recordingInstant(turn.world, turn.state),
    within,
  });
}

function everybodyOnce(people: readonly { id: string; name?: string | undefined }[]): PersonRef[] {
  return [
    ...new Map(people.toReversed().map((one) => [one.id, personRef(one)])).values(),
  ].toReversed();
}

function unknownHearing({ world, state }: Turn, hearing: string) {
  const declared = [...world.item.procedures].filter(([, one]) => one.hearing !== undefined);
  const open = Object.values(state.procedures).filter(
    (one) => one.closedOn === undefined && hearingRule(world.item, one.procedure) !== undefined,
  );
  const known = [...declared.map(([name]) => name), ...open.map(({ id }) => id)];
  return coreError("HEARING_UNKNOWN", { hearing, known });
}
