import { CodedError, type Text } from "@banjian/base";
import { parseOfficeHours } from "@banjian/calendar";
import type { Path, Trouble } from "@banjian/core";
import { desksOf } from "./desk-needs.js";
import type { ItemInPlan, Plan } from "./plan.js";
import { simRules } from "./plan-rules.js";
import type { Desk, HallPlan } from "./plan-schema.js";
import { pointsOf } from "./spread.js";

/** Every fault of meaning in a plan whose shape is right; all of them at once. */
export function planTroubles({ content, items }: Plan): Trouble[] {
  const { from, through } = content;
  return [
    ...(through < from ? [{ ...simRules.periodUpsideDown(from, through), path: ["through"] }] : []),
    ...spreadTroubles(content, []),
    ...deskTroubles(content),
    ...items.flatMap((one) => itemTroubles(content, one)),
    // A department may belong to an item that could not be read.
    ...(items.length === Object.keys(content.items).length ? strangerTroubles(content, items) : []),
  ];
}

/** Wherever a spread is written: its points have to rise. */
function spreadTroubles(value: unknown, path: Path): Trouble[] {
  if (typeof value !== "object" || value === null || path[0] === "variants") return [];
  if ("least" in value && "median" in value && "most" in value) {
    const points = pointsOf(value as Parameters<typeof pointsOf>[0]);
    const rises = points.every(([, at], index) => at >= (points[index - 1]?.[1] ?? 0));
    return rises ? [] : [{ ...simRules.spreadNotRising(), path }];
  }
  return Object.entries(value).flatMap(([key, part]) => spreadTroubles(part, [...path, key]));
}

function deskTroubles({ window, departments }: HallPlan): Trouble[] {
  const desks: [Path, Desk][] = [
    [["window"], window],
    ...Object.entries(departments).map(([name, desk]): [Path, Desk] => [
      ["departments", name],
      desk,
    ]),
  ];
  return desks.flatMap(([path, { hours }]) => {
    const problem = hours === undefined ? undefined : hoursProblem(hours);
    return problem === undefined
      ? []
      : [{ ...simRules.hoursUnfit(problem), path: [...path, "hours"] }];
  });
}

function hoursProblem(hours: unknown): Text | undefined {
  try {
    parseOfficeHours(hours);
    return undefined;
  } catch (error) {
    if (error instanceof CodedError) return error.says;
    throw error;
  }
}

function itemTroubles(content: HallPlan, { name, item, planned }: ItemInPlan): Trouble[] {
  const at = ["items", name];
  const { weekdays, hours } = planned.arrives;
  const weightless = [weekdays, hours].some(
    (weights) =>
      weights !== undefined &&
      Object.values(weights).every((one) => one === 0 || one === undefined),
  );
  return [
    ...(weightless ? [{ ...simRules.neverComes(), path: [...at, "arrives"] }] : []),
    ...Object.entries(planned.procedures).flatMap(([procedure, { branch }]) => [
      ...(item.procedures.has(procedure)
        ? []
        : [
            {
              ...simRules.unknown("procedure", procedure, [...item.procedures.keys()]),
              path: [...at, "procedures", procedure],
            },
          ]),
      ...(branch === undefined || item.branches.has(branch)
        ? []
        : [
            {
              ...simRules.unknown("branch", branch, [...item.branches.keys()]),
              path: [...at, "procedures", procedure, "branch"],
            },
          ]),
    ]),
    ...staffTroubles(content, { name, item, planned }),
  ];
}

/** Whether everybody is there whom the item needs. */
function staffTroubles(
  content: HallPlan,
  { item, name, planned }: Pick<ItemInPlan, "item" | "name" | "planned">,
): Trouble[] {
  const desks = desksOf(item, planned.applicants.rates !== undefined);
  return [...desks].flatMap(([department, { roles, people }]): Trouble[] => {
    const desk = department === undefined ? content.window : content.departments[department];
    const path = department === undefined ? ["window"] : ["departments", department];
    if (desk === undefined) {
      return [{ ...simRules.noDesk(department ?? "", name), path: ["items", name, "file"] }];
    }
    const { staff } = desk;
    if (typeof staff === "number") {
      return staff >= people
        ? []
        : [{ ...simRules.tooFew(staff, people, name), path: [...path, "staff"] }];
    }
    const missing = roles.filter((some) => some.every((role) => staff[role] === undefined));
    return [...new Set(missing.map((some) => some.join("/")))].map((role) => ({
      ...simRules.noRole(role, name),
      path: [...path, "staff"],
    }));
  });
}

function strangerTroubles({ departments }: HallPlan, items: readonly ItemInPlan[]): Trouble[] {
  const known = [
    ...new Set(items.flatMap(({ item }) => [...desksOf(item).keys()].flatMap((one) => one ?? []))),
  ];
  return Object.keys(departments)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      ...simRules.unknown("department", name, known),
      path: ["departments", name],
      onKey: true as const,
    }));
}
