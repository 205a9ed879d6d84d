import { expect, test } from "vitest";
import { askedThrough, consultationRule } from "../approval/consulting.js";
import { isOwed, unopenedHearings } from "../approval/owed-hearings.js";
import { branchesAhead, isExcluded, regionsOf, workingBranches } from "../approval/regions.js";
import { courseIn, openSeats } from "../approval/signing.js";
import { type CaseState, openRights } from "../case/case-state.js";
import { openConsultations } from "../case/consultation.js";
import { replay } from "../case/evolve.js";
import type { Fact } from "../case/fact.js";
import type { Task } from "../case/task.js";
import { givesOpinion } from "../definition/action-kind.js";
import { openSpan } from "../limit/ledger.js";
import { ApprovalWalk, deputyId, seatsOpen } from "../testing/approval-walk.js";
import { randomJointItem } from "../testing/random-joint-item.js";
import type { Action } from "./action.js";

/** Seeds from 1; `pnpm run approvals` walks ten thousand. */
const walks = Number(process.env.WALKS ?? 120);
const items = Array.from({ length: 42 }, (_, index) => randomJointItem(index));

type Step = { readonly before: CaseState; readonly action: Action; readonly walk: ApprovalWalk };

const inBranch = new Set(["add-signer", "remove-signer", "return", "recall", "answer-return"]);

/** What is done beside the steps: departments asked, procedures shared, rights told of and used. */
const beside = [
  ...["consult", "answer-consultation", "withdraw-consultation"],
  ...["open-procedure", "close-procedure", "notify-right", "request-hearing", "waive-hearing"],
  ...[
    "CONSULTATION_PENDING",
    "HEARING_OWED",
    "CONSULTATION_CIRCULAR",
    "PREDECESSOR_PENDING",
    "BRANCH_NOT_NEEDED",
  ],
];

const opinionIn = (branch: string) => (task: Task) =>
  task.branch === branch && task.kinds.some(givesOpinion);
const procedureIs = (id: string) => (task: Task) => task.work.split(":")[1] === id;

/** What holds after every action, whoever did what. */
const invariants: Readonly<Record<string, (step: Step) => boolean>> = {
  "no task is lost: each place that has to sign now has one, none while time is left out, and the window one for what lies with it":
    ({ walk: { item, state } }) => {
      const tasks = Object.values(state.tasks);
      const away = [...regionsOf(item, state.value)].filter(([, status]) => status === "returned");
      return (
        [...seatsOpen(item, state)].every(
          ([branch, seats]) =>
            seats > 0 &&
            tasks.filter(opinionIn(branch)).length === (isExcluded(state, branch) ? 0 : seats),
        ) &&
        away.every(([branch]) => tasks.some(({ work }) => work.endsWith(`:${branch}:returned`)))
      );
    },

  "who works ahead has a task for each place but those of the last step": ({
    walk: { item, state },
  }) =>
    branchesAhead(item, state).every((branch) => {
      const course = courseIn(state, branch.id);
      const seats = openSeats(branch, course).length;
      const expected = course.next < branch.steps.length - 1 ? seats : 0;
      return Object.values(state.tasks).filter(opinionIn(branch.id)).length === expected;
    }),

  "no task is without an owner: a role, or a person": ({ walk: { state } }) =>
    Object.values(state.tasks).every(
      ({ roles, person }) => roles.length > 0 || person !== undefined,
    ),

  "nobody votes twice at a step, for themselves or another, and no place is taken twice": ({
    walk: { state },
  }) =>
    Object.values(state.branches).every((course) => {
      const places = course.opinions
        .filter((one) => !one.void)
        .flatMap(({ at, seat = "1", by }) => [
          `${at} from ${seat}`,
          // One deputy may stand for two people, and each of the two gives an opinion.
          `${at} by ${by.onBehalfOf?.id ?? by.id}`,
        ]);
      return new Set(places).size === places.length;
    }),

  "every branch at work has exactly one clock, running or lawfully stopped, and any other branch none":
    ({ walk: { item, state } }) => {
      const working = new Set(workingBranches(item, state).map(({ id }) => id));
      return [...item.branches.keys()].every((id) => {
        const clock = state.limits[`branch:${id}`];
        const runs = clock?.status === "running";
        const stopped = runs && openSpan(clock) !== undefined;
        return runs === working.has(id) && stopped === (runs && isExcluded(state, id));
      });
    },

  "a shared procedure is one record, one task and one announced length, for branches that are not done or a hearing that was asked for":
    ({ walk: { item, state } }) =>
      Object.values(state.procedures).every((one) => {
        const { id, closedOn, branches } = one;
        const clock = state.limits[`procedure:${id}`]?.status === "running";
        if (closedOn !== undefined) return !clock;
        const open = branches.filter((name) => state.branches[name]?.endedOn === undefined);
        const tasks = Object.values(state.tasks).filter(procedureIs(id)).length;
        const led = open.some((name) => regionsOf(item, state.value).get(name) === "open");
        const owed = open.length === 0 && isOwed(state, one);
        return clock && (open.length > 0 || owed) && tasks === (led || owed ? 1 : 0);
      }),

  "a hearing that was asked for is a task, open already, or waits for the window": ({
    walk: { item, state },
  }) =>
    state.status === "closed" ||
    unopenedHearings(state).every(
      ({ id, branch }) =>
        Object.values(state.tasks).some(({ work }) => work === `hearing:${id}`) ||
        regionsOf(item, state.value).get(branch) === "returned",
    ),

  "a consultation has one task and one clock until it is answered or asked no more": ({
    walk: { state },
  }) =>
    state.consultations.every(({ id, answeredOn, endedOn }) => {
      const isOpen = answeredOn === undefined && endedOn === undefined && state.status === "open";
      const tasks = Object.values(state.tasks).filter(({ work }) => work === `consultation:${id}`);
      const clock = state.limits[`consultation:${id}`]?.status === "running";
      return tasks.length === (isOpen ? 1 : 0) && clock === isOpen;
    }),

  "departments never consult each other in a circle": ({ walk: { item, state } }) =>
    state.consultations.every((one) => {
      const chain = [...askedThrough(item, state, one), one.department];
      return new Set(chain).size === chain.length;
    }),

  "no step is taken before the answer that it has to wait for": ({ before, walk }) =>
    newFacts(before, walk).every((fact) => {
      if (fact.type !== "action-taken" || !givesOpinion(fact.kind)) return true;
      const branch = fact.branch ?? "";
      return openConsultations(before, branch).every(
        ({ at, above, department }) =>
          above !== undefined ||
          at !== courseIn(before, branch).next ||
          consultationRule(walk.item, department)?.wait !== "until-answer",
      );
    }),

  "what was said of an application before it was amended counts no more": ({ before, walk }) =>
    !newFacts(before, walk).some((fact) => fact.type === "action-taken" && fact.kind === "amend") ||
    Object.values(walk.state.branches).every(
      ({ result, opinions }) =>
        result === "stopped" || result === "not-needed" || opinions.every((one) => one.void),
    ),

  "a branch that the case does not need has no task, no clock and no opinion": ({
    walk: { state },
  }) =>
    Object.entries(state.branches).every(
      ([id, { because, opinions }]) =>
        because !== "condition" ||
        (opinions.length === 0 &&
          state.limits[`branch:${id}`] === undefined &&
          Object.values(state.tasks).every(({ branch }) => branch !== id)),
    ),

  "a deputy gives opinions and answers on record for somebody who is away, and for nobody else": ({
    before,
    walk,
  }) =>
    newFacts(before, walk).every((fact) => {
      if (fact.type !== "action-taken" || fact.by?.id !== deputyId) return true;
      // What a deputy has done the same hands may take back.
      if (fact.kind === "recall" || fact.kind === "withdraw-consultation") return true;
      const { onBehalfOf } = fact.by;
      const isAway = onBehalfOf?.authority.startsWith("absence ") === true;
      return isAway && fact.effectiveOn <= "2026-09-20";
    }),

  "the join fires once, and again only after branches were taken up again": ({
    walk: { facts },
  }) => {
    const count = (type: string) => facts.filter((fact) => fact.type === type).length;
    return count("join-done") <= 1 + count("branches-reopened");
  },

  "when no branch is at work the departments have joined": ({ walk: { item, state } }) =>
    [...regionsOf(item, state.value).values()].some((status) => status !== "done") ||
    regionsOf(item, state.value).size === 0,

  "nothing is decided before it was accepted, nor while a right to be heard is open": ({
    before,
    walk: { state },
  }) => {
    const { decision, acceptance } = state.milestones;
    if (decision === undefined) return true;
    return (
      acceptance !== undefined &&
      (before.milestones.decision || openRights(state).length === 0) !== false
    );
  },

  "what is done in one branch leaves the others, their clocks and their tasks alone": ({
    before,
    action,
    walk: { state },
  }) => {
    // What ran out meanwhile has its effect first, and is nobody's doing in a branch.
    if (!inBranch.has(action.action) || Object.keys(before.branches).length === 0) return true;
    const changed = Object.keys(state.branches).filter(
      (id) => JSON.stringify(state.branches[id]) !== JSON.stringify(before.branches[id]),
    );
    // A step that is done with the last signature can end its branch, and the join with it; so can a limit that ran out.
    const ended = changed.some((id) => state.branches[id]?.result !== undefined);
    return ended || changed.every((id) => id === action.branch);
  },
};

function newFacts({ version }: CaseState, { facts }: ApprovalWalk): readonly Fact[] {
  return facts.slice(version);
}

/** One case from its seed, held against every promise after each step; throws what is broken. */
function walked(seed: number): ApprovalWalk {
  const item = items[seed % items.length];
  if (item === undefined) throw new Error("no item to walk");
  const walk = new ApprovalWalk(item, seed);
  for (let index = 0; index < 40 && walk.state.status === "open"; index++) {
    const before = walk.state;
    const action = walk.step();
    const broken = Object.entries(invariants).find(([, holds]) => !holds({ before, action, walk }));
    if (broken !== undefined) {
      const told = walk.facts.slice(-12).map((fact) => JSON.stringify(fact));
      throw new Error(`seed ${seed}, step ${index}: broken: ${broken[0]}\n${told.join("\n")}`);
    }
  }
  return walk;
}

test(`${walks} random cases of up to eight branches keep their promises`, () => {
  const met = new Map<string, number>();
  for (let seed = 1; seed <= walks; seed++) {
    const { facts, state, met: done } = walked(seed);
    const stored = JSON.parse(JSON.stringify(facts)) as typeof facts;
    expect(JSON.stringify(replay("c1", stored)), `seed ${seed}: the same, byte for byte`).toBe(
      JSON.stringify(state),
    );
    for (const [name, count] of done) met.set(name, (met.get(name) ?? 0) + count);
  }
  const all = [...inBranch, "sign", "reopen-branches", "grant", "deny", ...beside];
  for (const done of all) {
    expect(met.get(done) ?? 0, `${done} among ${[...met.keys()].join(" ")}`).toBeGreaterThan(0);
  }
}, 3_600_000);
