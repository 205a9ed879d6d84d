import { CodedError } from "@banjian/base";
import fc from "fast-check";
import { isCardKind } from "../case/card-steps.js";
import type { CaseState } from "../case/case-state.js";
import type { Actor } from "../case/person.js";
import { holderOf, type Task } from "../case/task.js";
import type { Action } from "../decide/action.js";
import type { Offer } from "../decide/actions-for.js";
import { type ActionKind, actionKinds, isOperation } from "../definition/action-kind.js";
import type { Item } from "../item/item.js";
import { citizen, clerk, officer, passersBy } from "./people.js";
import { payloadFor, pick } from "./random-payload.js";
import { jointLicence } from "./sample-items.js";
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
      // Nobody waits for them: each open task can be done, and the test says so.
      consultations: {
        environment: { within: "2 business-days", wait: "none", consults: ["water"] },
        water: { within: "3 business-days", wait: "none" },
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

const endsTheWalk = new Set<ActionKind>([
  "withdraw",
  "refuse-acceptance",
  "forward",
  "terminate",
  "void",
]);

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
    .filter(({ kind }) => !isCardKind(kind) || what % 5 === 0)
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
