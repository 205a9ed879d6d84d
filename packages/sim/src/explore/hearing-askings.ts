import { dueOf, localDateAt } from "@banjian/calendar";
import type { CaseState, Item, Task } from "@banjian/core";
import { hasBegun } from "./has-begun.js";
import { type Asking, explorer, playerOf, type Standing } from "./player.js";

const reason = "试走";
const place = "三楼";

// Room enough for the invitation to go out before it.
const length = "10 business-days";

/** Whether a procedure is a hearing with its rights. */
export function isHearing({ procedures }: Item, procedure: string): boolean {
  return procedures.get(procedure)?.hearing !== undefined;
}

/** The rights to a hearing that a branch can notify of: once, and before anything else has been opened there. */
export function rightsIn({ procedures }: Item, state: CaseState, branch: string) {
  const { next = 0 } = state.branches[branch] ?? {};
  if (next > 0 || hasBegun(state, branch)) return [];
  return [...procedures].flatMap(([procedure, { hearing }]) =>
    hearing === undefined ? [] : [{ procedure, matter: reason, way: "window" }],
  );
}

/** What a hearing goes on with: the applicant asks for it or waives it, it is opened, invited to, and held on the day it was invited to. */
export function hearingAskings(standing: Standing): Asking[] {
  const tasks = Object.values(standing.state.tasks);
  return [
    ...tasks.flatMap(answersTo),
    ...tasks.flatMap((task) => openedFor(standing, task)),
    ...opened(standing),
  ];
}

/** What the applicant can say of a right; others would only say the same. */
function answersTo({ id, work, branch, person }: Task): Asking[] {
  if (!work.startsWith("right:") || person?.id !== explorer.id) return [];
  const by = { id: explorer.id, name: explorer.name, roles: ["applicant"] };
  const where = branch === undefined ? {} : { branch };
  return [
    { action: "request-hearing", by, ...where, payload: { task: id, reason }, next: "or lapses" },
    { action: "waive-hearing", by, ...where, payload: { task: id }, next: "or lapses" },
  ];
}

/** A hearing that was asked for. */
function openedFor({ item, state }: Standing, { work, branch }: Task): Asking[] {
  const right = state.rights.find(({ id }) => work === `hearing:${id}`);
  if (right === undefined || branch === undefined) return [];
  const { procedure } = right;
  const by = heldBy(item, procedure, branch);
  return [
    {
      action: "open-procedure",
      by,
      branch,
      payload: { procedure, reason, length },
      next: "at once",
    },
  ];
}

/** The hearings that are open: each is invited to for the first day that can be, and held on it. */
function opened({ item, state, frame, now }: Standing): Asking[] {
  return Object.values(state.procedures).flatMap((one): Asking[] => {
    const { id, procedure, branch, closedOn, invitation } = one;
    const rule = item.procedures.get(procedure)?.hearing;
    if (rule === undefined || closedOn !== undefined) return [];
    const by = heldBy(item, procedure, branch);
    if (invitation !== undefined) {
      const payload = { id, result: reason };
      return [
        { action: "close-procedure", by, branch, payload, on: invitation.on, next: "at once" },
      ];
    }
    const from = localDateAt(now, frame.zone);
    const on = dueOf(frame.calendar, { from, within: rule["invite-before"] }).due;
    const payload = { id, on, place, president: { id: "president" }, way: "window" };
    return [{ action: "invite-hearing", by, branch, payload, next: "at once" }];
  });
}

function heldBy(item: Item, procedure: string, branch: string): Asking["by"] {
  const by = item.procedures.get(procedure)?.by ?? [];
  return playerOf(item, { action: "open-procedure", kind: "open-procedure", branch, by });
}
