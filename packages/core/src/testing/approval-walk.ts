import { CodedError } from "@banjian/base";
import { regionsOf, workingBranches } from "../approval/regions.js";
import { courseIn, openSeats } from "../approval/signing.js";
import type { CaseState } from "../case/case-state.js";
import { evolve, replay } from "../case/evolve.js";
import type { Fact } from "../case/fact.js";
import type { Actor } from "../case/person.js";
import type { Action } from "../decide/action.js";
import { decide, open } from "../decide/decide.js";
import type { World } from "../decide/world.js";
import type { ItemFileInput } from "../definition/item-schema.js";
import type { Item } from "../item/item.js";
import { defineItem } from "../item/read-item.js";
import { applicant, citizen, clerk, officer } from "./people.js";
import { beijing, hallFrame } from "./story.js";

type Approval = Extract<ItemFileInput["flow"]["states"][string], { use: "approval" }>;
type Branches = NonNullable<Approval["branches"]>;
type Random = (below: number) => number;

/** Random numbers that are the same for a seed (mulberry32). */
function randomOf(seed: number): Random {
  let at = seed >>> 0;
  return (below) => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const basis = { law: "某市并联审批办法", article: 9 };

/** A joint item of two to eight branches; its join, its steps and what silence and returning mean are drawn by chance. */
export function randomJointItem(seed: number): Item {
  const random = randomOf(seed);
  const ids = "abcdefgh".slice(0, 2 + (seed % 7)).split("");
  const branches: Branches = Object.fromEntries(
    ids.map((id, index) => [id, randomBranch(id, index === 0 ? undefined : ids[0], random)]),
  );
  const approval: Approval = {
    use: "approval",
    join: randomJoin(ids, random),
    "once-settled": random(2) === 0 ? "let-finish" : "stop-others",
    returns: random(2) === 0 ? { window: true } : { window: true, clock: "restart", basis },
    branches,
    next: "completion",
  };
  return defineItem({
    banjian: 1,
    item: {
      code: `joint-${seed}`,
      version: "1",
      title: "并联审批",
      type: "bundle",
      kind: "promised",
      level: "county",
      authority: { department: "market", name: "市场监督管理局" },
      basis: [basis],
    },
    departments: Object.fromEntries(ids.map((id) => [id, { title: `${id} 局` }])),
    flow: {
      initial: "submission",
      states: {
        submission: { use: "submission", next: "acceptance" },
        acceptance: {
          use: "acceptance",
          supplement: { "answer-within": "30 calendar-days" },
          next: "approval",
        },
        approval,
        completion: { use: "completion", next: "collection" },
        collection: { use: "collection", next: "archived" },
        archived: { final: true },
      },
    },
    limits: { preset: "licensing-law-joint" },
  });
}

function randomBranch(id: string, after: string | undefined, random: Random): Branches[string] {
  const waits = after !== undefined && random(4) === 0;
  const votes = random(3);
  const review = {
    step: "review" as const,
    signers: ["reviewer", "reviewer", "approver"],
    sign: votes === 0 ? ("any" as const) : votes === 1 ? ("majority" as const) : { of: 3 },
  };
  return {
    department: id,
    within: `${3 + random(6)} business-days`,
    steps: random(2) === 0 ? ["handle", "approve"] : ["handle", review, "approve"],
    ...(waits ? { starts: { after } } : {}),
    ...(random(4) === 0 ? { "on-expiry": { outcome: "deemed-agreed" as const, basis } } : {}),
  };
}

function randomJoin(ids: readonly string[], random: Random): NonNullable<Approval["join"]> {
  const [first = "a"] = ids;
  const last = ids.at(-1) ?? "b";
  const joins: NonNullable<Approval["join"]>[] = [
    "all",
    "any",
    "majority",
    { of: 1 + random(ids.length) },
    { veto: [last], of: 1 },
    { veto: [first] },
    {
      weights: Object.fromEntries(ids.map((id, index) => [id, 1 + index])),
      threshold: 1 + random(ids.length),
    },
    { groups: { one: { branches: [first], join: "any" }, rest: { branches: ids.slice(1) } } },
  ];
  return joins[random(joins.length)] ?? "all";
}

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
      { action: "submit", by: citizen },
    );
    this.facts.push(...first);
    this.#state = replay("c1", first);
    if (this.#random(8) !== 0) this.#take({ action: "accept", by: clerk });
  }

  get world(): World {
    const day = 14 + (this.#days % 14);
    const now = beijing(`2026-09-${day} 10:00`);
    return { ...hallFrame(), item: this.item, now };
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
    return { action: kind, by, ...at, payload: this.#says(kind) };
  }

  #somebody(role: string, department: string | undefined): Actor {
    if (role === "applicant") return citizen;
    if (department === undefined) return { ...clerk, roles: [role] };
    const one = officer(role, department);
    return { ...one, id: `${one.id}-${this.#random(3)}` };
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
        : { id: last, roles: [role], department: branch };
    if (kind === "reopen-branches") {
      return { action: kind, by: officer("head", "market"), payload: this.#says(kind) };
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

  #says(kind: string): unknown {
    const reason = "理由";
    const agree = this.#random(4) !== 0;
    const who = this.#pick(["zhao", "qian", "sun"]) ?? "zhao";
    const said: Readonly<Record<string, unknown>> = {
      "add-signer": {
        who: { id: who },
        place: this.#pick(["before", "after", "parallel"]),
        reason,
      },
      "remove-signer": { signer: who, reason },
      return: { to: this.#pick(["previous", "handle", "window"]), reason },
      "answer-return": { answer: reason },
      recall: { reason },
      deny: { reason },
      collect: { collector: "李雷" },
      complete: {
        result: this.#state.milestones.granted === undefined ? "other" : "issued",
      },
      "reopen-branches": { branches: [this.#pick([...this.item.branches.keys()])], reason },
      ...Object.fromEntries(
        ["handle", "review", "approve", "sign"].map((step) => [step, { agree, opinion: reason }]),
      ),
    };
    return said[kind];
  }

  #pick<T>(from: readonly T[]): T | undefined {
    return from[this.#random(Math.max(1, from.length))];
  }
}

const operations = [
  "add-signer",
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
