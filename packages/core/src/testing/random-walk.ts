import { CodedError } from "@banjian/base";
import { type LocalDate, plusDays } from "@banjian/calendar";
import fc from "fast-check";
import { type CaseState, openNotice } from "../case/case-state.js";
import type { Actor } from "../case/person.js";
import { holderOf, type Task } from "../case/task.js";
import type { Action } from "../decide/action.js";
import type { Offer } from "../decide/actions-for.js";
import { type ActionKind, actionKinds, isOperation } from "../definition/action-kind.js";
import type { Item } from "../item/item.js";
import { citizen, clerk, officer } from "./people.js";
import { jointLicence, papers } from "./sample-items.js";
import { type Story, story } from "./story.js";

/**
 * The item of the random tests: checked on the internet first, three branches of which one waits for another, procedures that
 * stop the clock and one that does not, an applicant who is deemed to withdraw, a promise, and the lean cards.
 */
export function restlessItem(): Item {
  return jointLicence({
    acceptance: {
      supplement: {
        "answer-within": "10 business-days",
        silence: "deemed-withdrawn",
        rounds: 2,
        basis: { law: "安阳市政务服务条例", article: 24 },
      },
    },
    approval: {
      returns: { window: true },
      branches: {
        fire: { department: "fire", within: "5 business-days" },
        health: { department: "health", within: "8 business-days" },
        market: {
          department: "market",
          within: "5 business-days",
          steps: ["handle", "review", "approve"],
          starts: { after: "fire" },
        },
      },
      procedures: {
        testing: { excludes: true },
        hearing: { excludes: true, within: "5 business-days", by: "approver" },
        "site-inspection": { within: "3 business-days" },
      },
    },
    limits: {
      preset: "licensing-law-joint",
      promised: {
        within: "12 business-days",
        extend: { by: "5 business-days", times: 2, approver: "head" },
      },
    },
    supervision: { preset: "lean" },
    states: {
      submission: {
        use: "submission",
        by: ["applicant", "window-clerk"],
        "back-date": "3 business-days",
        next: "pre-acceptance",
      },
      "pre-acceptance": { use: "pre-acceptance", next: "acceptance" },
    },
  });
}

/** Everybody who may come by, a stranger and an agent among them. */
export const passersBy: readonly Actor[] = [
  citizen,
  clerk,
  ...["fire", "health", "market"].flatMap((department) =>
    ["handler", "reviewer", "approver"].map((role) => officer(role, department)),
  ),
  officer("head", "market"),
  { id: "mayor", roles: ["government-head"] },
  { id: "supervisor", roles: ["supervisor"] },
  { id: "all-of-fire", roles: ["handler", "approver", "window-clerk"], department: "fire" },
  { id: "agent", roles: [], onBehalfOf: { id: citizen.id, authority: "委托书" } },
  { id: "stranger", roles: ["applicant"] },
];

/** One step of a walk as numbers: whose it is, which of the things on offer, with which payload, and how much time goes by first. */
export type WalkStep = {
  readonly who: number;
  readonly what: number;
  readonly payload: number;
  readonly minutes: number;
  /** Whether a sweep comes before the action. */
  readonly sweep: boolean;
  /** Whether it is the head who extends, puts right or takes up again. */
  readonly putRight: boolean;
};

/** A walk to a random place: where it begins, and its steps. */
export const walks = fc.record({
  start: fc.nat(3),
  steps: fc.array(
    fc.noBias(
      fc.record({
        who: fc.nat(1000),
        what: fc.nat(1000),
        payload: fc.nat(1000),
        // An hour or so, a day, and sometimes three weeks in which nobody looks.
        minutes: fc.oneof(
          { weight: 6, arbitrary: fc.nat(90) },
          { weight: 3, arbitrary: fc.nat(2000) },
          { weight: 1, arbitrary: fc.nat(30_000) },
        ),
        sweep: fc.boolean(),
        putRight: fc.integer({ min: 0, max: 6 }).map((one) => one === 0),
      }),
    ),
    { minLength: 8, maxLength: 32, size: "max" },
  ),
});

/** What came of a step: from which state, and refused with a coded error, or done. */
export type Walked = {
  readonly action: Action;
  readonly from: CaseState;
  readonly refused?: CodedError;
};

/** A case that a walk can begin with: filed without papers, filed with them, or accepted already. */
export function restless(item: Item, start: number): Story {
  const it = story(item).at("2026-09-14 09:00");
  if (start !== 2) it.atWindow();
  it.submit(start === 0 ? {} : undefined);
  return start < 2 ? it : it.act("pre-accept", clerk, { result: "passed" }).act("accept", clerk);
}

/** Takes a step; throws whatever is not a coded refusal. */
export function takeStep(it: Story, step: WalkStep): Walked {
  it.later(step.minutes);
  if (step.sweep) it.sweep();
  const from = it.state;
  const action = actionOf(it, step);
  try {
    it.do(action);
    return { action, from };
  } catch (error) {
    if (error instanceof CodedError) return { action, from, refused: error };
    throw error;
  }
}

function actionOf(it: Story, step: WalkStep): Action {
  const { what, payload } = step;
  const [by, offer] = chosen(it, step);
  const kind = offer?.kind ?? pick(Object.keys(actionKinds) as ActionKind[], what) ?? "withdraw";
  return {
    action: offer?.action ?? kind,
    by,
    ...branchOf(offer, payload),
    payload: payloadFor(it, kind, payload),
  };
}

const endsTheWalk = new Set<ActionKind>(["withdraw", "refuse-acceptance", "forward"]);

const putsRight = officer("head", "market");

// Who has little work of their own, and may do with tasks what nobody else may.
const onlookers = [citizen, ...passersBy.filter(({ id }) => id === "supervisor")];

// Of eight steps four are somebody's work, three are what else somebody may do, one is anything at all. What has ended is put
// right or taken up again.
function chosen(it: Story, { who, what, payload, putRight }: WalkStep): [Actor, Offer | undefined] {
  if (putRight || (who % 8 !== 0 && it.state.status === "closed")) {
    const heads = new Set<ActionKind>(["extend", "correct", "reopen"]);
    const offers = it.offers(putsRight).filter(({ kind, allowed }) => allowed && heads.has(kind));
    return [putsRight, pick(offers, what)];
  }
  const anyone = pick(passersBy, Math.floor(who / 8)) ?? citizen;
  const task = pick(Object.values(it.state.tasks), what);
  if (who % 8 === 0 || task === undefined) return [anyone, undefined];
  const by = payload % 12 === 0 ? (pick(onlookers, what) ?? citizen) : doerOf(it.state, task);
  // Of operations there are so many on offer that nothing else would happen.
  const offers = it
    .offers(by)
    .filter(({ kind, allowed }) => allowed && !endsTheWalk.has(kind))
    .filter(({ kind }) => !isOperation(kind) || payload % 4 === 0 || task.kinds.includes(kind));
  if (payload % 12 === 0) {
    const kinds = [...new Map(offers.map((offer) => [offer.kind, offer])).values()];
    return [by, pick(kinds, Math.floor(what / 8))];
  }
  const work = offers.filter(({ kind }) => task.kinds.includes(kind) === who % 8 < 5);
  return [by, pick(work.length > 0 ? work : offers, Math.floor(what / 8))];
}

/** Somebody whose work a task is: whoever holds it, or anybody of its role. */
export function doerOf({ owners }: CaseState, { roles, department, person, work }: Task): Actor {
  const [role] = roles;
  const holder = person ?? holderOf(owners[work]);
  if (holder !== undefined) {
    return { ...holder, roles, ...(department === undefined ? {} : { department }) };
  }
  if (role === undefined) throw new Error("a task without a role");
  if (role === "applicant") return citizen;
  return department === undefined ? { ...clerk, roles: [role] } : officer(role, department);
}

function branchOf(offer: Offer | undefined, payload: number): { branch?: string } {
  return offer?.branch === undefined || payload % 5 === 0 ? {} : { branch: offer.branch };
}

/** Something that could be said with an action of that kind; now and then nothing that could be. */
function payloadFor(it: Story, kind: ActionKind, choice: number): unknown {
  const { state } = it;
  const reason = "理由";
  const materials = ["application", "floor-plan", "health-proof"].slice(0, 1 + (choice % 3));
  const brought = (openNotice(state)?.missing ?? materials).map((id) => ({ id, name: id }));
  const open = Object.values(state.procedures).filter(({ closedOn }) => closedOn === undefined);
  const agree = choice % 7 !== 0;
  const said: { readonly [Kind in ActionKind]?: unknown } = {
    submit: { materials: papers },
    "pre-accept": pick(
      [
        { result: "passed" },
        { result: "needs-supplement", materials, reason },
        { result: "passed" },
        { result: "failed", reason },
      ],
      choice,
    ),
    receive: { materials: brought },
    "correct-on-spot": { reason },
    "request-supplement": { materials, reason },
    supplement: { materials: choice % 4 === 0 ? [] : brought },
    "refuse-acceptance": { because: "not-competent", reason },
    forward: { to: "水务局", reason },
    handle: { agree, opinion: reason },
    review: { agree, opinion: reason },
    approve: { agree, opinion: reason },
    sign: { agree, opinion: reason },
    "add-signer": {
      who: { id: pick(["zhao-gong", "qian-gong", "sun-gong"], choice) },
      place: pick(["before", "after", "parallel"], Math.floor(choice / 3)),
      reason,
    },
    "remove-signer": { signer: pick(["zhao-gong", "qian-gong"], choice), reason },
    return: { to: pick(["previous", "handle", "window", "previous"], choice), reason },
    "answer-return": { answer: reason },
    recall: { reason },
    "reopen-branches": { branches: [pick(["fire", "health", "market"], choice)], reason },
    "open-procedure": {
      procedure: pick(["testing", "hearing", "site-inspection"], choice),
      ...(choice % 3 === 0 ? {} : { length: `${choice % 9} business-days` }),
      reason,
    },
    correct: { ...correction(state, choice), reason },
    reopen: { reason },
    "issue-document": { document: pick(["acceptance-notice", "decision"], choice) },
    "close-procedure": { id: pick(open, choice)?.id ?? "p9", result: reason },
    extend: { limit: pick(["promised", "statutory", "branch:fire"], choice), reason },
    deny: { reason },
    complete:
      state.milestones.granted === undefined
        ? { result: "other" }
        : { result: "issued", certificate: { number: "1" } },
    deliver: { way: "post" },
    collect: { collector: "李雷" },
    ...operations(it, kind, choice),
  };
  return choice % 23 === 22 ? { nonsense: true } : said[kind];
}

/** What an operation says, about some task or about none. */
function operations({ state }: Story, kind: ActionKind, choice: number) {
  const reason = "理由";
  const tasks = Object.values(state.tasks).filter(
    ({ kinds }) => kind !== "answer-order" || kinds.includes(kind),
  );
  const found = pick(tasks, choice);
  const task = choice % 6 === 0 || found === undefined ? {} : { task: found.id };
  const someone = pick(passersBy, Math.floor(choice / 6)) ?? citizen;
  const fitting: Actor = {
    id: `colleague-${choice % 3}`,
    roles: found?.roles ?? [],
    ...(found?.department === undefined ? {} : { department: found.department }),
  };
  const { onBehalfOf: _agent, ...person } = choice % 4 === 0 ? someone : fitting;
  return {
    claim: task,
    release: task,
    transfer: { ...task, to: person, reason },
    delegate: { ...task, to: person, reason },
    remind: task,
    "order-supervision": { ...task, within: `${1 + (choice % 4)} business-days`, reason },
    "answer-order": { ...task, answer: reason },
    copy: { to: [{ id: person.id }], note: reason },
    "acknowledge-copy": task,
    comment: { text: reason },
    "state-opinion": { text: reason },
  };
}

/** Something to be put right: the day of receipt, an extension, the days of a procedure by a few; now and then what is not there. */
function correction({ procedures, milestones, limits }: CaseState, choice: number): object {
  const moved = (on: LocalDate | undefined, by: number) => on && plusDays(on, by);
  const [received] = milestones.receipt ?? [];
  const records = Object.values(procedures).flatMap(({ id: procedure, openedOn, closedOn }) => {
    const first = moved(openedOn, (choice % 5) - 2);
    const last = moved(closedOn, (choice % 7) - 3);
    const ends = last && { closedOn: last };
    return [
      { what: "exclusion", procedure, openedOn: first },
      { what: "exclusion", procedure, openedOn: first, ...ends },
      { what: "exclusion", procedure, ...ends },
    ];
  });
  const extensions = Object.values(limits).flatMap(({ key: limit, extended }) =>
    extended.map((_, index) => ({ what: "extension", limit, number: index + 1 })),
  );
  const receipt = { what: "receipt", on: moved(received, (choice % 4) - 2) };
  const outcome = { what: "outcome" };
  const absent = { what: "extension", limit: "promised", number: 3 };
  const all = [receipt, outcome, ...records, ...records, ...extensions, ...extensions, absent];
  return pick(all, Math.floor(choice / 3)) ?? absent;
}

function pick<T>(from: readonly T[], choice: number): T | undefined {
  return from[choice % Math.max(from.length, 1)];
}
