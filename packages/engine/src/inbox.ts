import type { Text } from "@banjian/base";
import { type LocalDate, localDateAt } from "@banjian/calendar";
import { type Actor, actionKinds, type Item, limitViews, type Task } from "@banjian/core";
import { frameAt } from "./frame-at.js";
import type { EngineParts } from "./parts.js";
import type { TaskInCase } from "./ports.js";

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
  const { roles, department, id } = actor;
  const found = await parts.store.tasks({ roles, department, person: actor.onBehalfOf?.id ?? id });
  const now = await parts.store.now();
  const entries = await Promise.all(
    found.map(async (one) => entryOf(parts, await itemOf(parts, one), one, now)),
  );
  const counts = Object.fromEntries(
    order.map((level) => [level, entries.filter(({ urgency }) => urgency === level).length]),
  ) as Inbox["counts"];
  return { entries: entries.toSorted(byUrgency), counts };
}

async function itemOf({ catalogue }: EngineParts, { state }: TaskInCase): Promise<Item> {
  return catalogue.compiled(state.item.digest) ?? catalogue.pinned(state.item.digest);
}

function entryOf(
  parts: EngineParts,
  item: Item,
  { task, state }: TaskInCase,
  now: Parameters<typeof localDateAt>[0],
): InboxEntry {
  const views = limitViews(frameAt(parts, now), item, state, localDateAt(now, parts.zone));
  const pressing = views
    .filter(
      ({ status, branch }) =>
        status === "running" && (branch === undefined || branch === task.branch),
    )
    .toSorted((a, b) => (a.due.until < b.due.until ? -1 : 1))[0];
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

function urgencyOf(limit: ReturnType<typeof limitViews>[number], now: string): Urgency {
  if (limit.due.until <= now) return "overdue";
  return (limit.remaining ?? 2) <= 1 ? "near" : "running";
}

function byUrgency(a: InboxEntry, b: InboxEntry): number {
  const level = order.indexOf(a.urgency) - order.indexOf(b.urgency);
  return level !== 0 ? level : (a.due ?? "9999") < (b.due ?? "9999") ? -1 : 1;
}
