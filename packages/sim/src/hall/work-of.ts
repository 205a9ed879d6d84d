import {
  type ActionKind,
  type CaseState,
  type Item,
  type PersonalArrow,
  personalArrows,
  type Task,
} from "@banjian/core";
import { completionOf, firstWay } from "../completion-of.js";
import { inspectorsOf } from "../inspectors-of.js";

/** What somebody does at the end of a piece of work. */
export type Doing = {
  readonly action: string;
  readonly branch?: string;
  readonly payload?: Readonly<Record<string, unknown>>;
};

/** What is left to chance in it. */
export type Chance = {
  /** Whether the last opinion of a branch is a refusal. */
  refuses(branch: string): boolean;
  /** Which of so many ways is gone, from 0. */
  way(of: number): number;
};

type Work = {
  readonly item: Item;
  readonly state: CaseState;
  readonly task: Task;
  readonly chance: Chance;
};
type Say = (work: Work) => Readonly<Record<string, unknown>> | undefined;

const reason = "模拟";

/** What is said with each kind of action; undefined where it is not the time for it. Of those that fit, the first is done. */
const sayings: readonly (readonly [ActionKind, Say])[] = [
  [
    "pre-accept",
    ({ item, state }) => {
      const materials = missingIn(item, state);
      return asks(item, state)
        ? { result: "needs-supplement", materials, reason }
        : { result: "passed" };
    },
  ],
  ["confirm-materials", () => ({})],
  ["send-notice", ({ state }) => (state.demands.length > 0 ? {} : undefined)],
  ["accept", ({ item, state }) => (missingIn(item, state).length === 0 ? {} : undefined)],
  ["supplement", ({ state }) => ({ materials: brought(state.notices.at(-1)?.missing ?? []) })],
  ["handle", opinion],
  ["review", opinion],
  ["approve", opinion],
  [
    "close-procedure",
    ({ item, state, task }) => {
      const id = afterColon(task);
      const { procedure = "" } = state.procedures[id] ?? {};
      return { id, result: reason, ...inspectorsOf(item, procedure) };
    },
  ],
  ["deny", ({ state }) => (state.joined === "refused" ? { reason } : undefined)],
  ["grant", ({ state }) => (state.joined === "refused" ? undefined : {})],
  ["complete", ({ item, state }) => completionOf(item, state, state.id)],
  ["deliver", ({ item }) => firstWay(item)],
  ["collect", ({ item, state }) => ({ collector: state.applicant.name, ...firstWay(item) })],
  ["issue-document", ({ task }) => ({ document: afterColon(task) })],
  ["answer-rating", ({ task }) => ({ task: task.id, answer: `${reason}：已查明原因并作出改进` })],
  ["advance", () => ({})],
];

// No state of the chart says that these can be done.
const withoutArrow: ReadonlySet<ActionKind> = new Set(["issue-document", "answer-rating"]);

/** What is done with a task where the case stands; nothing where nothing fits. */
export function doingsFor(work: Work): readonly Doing[] {
  const { item, state, task } = work;
  if (task.kinds.includes("accept") && asks(item, state)) {
    const materials = missingIn(item, state);
    return [
      { action: actionOf(item, state, "request-supplement"), payload: { materials, reason } },
      { action: actionOf(item, state, "send-notice") },
    ];
  }
  const arrows = personalArrows(item, state).filter(
    ({ kind, branch }) => task.kinds.includes(kind) && branch === task.branch,
  );
  for (const [kind, say] of sayings) {
    if (!task.kinds.includes(kind)) continue;
    const ways = arrows.filter((arrow) => arrow.kind === kind);
    const payload = ways.length > 0 || withoutArrow.has(kind) ? say(work) : undefined;
    if (payload === undefined) continue;
    return [
      doing(kind === "advance" ? ways[work.chance.way(ways.length)] : ways[0], kind, payload),
    ];
  }
  return [];
}

function doing(
  arrow: PersonalArrow | undefined,
  kind: ActionKind,
  payload: Readonly<Record<string, unknown>>,
): Doing {
  const branch = arrow?.branch;
  return {
    action: arrow?.action ?? kind,
    ...(branch === undefined ? {} : { branch }),
    ...(Object.keys(payload).length === 0 ? {} : { payload }),
  };
}

// The last opinion of a branch is its result, those before it are advice.
function opinion({ item, state, task, chance }: Work) {
  const { branch = "" } = task;
  const steps = item.branches.get(branch)?.steps.length ?? 0;
  const isLast = (state.branches[branch]?.next ?? 0) + 1 === steps;
  return isLast && chance.refuses(branch) ? { agree: false, opinion: reason } : {};
}

/** The materials an applicant has to bring and has not. */
function missingIn({ file }: Item, { materials }: Pick<CaseState, "materials">): string[] {
  return file.item.materials
    .filter(({ id, required, source }) => required && source === "applicant" && !materials[id])
    .map(({ id }) => id);
}

function asks(item: Item, state: CaseState): boolean {
  const rounds = item.supplement?.rounds ?? 1;
  return state.notices.length < rounds && missingIn(item, state).length > 0;
}

function actionOf(item: Item, state: CaseState, kind: ActionKind): string {
  const arrow = personalArrows(item, state).find((one) => one.kind === kind && !one.branch);
  return arrow?.action ?? kind;
}

function brought(missing: readonly string[]) {
  return missing.map((id) => ({ id, name: id }));
}

function afterColon({ work }: Task): string {
  return work.slice(work.indexOf(":") + 1);
}
