import { type ActionKind, type ChartTransition, type Item, isBound } from "@banjian/core";
import { placedStates } from "../chart-states.js";

/** Whom an item needs at one desk: for each of its steps one of these roles; and how many different people at least. */
export type DeskNeeds = { readonly roles: readonly (readonly string[])[]; readonly people: number };

/** What somebody at a desk has to do, sooner or later, in most cases. */
const work = new Set<string>([
  "pre-accept",
  "confirm-materials",
  "accept",
  "handle",
  "review",
  "approve",
  "grant",
  "deny",
  "complete",
  "deliver",
  "collect",
  "advance",
] satisfies ActionKind[]);

/** The desks an item needs people at, by department, and where it is rated somebody who answers bad ratings; undefined is the window. */
export function desksOf(item: Item, isRated = false): ReadonlyMap<string | undefined, DeskNeeds> {
  const desks = new Map<string | undefined, (readonly string[])[]>();
  const need = (department: string | undefined, by: readonly string[]) =>
    desks.set(department, [...(desks.get(department) ?? []), by]);
  for (const { state } of placedStates(item)) {
    for (const arrow of Object.values(state.on ?? {})) {
      if (work.has(arrow.kind) && arrow.by.length > 0 && !arrow.by.includes("applicant"))
        need(deskOf(item, arrow), arrow.by);
    }
  }
  for (const { department, steps } of item.branches.values()) {
    for (const { by } of steps) need(department, by);
  }
  if (isRated) need(item.file.item.authority.department, ["head"]);
  return new Map(
    [...desks].map(([department, roles]) => [
      department,
      { roles, people: peopleAt(item, department) },
    ]),
  );
}

function deskOf(item: Item, { by, branch }: ChartTransition): string | undefined {
  if (!by.some(isBound)) return undefined;
  return item.branches.get(branch ?? "")?.department ?? item.file.item.authority.department;
}

/** How many different people have to be there at least: where the item wants it, nobody gives two opinions, or decides on an own one. */
function peopleAt({ approval, branches, file }: Item, department: string | undefined): number {
  if (department === undefined || !approval?.["separate-people"]) return 1;
  const steps = [...branches.values()]
    .filter((branch) => branch.department === department)
    .reduce((sum, branch) => sum + branch.steps.length, 0);
  const decides = approval.decide !== "by-join" && department === file.item.authority.department;
  return Math.max(1, steps + (decides ? 1 : 0));
}
