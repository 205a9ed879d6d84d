import { personRef } from "../case/actor-ref.js";
import type { CardHandler } from "../case/card.js";
import type { CaseState } from "../case/case-state.js";
import type { PersonRef } from "../case/person.js";
import { holderOf, type Task } from "../case/task.js";
import type { ActionKind } from "../definition/action-kind.js";
import type { Ledger } from "../limit/ledger.js";
import { stillExcludes } from "./regions.js";

// These come beside the work itself, and say nothing of who delays it.
const beside: ReadonlySet<string> = new Set<ActionKind>([
  "answer-order",
  "publish-reason",
  "answer-rating",
  "serve-notice",
  "issue-document",
  "record-payment",
  "record-refund",
]);

/** Whether a task is work of an office that holds the matter up while it is open. */
export function isOfficeWork({ roles, person, kinds }: Task): boolean {
  return (
    person === undefined && !roles.includes("applicant") && !kinds.some((kind) => beside.has(kind))
  );
}

/** A task that is open in the time of a limit, and whoever holds it; nobody while it lies in the pool. */
export type OpenWork = { readonly task: Task; readonly holder?: PersonRef };

/** The work that is open in the time of a limit: of its branch or, for a limit of the case, in all of it; for that of a duty the duty alone. */
export function openWorkIn(
  { tasks, owners, procedures }: CaseState,
  { key, branch, procedure }: Pick<Ledger, "key" | "branch" | "procedure">,
): OpenWork[] {
  const open = Object.values(tasks);
  const duty = open.filter(({ work }) => work === key);
  const waiting = Object.values(procedures)
    .filter((one) => one.closedOn === undefined && stillExcludes(one))
    .flatMap(({ branches }) => branches);
  const mine = open.filter(
    (task) =>
      isOfficeWork(task) &&
      (branch === undefined || task.branch === branch) &&
      // The time of a procedure is its own, not that of the limit it is left out of.
      (procedure !== undefined || !waiting.includes(task.branch ?? "")),
  );
  return (duty.length > 0 ? duty : mine).map((task) => {
    const holder = holderOf(owners[task.work]);
    return holder === undefined ? { task } : { task, holder };
  });
}

/** With whom the time of a limit is spent: each department that has work open in it, and who holds that. */
export function handlersIn(
  state: CaseState,
  limit: Pick<Ledger, "key" | "branch" | "procedure">,
  authority: string,
): CardHandler[] {
  const all = openWorkIn(state, limit).map(({ task, holder }) => ({
    department: task.department ?? authority,
    ...(holder === undefined ? {} : { person: personRef(holder) }),
  }));
  return [
    ...new Map(all.map((one) => [`${one.department} ${one.person?.id ?? ""}`, one])).values(),
  ];
}
