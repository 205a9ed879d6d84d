import type { CaseState, Item, Task } from "@banjian/core";
import { hasBegun } from "./has-begun.js";
import type { Asking } from "./player.js";

const question = "试走";
const answer = "试走";
const opinions: ReadonlySet<string> = new Set(["handle", "review", "approve", "sign"]);

/** Who may be asked for a view, and what those answer who were: each department once in a branch, before its first opinion. */
export function consultationAskings(item: Item, state: CaseState): Asking[] {
  return Object.values(state.tasks).flatMap((task) => [
    ...asked(item, state, task),
    ...answered(state, task),
  ]);
}

function asked(item: Item, state: CaseState, task: Task): Asking[] {
  const { id, work, branch, roles, department } = task;
  if (branch === undefined) return [];
  const by = { id: `consult-${department ?? ""}`, roles, ...(department && { department }) };
  const goesOn = work.startsWith("consultation:");
  return askable(item, state, task)
    .filter((one) => one !== department && !isAsked(state, branch, one))
    .map((one): Asking => {
      const payload = { task: id, department: one, question };
      return { action: "consult", by, branch, payload, ...(goesOn && { next: "or lapses" }) };
    });
}

/** By the step a branch begins with, or by a department that is asked itself; of those under one rule the first. */
function askable(item: Item, state: CaseState, { kinds, work, branch = "" }: Task): string[] {
  const rules = item.approval?.consultations ?? {};
  const above = state.consultations.find(({ id }) => work === `consultation:${id}`);
  const isFirst =
    kinds.some((kind) => opinions.has(kind)) &&
    (state.branches[branch]?.next ?? 0) === 0 &&
    !hasBegun(state, branch);
  const named = above === undefined ? Object.keys(rules) : rules[above.department]?.consults;
  if (above === undefined && !isFirst) return [];
  const firstOfKind = new Map<string, string>();
  for (const name of (named ?? []).toReversed()) firstOfKind.set(JSON.stringify(rules[name]), name);
  return [...firstOfKind.values()];
}

function isAsked({ consultations }: CaseState, branch: string, department: string): boolean {
  return consultations.some((one) => one.branch === branch && one.department === department);
}

function answered(state: CaseState, { id, work, branch, roles, department }: Task): Asking[] {
  const about = state.consultations.find((one) => work === `consultation:${one.id}`);
  if (about === undefined || branch === undefined) return [];
  const by = { id: `answer-${department ?? ""}`, roles, ...(department && { department }) };
  return [
    { action: "answer-consultation", by, branch, payload: { task: id, answer }, next: "or lapses" },
  ];
}
