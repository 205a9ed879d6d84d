import type { Text } from "@banjian/base";
import { type Instant, type LocalDate, plusHours } from "@banjian/calendar";
import {
  type Actor,
  actionKinds,
  type Item,
  type LimitView,
  limitViews,
  type Task,
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
  readonly urgency: Urgency;
  /** The due date of the limit that presses first, where one runs. */
  readonly due?: LocalDate;
};

/** A person's open work, the most pressing first, with its counts. */
export type Inbox = {
  readonly entries: readonly InboxEntry[];
  readonly counts: { readonly [Level in Urgency]: number };
};

const order: readonly Urgency[] = ["overdue", "near", "running", "open"];

/** The open work of this person: by role and department, or the applicant's own. */
export async function inboxOf(parts: EngineParts, actor: Actor): Promise<Inbox> {
  const { roles, department, id, onBehalfOf } = actor;
  const found = await parts.store.tasks({ roles, department, person: onBehalfOf?.id ?? id });
  const moment = await momentOf(parts);
  const entries = await Promise.all(
    found.map(async (one) => {
      const item = await parts.catalogue.pinned(one.state.item.digest);
      return entryOf(parts, item, one, moment);
    }),
  );
  const counts = Object.fromEntries(
    order.map((level) => [level, entries.filter(({ urgency }) => urgency === level).length]),
  ) as Inbox["counts"];
  return { entries: entries.toSorted(byUrgency), counts };
}

function entryOf(
  parts: EngineParts,
  item: Item,
  { task, state }: TaskInCase,
  moment: Moment,
): InboxEntry {
  const { now } = moment;
  const views = limitViews(frameAt(parts, moment), item, state, now);
  const pressing = views
    .filter((limit) => presses(limit, task))
    .toSorted((a, b) => inOrder(a.due.until, b.due.until))[0];
  const titles = task.kinds.map((kind) => actionKinds[kind]);
  return {
    caseId: state.id,
    item: { code: item.code, title: item.title },
    applicant: state.applicant.name,
    task,
    title: { zh: titles.map(({ zh }) => zh).join("/"), en: titles.map(({ en }) => en).join(" / ") },
    urgency: pressing === undefined ? "open" : urgencyOf(pressing, now),
    ...(pressing === undefined ? {} : { due: pressing.due.on }),
  };
}

/** Limits of the case press on all its work, a branch's on the work in it; while time is excluded nothing does. */
function presses({ status, excluded, branch }: LimitView, task: Task): boolean {
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
