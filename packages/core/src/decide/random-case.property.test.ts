import { sweepPosition } from "@banjian/calendar";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isExcluded, openBranches } from "../approval/regions.js";
import type { CaseState } from "../case/case-state.js";
import { replay } from "../case/evolve.js";
import { openSpan } from "../limit/ledger.js";
import { doerOf, restless, restlessItem, takeStep, walks } from "../testing/random-walk.js";
import type { Story } from "../testing/story.js";
import { decide } from "./decide.js";
import { runOut } from "./run-out.js";

const item = restlessItem();
const places = new Set<string>();

// What a person may be told; anything else, a fault of dates or of the calendar, would be ours.
const lawful = new Set([
  "ACTION_NOT_ALLOWED",
  "ACTION_UNKNOWN",
  "BRANCH_REQUIRED",
  "CASE_CLOSED",
  "EXTENSION_NOT_ALLOWED",
  "EXTENSION_TOO_LATE",
  "GRANT_AGAINST_REFUSAL",
  "LIMIT_UNKNOWN",
  "MATERIALS_MISSING",
  "NOTICE_ALREADY_SENT",
  "NOTICE_EMPTY",
  "NOTICE_UNSENT",
  "NOT_PERMITTED",
  "PAYLOAD_INVALID",
  "PROCEDURE_LENGTH_MISSING",
  "PROCEDURE_OPEN",
  "PROCEDURE_UNKNOWN",
  "STEP_NOT_NEXT",
]);

test("whatever anybody does and whenever, a case keeps its promises", () => {
  fc.assert(
    fc.property(walks, ({ start, steps }) => {
      const it = restless(item, start);
      for (const [index, step] of steps.entries()) {
        if (it.state.status === "closed") break;
        const before = it.state;
        const { action, from, refused } = takeStep(it, step);
        if (refused !== undefined) {
          expect(it.state, "a refused action changes nothing").toBe(from);
          expect(lawful, refused.message).toContain(refused.code);
        } else if (index % 4 === 0) {
          expect(decide(it.world, shuffled(from), action)).toEqual(it.news);
        }
        checkPromises(it, before);
        places.add(it.where.join(" "));
      }
      sweepAndCheck(it);
      expect(replay("c1", it.facts), "a case is what its facts add up to").toEqual(it.state);
    }),
    { seed: 20_260_914, numRuns: 300 },
  );
  expect(places.size, "the walks went to many places").toBeGreaterThan(14);
}, 60_000);

function checkPromises(it: Story, before: CaseState): void {
  const { state } = it;
  for (const { id } of openBranches(item, state)) {
    const limit = state.limits[`branch:${id}`];
    expect(limit?.status, `the limit of the open branch ${id} runs`).toBe("running");
    const stopped = limit !== undefined && openSpan(limit) !== undefined;
    expect(stopped, `${id} is excluded while a procedure stops it`).toBe(isExcluded(state, id));
  }
  checkCaseLimits(state);
  checkTasks(it);
  if (state.milestones.decision !== undefined) {
    expect(state.milestones.acceptance, "nothing is decided before it is accepted").toBeDefined();
  }
  for (const [name, days] of Object.entries(before.milestones)) {
    const now = state.milestones[name as keyof CaseState["milestones"]];
    expect(now?.slice(0, days.length), `the milestone ${name} only grows`).toEqual(days);
  }
  for (const old of Object.values(before.limits)) {
    const now = state.limits[old.key];
    if (old.status !== "running" && now?.run === old.run) {
      expect(now.status, `what ${old.key} came to stands`).toBe(old.status);
    }
  }
  checkCards(it);
  if (state.status === "closed") checkClosed(it);
}

function checkCaseLimits(state: CaseState): void {
  const open = openBranches(item, state);
  const all = open.length > 0 && open.every(({ id }) => isExcluded(state, id));
  for (const name of ["statutory", "promised"]) {
    const limit = state.limits[name];
    if (limit?.status !== "running") continue;
    expect(openSpan(limit) !== undefined, `${name} stops while all open branches do`).toBe(all);
  }
}

function checkTasks(it: Story): void {
  const tasks = Object.values(it.state.tasks);
  expect(new Set(it.tasks).size, "no work is open twice").toBe(tasks.length);
  for (const task of tasks) {
    const kinds = it.offers(doerOf(task)).flatMap(({ allowed, kind }) => (allowed ? [kind] : []));
    const possible = task.kinds.some((kind) => kinds.includes(kind));
    expect(possible, `somebody can do ${task.work}`).toBe(true);
  }
}

function checkCards(it: Story): void {
  const causes = it.state.cards.map(({ limit, run, colour, cause }) =>
    [limit, run, colour, cause].join(),
  );
  expect(new Set(causes).size, "one card for a cause and colour").toBe(causes.length);
  const breached = it.all("limit-breached").map(({ limit, run }) => `${limit} ${run}`);
  expect(new Set(breached).size, "a run of a limit runs out once").toBe(breached.length);
}

function checkClosed(it: Story): void {
  const { tasks, limits, procedures } = it.state;
  expect(tasks, "a closed case has no tasks").toEqual({});
  const running = Object.values(limits).filter(({ status }) => status === "running");
  expect(running, "a closed case has no running limit").toEqual([]);
  const open = Object.values(procedures).filter(({ closedOn }) => closedOn === undefined);
  expect(open, "a closed case has no open procedure").toEqual([]);
  expect(it.waits, "a closed case waits for nothing").toEqual({});
}

function sweepAndCheck(it: Story): void {
  it.sweep();
  expect(
    it.news.filter(({ by }) => by !== undefined),
    "nobody does what the clock does",
  ).toEqual([]);
  expect(runOut(it.world, it.state), "a second sweep finds nothing").toEqual([]);
  for (const [limit, wait] of Object.entries(it.waits)) {
    if ("position" in wait) {
      const now = sweepPosition(it.frame.calendar, it.day);
      expect(wait.position, `${limit} waits for a later position`).toBeGreaterThan(now);
    }
    if ("at" in wait)
      expect(wait.at > it.world.now, `${limit} waits for a later instant`).toBe(true);
  }
}

/** The case as a database may give it back: the same, with the keys of every object in another order. */
function shuffled<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(shuffled) as Value;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner)] as const);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)),
  ) as Value;
}
