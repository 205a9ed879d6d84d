import type { CodedError } from "@banjian/base";
import { askable, askingFrom, awaited, consultationOf } from "../approval/consulting.js";
import { type CardKind, isCardKind } from "../case/card-steps.js";
import type { CaseState } from "../case/case-state.js";
import { isUnpaid } from "../case/fee.js";
import type { Actor, PersonRef } from "../case/person.js";
import { holderOf, type Task } from "../case/task.js";
import { givesOpinion, type OperationKind } from "../definition/action-kind.js";
import { coreError } from "../errors.js";
import type { Item } from "../item/item.js";
import { isBound, rolesOf } from "../item/roles.js";
import type { Candidate } from "./candidate.js";
import { cardCandidates } from "./card-operations.js";
import { unorderedFees } from "./fees.js";
import { covers, type Guise, mayWork } from "./guises.js";
import { hands } from "./hands.js";
import { isPermitted, notPermitted } from "./permission.js";
import { neverTheirs } from "./person-rules.js";
import type { PersonalArrow } from "./standing-arrows.js";

type Asked = { readonly item: Item; readonly state: CaseState; readonly actor: Actor };
type OnTask = Asked & { readonly arrow: PersonalArrow; readonly task: Task };

/** Which tasks an operation can be about, and what stands against it. One that is about none has only a rule. */
type Rule =
  | { readonly about: (task: Task) => boolean; readonly against: (it: OnTask) => Refusal }
  | { readonly against: (it: Asked & { readonly arrow: PersonalArrow }) => Refusal };
type Refusal = Candidate["refusal"];

const isConsultation = ({ work }: Task) => work.startsWith("consultation:");
const isOrder = ({ work }: Task) => work.startsWith("order:");
/** What an office does; not what an applicant owes, nor what one person is to read. */
const isWork = ({ roles, person }: Task) => person === undefined && !roles.includes("applicant");

const rules: { readonly [Kind in Exclude<OperationKind, CardKind>]: Rule } = {
  claim: {
    about: isWork,
    against: (it: OnTask) =>
      notTheirs(it) ?? (holder(it) === undefined ? neverToClaim(it) : held(it)),
  },
  release: {
    about: isWork,
    against: (it: OnTask) => {
      const owner = ownerIn(it);
      if (owner === undefined) return () => coreError("TASK_NOT_HELD", { task: it.task.id });
      return notSupervisor(it, owner, owner.delegate);
    },
  },
  transfer: { about: isWork, against: notTheirsToHandOn },
  delegate: {
    about: isWork,
    against: (it: OnTask) =>
      ownerIn(it)?.delegate === undefined ? notTheirsToHandOn(it) : (notTheirs(it) ?? held(it)),
  },
  remind: {
    about: isWork,
    against: (it: OnTask) => {
      const holds = holder(it);
      if (holds !== undefined && isOneOf(it, holds)) return held(it);
      return refusal(it, ["applicant", "window-clerk", it.item.file.supervision.by]);
    },
  },
  "fetch-certificate": {
    about: ({ kinds }) => kinds.includes("fetch-certificate"),
    against: notInTheirHands,
  },
  "order-fee": {
    against: (it: Asked & { readonly arrow: PersonalArrow }) => refusal(it, ["window-clerk"]),
  },
  "record-payment": {
    against: (it: Asked & { readonly arrow: PersonalArrow }) => refusal(it, ["window-clerk"]),
  },
  "waive-fee": {
    against: (it: Asked & { readonly arrow: PersonalArrow }) => refusal(it, ["head"]),
  },
  "record-refund": {
    about: ({ kinds }) => kinds.includes("record-refund"),
    against: notInTheirHands,
  },
  "publish-reason": {
    about: isReason,
    against: (it: OnTask) =>
      notTheirs(it) ?? (mayWork(it.state, it.task, it.actor) ? undefined : held(it)),
  },
  "order-supervision": { about: (task) => isWork(task) && !isOrder(task), against: notSupervisor },
  "answer-order": { about: isOrder, against: notInTheirHands },
  consult: {
    about: ({ kinds }) =>
      kinds.some((kind) => givesOpinion(kind) || kind === "answer-consultation"),
    against: (it: OnTask) => notInTheirHands(it) ?? nobodyToAsk(it),
  },
  "answer-consultation": {
    about: isConsultation,
    against: (it: OnTask) => notInTheirHands(it) ?? stillAsking(it),
  },
  "withdraw-consultation": {
    about: isConsultation,
    against: (it: OnTask) => notSupervisor(it, consultationOf(it.state, it.task)?.askedBy),
  },
  "acknowledge-copy": {
    about: ({ kinds }) => kinds.includes("acknowledge-copy"),
    against: (it: OnTask) => (it.task.person?.id === it.actor.id ? undefined : refusal(it, [])),
  },
  "request-hearing": { about: isAnswer, against: notTheParty },
  "waive-hearing": { about: isAnswer, against: notTheParty },
  "state-opinion": {
    against: (it: Asked & { readonly arrow: PersonalArrow }) => {
      const { applicant, rights } = it.state;
      const people = [applicant, ...rights.flatMap(({ parties }) => parties)];
      return isOneOf(it, ...people) ? undefined : refusal(it, ["applicant"]);
    },
  },
  "record-visit": { against: notStaff },
  // The applicant may as well sign for it at the window.
  "choose-service": {
    against: (it: Asked & { readonly arrow: PersonalArrow }) =>
      refusal(it, ["applicant", "window-clerk"]),
  },
  rate: {
    against: (it: Asked & { readonly arrow: PersonalArrow }) => refusal(it, ["applicant"]),
  },
  "answer-rating": {
    about: ({ kinds }) => kinds.includes("answer-rating"),
    against: notInTheirHands,
  },
  "serve-notice": {
    about: ({ kinds }) => kinds.includes("serve-notice"),
    against: notInTheirHands,
  },
  copy: { against: notStaff },
  comment: { against: notStaff },
};

/** What has ended leaves nothing to do but to read what was sent, to say how it was handled, to serve how it came out, and to give back what was paid for nothing. */
const afterTheEnd: ReadonlySet<OperationKind> = new Set([
  "acknowledge-copy",
  "rate",
  "answer-rating",
  "serve-notice",
  "record-payment",
  "record-refund",
]);

/** What can be said only where there is a fee of which it can be said. */
const needsFee: { readonly [Kind in OperationKind]?: (state: CaseState) => boolean } = {
  "order-fee": (state) => unorderedFees(state).length > 0,
  "record-payment": ({ fees = {} }) => Object.keys(fees).length > 0,
  "waive-fee": ({ fees = {} }) => Object.values(fees).some(isUnpaid),
};

/** Every way in which somebody could do an operation now; none where there is nothing it could be about. */
export function candidatesFor(
  item: Item,
  state: CaseState,
  guises: readonly Guise[],
  kind: OperationKind,
): Candidate[] {
  if (isCardKind(kind)) return cardCandidates(item, state, guises, kind);
  const rule = rules[kind];
  const arrow: PersonalArrow = { action: kind, kind, by: [] };
  if (state.status === "closed" && !afterTheEnd.has(kind)) return [];
  if (needsFee[kind]?.(state) === false) return [];
  if (!("about" in rule)) {
    return guises
      .filter(({ task }) => task === undefined)
      .map(({ actor }) => ({ actor, arrow, refusal: rule.against({ item, state, actor, arrow }) }));
  }
  return Object.values(state.tasks)
    .filter(rule.about)
    .flatMap((task) => {
      const { id, branch, department } = task;
      const one = {
        ...arrow,
        task: id,
        ...(branch === undefined ? {} : { branch }),
        ...(department === undefined ? {} : { department }),
      };
      return guises
        .filter((guise) => covers(guise, one))
        .map(({ actor }) => ({
          actor,
          arrow: one,
          refusal: rule.against({ item, state, actor, arrow: one, task }),
        }));
    });
}

function isReason({ kinds }: Task): boolean {
  return kinds.includes("publish-reason");
}

function isAnswer({ kinds }: Task): boolean {
  return kinds.includes("request-hearing");
}

// A party speaks itself, or through somebody with recorded authority.
function notTheParty(it: OnTask): Refusal {
  return isOneOf(it, it.task.person) ? undefined : refusal(it, []);
}

function ownerIn({ state, task }: OnTask) {
  return state.owners[task.work];
}

function holder(it: OnTask): PersonRef | undefined {
  return holderOf(ownerIn(it));
}

function isOneOf({ actor }: Asked, ...people: readonly (PersonRef | undefined)[]): boolean {
  return people.some((one) => one !== undefined && hands(actor).includes(one.id));
}

/** Why the actor has not the role and the department of a task. */
function notTheirs(it: OnTask): Refusal {
  return refusal(it, it.task.roles);
}

/** Nobody takes up what they could never do. */
function neverToClaim(it: OnTask): Refusal {
  const refused = neverTheirs(it);
  return refused === undefined ? undefined : () => refused;
}

/** Why the actor cannot do a task now: it is for others, or with somebody else. */
function notInTheirHands(it: OnTask): Refusal {
  if (it.task.person !== undefined) {
    return isOneOf(it, it.task.person) ? undefined : refusal(it, []);
  }
  return notTheirs(it) ?? (mayWork(it.state, it.task, it.actor) ? undefined : held(it));
}

function nobodyToAsk({ item, state, task }: OnTask): Refusal {
  const known = askable(item, state, askingFrom(state, task));
  if (known.length > 0) return undefined;
  return () => coreError("CONSULTATION_UNKNOWN", { department: "", known });
}

/** Who is consulted answers when those have whom it asked in turn. */
function stillAsking({ item, state, task }: OnTask): Refusal {
  const departments = awaited(item, state, askingFrom(state, task)).map((one) => one.department);
  if (departments.length === 0) return undefined;
  return () => coreError("CONSULTATION_PENDING", { departments });
}

/** Handed on by whoever it belongs to; from the pool by anybody whose it could be; by a supervisor. */
function notTheirsToHandOn(it: OnTask): Refusal {
  if (notSupervisor(it) === undefined) return undefined;
  const owner = ownerIn(it);
  if (owner === undefined) return notTheirs(it);
  return isOneOf(it, owner) ? undefined : held(it);
}

function notSupervisor(it: OnTask, ...nor: readonly (PersonRef | undefined)[]): Refusal {
  const { branch: _everywhere, department: _any, ...arrow } = it.arrow;
  const persons = nor.filter((one) => one !== undefined);
  return refusal({ ...it, arrow: { ...arrow, persons } }, [it.item.file.supervision.by]);
}

function notStaff(it: Asked & { readonly arrow: PersonalArrow }): Refusal {
  const { item, actor } = it;
  const departments = [
    item.file.item.authority.department,
    ...[...item.branches.values()].map(({ department }) => department),
  ];
  const roles = [...rolesOf(item.file).keys()].filter((role) => role !== "applicant");
  const isStaff = roles.some(
    (role) =>
      actor.roles.includes(role) &&
      (!isBound(role) || departments.includes(actor.department ?? "")),
  );
  return isStaff ? undefined : refusal(it, ["window-clerk", "handler"]);
}

function refusal(
  { item, state, actor, arrow }: Asked & { readonly arrow: PersonalArrow },
  by: readonly string[],
): Refusal {
  const asked = { ...arrow, by };
  if (isPermitted(item, state.applicant.id, actor, asked)) return undefined;
  return () => notPermitted(item, actor, asked);
}

function held({ state, task }: OnTask): Refusal {
  return () => heldError(state, task);
}

/** The refusal of what somebody else has taken up, or has themselves already. */
export function heldError({ owners }: CaseState, { id, work }: Task): CodedError {
  const { id: person, name = person } = holderOf(owners[work]) ?? { id: "" };
  return coreError("TASK_HELD", { task: id, holder: name });
}
