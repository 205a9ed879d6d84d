import { localDateAt } from "@banjian/calendar";
import { type Actor, deputising, type Task } from "@banjian/core";
import { momentOf } from "./frame-at.js";
import {
  byUrgency,
  entryOf,
  type Held,
  type InboxEntry,
  type Reader,
  type Urgency,
  urgencies,
} from "./inbox-entry.js";
import type { EngineParts } from "./parts.js";
import type { Moment, TaskInCase } from "./ports.js";
import { ofEachReadable } from "./stop-case.js";

/** A person's open work, the most pressing first, with its counts. */
export type Inbox = {
  readonly entries: readonly InboxEntry[];
  readonly counts: { readonly [Level in Urgency]: number };
  /** The same entries by whose they are. */
  readonly held: { readonly [Whose in Held]: number };
  /** Those of the reader's own department, whoever holds them. */
  readonly department: number;
  /** What the reader's department asked for and waits for, from the applicant or through the window: others do it. */
  readonly awaited: readonly InboxEntry[];
  /** Those of all these that wait for the applicant. */
  readonly waiting: number;
};

/** Which of the tasks: those that one person holds, or with null those in the pool; without it all. */
export type InboxFilter = { readonly holder?: string | null };

const holdings: readonly Held[] = ["mine", "pool", "others"];

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
    const tasks = await parts.store.tasks({ roles, department, person, holder });
    // An absent person's own letters are not the deputy's to read.
    const unseen = tasks.filter((one) => !found.has(keyOf(one)) && !(deputyOf && one.task.person));
    for (const entry of await entriesOf(parts, unseen, { reader, moment })) {
      found.set(keyOf(entry), entry);
    }
  }
  const tasks = (await awaitedBy(parts, actor)).filter((one) => !found.has(keyOf(one)));
  const nobody = { roles: [], person: "" };
  const awaited = (await entriesOf(parts, tasks, { reader: nobody, moment })).map(
    (entry): InboxEntry => ({ ...entry, held: "others" }),
  );
  const entries = [...found.values()];
  const held = Object.fromEntries(
    holdings.map((whose) => [whose, entries.filter((one) => one.held === whose).length]),
  ) as Inbox["held"];
  const counts = Object.fromEntries(
    urgencies.map((level) => [level, entries.filter(({ urgency }) => urgency === level).length]),
  ) as Inbox["counts"];
  const department = entries.filter(({ task }) => isOf(actor, task)).length;
  const waiting = entries.filter(({ task }) => isOwed(task)).length + awaited.length;
  return {
    entries: entries.toSorted(byUrgency),
    counts,
    held,
    department,
    awaited: awaited.toSorted(byUrgency),
    waiting,
  };
}

function keyOf(one: TaskInCase | InboxEntry): string {
  return `${"state" in one ? one.state.id : one.caseId} ${one.task.id}`;
}

function entriesOf(
  parts: EngineParts,
  tasks: readonly TaskInCase[],
  { reader, moment }: { readonly reader: Reader; readonly moment: Moment },
): Promise<readonly InboxEntry[]> {
  return ofEachReadable(parts, tasks, {
    caseOf: ({ state }) => state.id,
    make: (one) => entryOf(parts, { ...one, reader }, moment),
  });
}

async function awaitedBy(
  { store }: EngineParts,
  { department }: Actor,
): Promise<readonly TaskInCase[]> {
  return department === undefined ? [] : store.tasks({ awaitedBy: department });
}

function isOf({ department }: Actor, task: Task): boolean {
  return department !== undefined && task.department === department;
}

/** Whether the applicant owes it: the window can enter what comes, and waits for it. */
function isOwed({ roles }: Task): boolean {
  return roles.includes("applicant");
}

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
