import { CodedError } from "@banjian/base";
import { parseLocalDate } from "@banjian/calendar";
import { regionsOf, workingBranches } from "../approval/regions.js";
import { courseIn, openSeats } from "../approval/signing.js";
import type { Absence } from "../case/absence.js";
import type { CaseState } from "../case/case-state.js";
import { evolve, replay } from "../case/evolve.js";
import type { Fact } from "../case/fact.js";
import type { Actor } from "../case/person.js";
import type { Action } from "../decide/action.js";
import { decide, open } from "../decide/decide.js";
import type { World } from "../decide/world.js";
import type { Item } from "../item/item.js";
import { applicant, citizen, clerk, officer } from "./people.js";
import { type Random, randomOf } from "./random-joint-item.js";
import { beijing, hallFrame } from "./story.js";
import { saidWith } from "./walk-payload.js";

/** A random case of an item, told by its facts. */
export class ApprovalWalk {
  readonly item: Item;
  readonly facts: Fact[] = [];
  /** How often each action was done, and with which codes others were refused. */
  readonly met = new Map<string, number>();
  readonly #random: Random;
  #days = 0;
  #state: CaseState;

  constructor(item: Item, seed: number) {
    this.item = item;
    this.#random = randomOf(seed);
    const first = open(
      this.world,
      { caseId: "c1", applicant, channel: "online" },
      { action: "submit", by: citizen, payload: areaOf(this.#random) },
    );
    this.facts.push(...first);
    this.#state = replay("c1", first);
    if (this.#random(8) !== 0) this.#take({ action: "accept", by: clerk });
  }

  get world(): World {
    const day = 14 + (this.#days % 14);
    const now = beijing(`2026-09-${day} 10:00`);
    return { ...hallFrame(), item: this.item, now, absences };
  }

  get state(): CaseState {
    return this.#state;
  }

  /** One more action: most often somebody's open work, else anything at all. */
  step(): Action {
    if (this.#random(6) === 0 && this.#days < 13) this.#days++;
    const action = this.#random(3) === 0 ? this.#anything() : (this.#work() ?? this.#anything());
    this.#take(action);
    return action;
  }

  #take(action: Action): void {
    try {
      const news = decide(this.world, this.#state, action);
      this.facts.push(...news);
      this.#state = news.reduce(evolve, this.#state);
      this.#count(action.action);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      this.#count(error.code);
    }
  }

  #count(name: string): void {
    this.met.set(name, (this.met.get(name) ?? 0) + 1);
  }

  #work(): Action | undefined {
    const task = this.#pick(Object.values(this.#state.tasks));
    const kind = this.#pick(task?.kinds ?? []);
    if (task === undefined || kind === undefined) return undefined;
    const role = this.#pick(task.roles) ?? "";
    const at = task.branch === undefined ? {} : { branch: task.branch };
    const by =
      task.person === undefined
        ? this.#somebody(role, task.department)
        : { id: task.person.id, roles: [] };
    return { action: kind, by, ...at, payload: this.#says(kind, task.id) };
  }

  #somebody(role: string, department: string | undefined): Actor {
    if (role === "applicant") return citizen;
    if (department === undefined) return { ...clerk, roles: [role] };
    const one = officer(role, department);
    const id = `${one.id}-${this.#random(3)}`;
    // Who is away is stood for by a deputy without a role of its own.
    return this.#random(8) === 0 ? { ...deputy, department } : { ...one, id };
  }

  #anything(): Action {
    const working = workingBranches(this.item, this.#state).map(({ id }) => id);
    const every = [...this.item.branches.keys()];
    const branch = this.#pick(working.length > 0 && this.#random(5) > 0 ? working : every) ?? "a";
    const kind = this.#pick(operations) ?? "recall";
    const acted = courseIn(this.#state, branch).last?.by.id;
    const role = this.#roleIn(branch);
    const last = acted === undefined || this.#random(3) === 0 ? undefined : acted;
    const by =
      last === undefined
        ? this.#somebody(role, branch)
        : { id: last, roles: last === deputyId ? [] : [role], department: branch };
    if (kind === "reopen-branches") {
      return { action: kind, by: officer("head", "market"), payload: this.#says(kind) };
    }
    if (kind === "amend") return { action: kind, by: citizen, payload: this.#says(kind) };
    if (kind === "withdraw-consultation") {
      return { action: kind, by: supervisor, payload: this.#says(kind) };
    }
    if (kind === "answer-return")
      return { action: kind, by: clerk, branch, payload: this.#says(kind) };
    return { action: kind, by, branch, payload: this.#says(kind) };
  }

  /** Most often one whose turn it is. */
  #roleIn(branch: string): string {
    const definition = this.item.branches.get(branch);
    const turn =
      definition === undefined ? [] : openSeats(definition, courseIn(this.#state, branch));
    const roles = this.#random(5) === 0 ? [] : turn.flatMap((seat) => seat.roles);
    return this.#pick(roles.length > 0 ? roles : ["handler", "reviewer", "approver"]) ?? "handler";
  }

  #says(kind: string, task?: string): unknown {
    return saidWith(kind, { item: this.item, state: this.#state, random: this.#random, task });
  }

  #pick<T>(from: readonly T[]): T | undefined {
    return from[this.#random(Math.max(1, from.length))];
  }
}

const supervisor: Actor = { id: "supervisor", roles: ["supervisor"] };

/** The first handler of three departments is away for a week, and one deputy stands for each. */
export const deputyId = "deputy";
const deputy: Actor = { id: deputyId, roles: [] };
const absences: readonly Absence[] = ["a", "b", "c"].map((department) => ({
  id: `away-${department}`,
  person: { id: `handler-of-${department}-0`, roles: ["handler"], department },
  deputy: { id: deputy.id },
  from: parseLocalDate("2026-09-14"),
  to: parseLocalDate("2026-09-20"),
  reason: "出差",
}));

function areaOf(random: Random): unknown {
  const area = random(5);
  return area === 4 ? {} : { form: { area } };
}

const operations = [
  "consult",
  "consult",
  "answer-consultation",
  "withdraw-consultation",
  "withdraw-consultation",
  "open-procedure",
  "open-procedure",
  "close-procedure",
  "notify-right",
  "invite-hearing",
  "request-hearing",
  "waive-hearing",
  "add-signer",
  "add-signer",
  "add-signer",
  "remove-signer",
  "remove-signer",
  "remove-signer",
  "return",
  "return",
  "recall",
  "recall",
  "answer-return",
  "reopen-branches",
  "handle",
  "review",
  "approve",
  "sign",
  "grant",
  "amend",
];

/** The places that somebody has to sign now in each branch at work. */
export function seatsOpen(item: Item, state: CaseState): Map<string, number> {
  const regions = regionsOf(item, state.value);
  return new Map(
    [...item.branches.values()]
      .filter(({ id }) => regions.get(id) === "open")
      .map((branch) => [branch.id, openSeats(branch, courseIn(state, branch.id)).length]),
  );
}
