import { madeOnce } from "@banjian/base";
import type { Task } from "../case/task.js";
import { type ChartState, stateAt } from "../chart/chart.js";
import { type ActionKind, actionKinds } from "../definition/action-kind.js";
import type { Item } from "../item/item.js";
import { isBound } from "../item/roles.js";

/** Work that is open now, before it has a number. */
export type Work = Omit<Task, "id" | "openedOn">;

const works = madeOnce((_item: Item) => new Map<string, readonly Work[]>());

/** The work of a leaf state of the chart, the same for every case that stands in it. */
export function workAt(item: Item, path: string): readonly Work[] {
  const byPath = works(item);
  const known = byPath.get(path);
  if (known !== undefined) return known;
  const work = workIn(item, path);
  byPath.set(path, work);
  return work;
}

/** What is optional, or a person's own affair, is no task. */
const noTask = new Set<string>([
  "save-draft",
  "submit",
  "withdraw",
  "receive",
  "correct-on-spot",
  "request-supplement",
  "confirm-materials",
  "forward",
  "extend",
]);

function workIn(item: Item, path: string): Work[] {
  const state = stateAt(item.chart, path);
  if (!isLeaf(state)) return [];
  const arrows = Object.values(state?.on ?? {}).filter(
    ({ kind, branch, by }) =>
      Object.hasOwn(actionKinds, kind) &&
      !noTask.has(kind) &&
      branch === undefined &&
      by.length > 0,
  );
  if (arrows.length === 0) return [];
  const roles = [...new Set(arrows.flatMap(({ by }) => by))];
  const kinds = [...new Set(arrows.map(({ kind }) => kind as ActionKind))];
  const { department } = item.file.item.authority;
  return [{ work: path, kinds, roles, ...(roles.some(isBound) ? { department } : {}) }];
}

function isLeaf(state: ChartState | undefined): boolean {
  return state !== undefined && state.states === undefined && state.end === undefined;
}
