import { expect, test } from "vitest";
import { regionsOf, workingBranches } from "../approval/regions.js";
import type { CaseState } from "../case/case-state.js";
import { replay } from "../case/evolve.js";
import { ApprovalWalk, randomJointItem, seatsOpen } from "../testing/approval-walk.js";
import type { Action } from "./action.js";

/** Seeds from 1; `pnpm run approvals` walks ten thousand. */
const walks = Number(process.env.WALKS ?? 120);
const items = Array.from({ length: 42 }, (_, index) => randomJointItem(index));

type Step = { readonly before: CaseState; readonly action: Action; readonly walk: ApprovalWalk };

const inBranch = new Set(["add-signer", "remove-signer", "return", "recall", "answer-return"]);

/** What holds after every action, whoever did what. */
const invariants: Readonly<Record<string, (step: Step) => boolean>> = {
  "no task is lost: each place that has to sign now has one, and the window one for what lies with it":
    ({ walk: { item, state } }) => {
      const tasks = Object.values(state.tasks);
      const away = [...regionsOf(item, state.value)].filter(([, status]) => status === "returned");
      return (
        [...seatsOpen(item, state)].every(
          ([branch, seats]) =>
            seats > 0 && tasks.filter((task) => task.branch === branch).length === seats,
        ) && away.every(([branch]) => tasks.filter((task) => task.branch === branch).length === 1)
      );
    },

  "no task is without an owner: a role, or a person": ({ walk: { state } }) =>
    Object.values(state.tasks).every(
      ({ roles, person }) => roles.length > 0 || person !== undefined,
    ),

  "nobody votes twice at a step, and no place is taken twice": ({ walk: { state } }) =>
    Object.values(state.branches).every((course) => {
      const places = course.opinions
        .filter((one) => !one.void)
        .flatMap(({ at, seat = "1", by }) => [`${at} from ${seat}`, `${at} by ${by.id}`]);
      return new Set(places).size === places.length;
    }),

  "every branch at work has exactly one clock that runs, and a branch that is done has none": ({
    walk: { item, state },
  }) => {
    const working = new Set(workingBranches(item, state).map(({ id }) => id));
    return [...item.branches.keys()].every((id) => {
      const clocks = Object.values(state.limits).filter(
        ({ branch, status }) => branch === id && status === "running",
      );
      return clocks.length === (working.has(id) ? 1 : 0);
    });
  },

  "the join fires once, and again only after branches were taken up again": ({
    walk: { facts },
  }) => {
    const count = (type: string) => facts.filter((fact) => fact.type === type).length;
    return count("join-done") <= 1 + count("branches-reopened");
  },

  "when no branch is at work the departments have joined": ({ walk: { item, state } }) =>
    [...regionsOf(item, state.value).values()].some((status) => status !== "done") ||
    regionsOf(item, state.value).size === 0,

  "nothing is decided before it was accepted": ({
    walk: {
      state: { milestones },
    },
  }) => milestones.decision === undefined || milestones.acceptance !== undefined,

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
  for (const done of [...inBranch, "sign", "reopen-branches", "grant", "deny"]) {
    expect(met.get(done) ?? 0, `${done} among ${[...met.keys()].join(" ")}`).toBeGreaterThan(0);
  }
}, 3_600_000);
