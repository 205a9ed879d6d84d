import type { Text } from "@banjian/base";
import { type Instant, type LocalDate, localDateAt, plusHours } from "@banjian/calendar";
import {
  type Actor,
  deputising,
  holderOf,
  type Item,
  type LimitView,
  limitViews,
  type PersonRef,
  type Task,
  type TaskOwner,
  taskTitle,
} from "@banjian/core";
import { frameAt, momentOf } from "./frame-at.js";
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

/** A person's open work, the most pressing first, with its counts. */
export type Inbox = {
  readonly entries: readonly InboxEntry[];
  readonly counts: { readonly [Level in Urgency]: number };
  /** The same entries by whose they are. */
  readonly held: { readonly [Whose in Held]: number };
  /** Those of the reader's own department, whoever holds them. */
  readonly department: number;
  /** Those that wait for the applicant. */
  readonly waiting: number;
};

/** Whose a task is, as its reader sees it. */
export type Held = "mine" | "pool" | "others";

/** Which of the tasks: those that one person holds, or with null those in the pool; without it all. */
export type InboxFilter = { readonly holder?: string | null };

const holdings: readonly Held[] = ["mine", "pool", "others"];

const order: readonly Urgency[] = ["overdue", "near", "running", "open"];

/** The open work of this person: by role and department, or the applicant's own. */
export async function inboxOf(
  parts: EngineParts,
  actor: Actor,
  { holder }: InboxFilter,
): Promise<Inbox> {
  const moment = await momentOf(parts);
  const readers = readersOf(parts, actor, moment);
  const found = new Map<string, InboxEntry>();
  for (const reader of readers) {
    const { roles, department, person, deputyOf } = reader;
    for (const one of await parts.store.tasks({ roles, department, person, holder })) {
      const { id, task } = { id: one.state.id, task: one.task };
      // An absent person's own letters are not the deputy's to read.
      if (found.has(`${id} ${task.id}`) || (deputyOf && task.person)) continue;
      const item = await parts.catalogue.pinned(one.state.item.digest);
      found.set(`${id} ${task.id}`, entryOf(parts, item, { ...one, reader }, moment));
    }
  }
  const entries = [...found.values()];
  const held = Object.fromEntries(
    holdings.map((whose) => [whose, entries.filter((one) => one.held === whose).length]),
  ) as Inbox["held"];
  const counts = Object.fromEntries(
    order.map((level) => [level, entries.filter(({ urgency }) => urgency === level).length]),
  ) as Inbox["counts"];
  const department = entries.filter(({ task }) => isOf(actor, task)).length;
  const waiting = entries.filter(({ task }) => isOwed(task)).length;
  return { entries: entries.toSorted(byUrgency), counts, held, department, waiting };
}

function isOf({ department }: Actor, task: Task): boolean {
  return department !== undefined && task.department === department;
}

/** Whether the applicant owes it: the window can enter what comes, and waits for it. */
function isOwed({ roles }: Task): boolean {
  return roles.includes("applicant");
}

/** In whose name somebody reads an inbox. */
type Reader = {
  readonly roles: readonly string[];
  readonly department?: string | undefined;
  readonly person: string;
  readonly deputyOf?: PersonRef;
};

function readersOf(
  { absences, zone }: EngineParts,
  { roles, department, id, onBehalfOf }: Actor,
  moment: Moment,
): Reader[] {
  const own = { roles, department, person: onBehalfOf?.id ?? id };
  if (onBehalfOf !== undefined) return [own];
  const today = localDateAt(moment.now, zone);
  const deputies = deputising(absences?.at(moment) ?? [], id, today).map(
    ({ person: { roles, department, ...deputyOf } }): Reader => ({
      roles,
      department,
      person: deputyOf.id,
      deputyOf,
    }),
  );
  return [own, ...deputies];
}

function entryOf(
  parts: EngineParts,
  item: Item,
  { task, state, reader }: TaskInCase & { readonly reader: Reader },
  moment: Moment,
): InboxEntry {
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

function byUrgency(a: InboxEntry, b: InboxEntry): number {
  return (
    order.indexOf(a.urgency) - order.indexOf(b.urgency) ||
    inOrder(a.due ?? "9999", b.due ?? "9999") ||
    inOrder(a.task.openedOn, b.task.openedOn) ||
    inOrder(a.caseId, b.caseId)
  );
}

function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
