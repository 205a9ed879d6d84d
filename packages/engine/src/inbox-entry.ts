import type { Text } from "@banjian/base";
import { type Instant, type LocalDate, plusHours } from "@banjian/calendar";
import {
  holderOf,
  type LimitView,
  limitViews,
  type PersonRef,
  type Task,
  type TaskOwner,
  taskTitle,
} from "@banjian/core";
import { frameAt } from "./frame-at.js";
import type { EngineParts } from "./parts.js";
import type { Moment, TaskInCase } from "./ports.js";

/** How pressing a task is: its limit has passed, has a day left or less, has more, or it has none. */
export type Urgency = "overdue" | "near" | "running" | "open";

/** One task as its owner sees it. */
export type InboxEntry = {
  readonly caseId: string;
  readonly item: { readonly code: string; readonly title: Text };
  readonly applicant: string;
  readonly task: Task;
  readonly title: Text;
  /** The number of the member of a bundle that it is about. */
  readonly number?: string;
  /** Who answers for it, and the delegate who does it meanwhile; nobody while it is in the pool. */
  readonly owner?: TaskOwner;
  /** Whether it is the reader's own, in the pool, or with somebody else. */
  readonly held: Held;
  /** The absent person for whom the reader would do it. */
  readonly deputyOf?: PersonRef;
  readonly urgency: Urgency;
  /** The due date of the limit that presses first, where one runs. */
  readonly due?: LocalDate;
};

/** Whose a task is, as its reader sees it. */
export type Held = "mine" | "pool" | "others";

/** From the most pressing. */
export const urgencies: readonly Urgency[] = ["overdue", "near", "running", "open"];

/** In whose name somebody reads an inbox. */
export type Reader = {
  readonly roles: readonly string[];
  readonly department?: string | undefined;
  readonly person: string;
  readonly deputyOf?: PersonRef;
};

/** A task of a case as its reader sees it now. */
export async function entryOf(
  parts: EngineParts,
  { task, state, reader }: TaskInCase & { readonly reader: Reader },
  moment: Moment,
): Promise<InboxEntry> {
  const item = await parts.catalogue.pinned(state.item.digest);
  const { now } = moment;
  const owner = state.owners[task.work];
  const number = state.branches[task.branch ?? ""]?.number;
  const views = limitViews(frameAt(parts, moment), item, state, now);
  const pressing = views
    .filter((limit) => presses(limit, task))
    .toSorted((a, b) => inOrder(a.due.until, b.due.until))[0];
  return {
    caseId: state.id,
    item: { code: item.code, title: item.title },
    applicant: state.applicant.name,
    task,
    title: taskTitle(task),
    ...(number === undefined ? {} : { number }),
    ...(owner === undefined ? {} : { owner }),
    held: heldBy(task.person ?? holderOf(owner), reader),
    ...(reader.deputyOf === undefined ? {} : { deputyOf: reader.deputyOf }),
    urgency: pressing === undefined ? "open" : urgencyOf(pressing, now),
    ...(pressing === undefined ? {} : { due: pressing.due.on }),
  };
}

function heldBy(holder: PersonRef | undefined, { person }: Reader): Held {
  if (holder === undefined) return "pool";
  return holder.id === person ? "mine" : "others";
}

/** Limits of the case press on all its work, a branch's on the work in it; while time is excluded nothing does. */
function presses({ key, status, excluded, branch }: LimitView, task: Task): boolean {
  // Nothing presses on what is only to be read; an order and a consultation press on their own answers.
  if (task.person !== undefined) return false;
  if (/^(order|consultation):/.test(key)) return status === "running" && task.work === key;
  // A department that is consulted answers for its own time, not for that of the branch.
  if (branch !== undefined && task.work.startsWith("consultation:")) return false;
  return status === "running" && !excluded && (branch === undefined || branch === task.branch);
}

function urgencyOf({ due, isOver, remaining }: LimitView, now: Instant): Urgency {
  if (isOver) return "overdue";
  const near = remaining === undefined ? due.until <= plusHours(now, 24) : remaining <= 1;
  return near ? "near" : "running";
}

/** The most pressing first, then the earliest due. */
export function byUrgency(a: InboxEntry, b: InboxEntry): number {
  return (
    urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
    inOrder(a.due ?? "9999", b.due ?? "9999") ||
    inOrder(a.task.openedOn, b.task.openedOn) ||
    inOrder(a.caseId, b.caseId)
  );
}

function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
