import type { ActionKind } from "../../definition/action-kind.js";
import type { StageName } from "../../definition/flow-schema.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { LimitInput } from "../../definition/limit-schema.js";
import type { Milestone } from "../../definition/milestone.js";
import { type Moment, momentText } from "../../definition/moment.js";
import { stageOf } from "../file-parts.js";
import { mergedLimits } from "../item-limits.js";
import { circleIn } from "./graph.js";
import { unknown } from "./names.js";
import { unknownToLimits } from "./outer-states.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Faults of the moments on which limits start, end and change: nothing is called so, it never comes, they wait for each other. */
export function momentTroubles(file: ItemFile): Trouble[] {
  const limits = [...mergedLimits(file)];
  const moments = comingMoments(file);
  return [
    ...limits.flatMap(([name, limit]) => [
      ...strangeNames(file, name, limit),
      ...idleMoments(file, name, limit, moments),
    ]),
    ...variantMoments(file, moments),
    ...cycleTroubles(file, new Map(limits)),
  ];
}

/** The same of the changes a variant makes. */
function variantMoments(file: ItemFile, coming: ReadonlySet<string>): Trouble[] {
  return Object.entries(file.variants).flatMap(([variant, { limits }]) =>
    Object.entries(limits).flatMap(([name, { becomes = [] }]) => {
      const faults = [
        ...strangeNames(file, name, { becomes }),
        ...idleMoments(file, name, { becomes }, coming),
      ];
      return faults.map((fault) => ({
        ...fault,
        path: ["variants", variant, "limits", name, "becomes"],
      }));
    }),
  );
}

/** The limits an item can speak of by name: its own, and the applicant's period to answer. */
export function limitNames(file: ItemFile): string[] {
  const answer = stageOf(file, "acceptance")?.supplement["answer-within"];
  return [...mergedLimits(file).keys(), ...(answer === undefined ? [] : ["supplement"])];
}

type Used = { readonly key: "starts" | "ends" | "becomes"; readonly moment: Moment };

function momentsOf({ starts = [], ends = [], becomes = [] }: LimitInput): Used[] {
  return [
    ...starts.map((moment): Used => ({ key: "starts", moment })),
    ...ends.map((moment): Used => ({ key: "ends", moment })),
    ...becomes.map(({ on }): Used => ({ key: "becomes", moment: on })),
  ];
}

/** The names that moments of one sort may bear, and the complaint about another. */
function namesFor(file: ItemFile) {
  const states = { known: Object.keys(file.flow.states), say: unknownToLimits(file) };
  const procedures = { known: proceduresOf(file), say: defRules.unknownProcedure };
  return {
    enters: states,
    leaves: states,
    opens: procedures,
    closes: procedures,
    expires: { known: limitNames(file), say: defRules.unknownLimit },
    day: { known: daysOf(file), say: defRules.unknownDay },
  };
}

function strangeNames(file: ItemFile, limit: string, input: LimitInput): Trouble[] {
  const names = namesFor(file);
  return momentsOf(input).flatMap(({ key, moment }) => {
    if (typeof moment === "string") return [];
    const path = placeOf(file, limit, key);
    const strange = Object.entries(moment).flatMap(([sort, name]) => {
      const { known, say } = names[sort as keyof typeof names];
      const preset = presetThatSays(file, limit, key);
      if (sort === "opens" && preset !== undefined && !known.includes(name))
        return [{ ...defRules.presetNeedsProcedure(preset, name, known), path }];
      return unknown([{ name, path }], known, say);
    });
    const idle = "day" in moment && key !== "starts";
    return idle ? [...strange, { ...defRules.dayIsNoMoment(limit, moment.day), path }] : strange;
  });
}

/** The preset whose words these are; none where the item says it itself. */
function presetThatSays({ limits }: ItemFile, limit: string, key: Used["key"]): string | undefined {
  const own = Object.hasOwn(limits, limit) ? limits[limit] : undefined;
  return typeof own === "object" && own[key] !== undefined ? undefined : limits.preset;
}

/** Of several starts each has to be possible, and each change; of several ends one is enough. */
function idleMoments(
  file: ItemFile,
  name: string,
  input: LimitInput,
  coming: ReadonlySet<string>,
): Trouble[] {
  const never = ({ moment }: Used) => !coming.has(momentText(moment)) && isKnown(file, moment);
  const used = momentsOf(input);
  const idle = used.find((one) => one.key !== "ends" && never(one));
  const ends = used.filter(({ key }) => key === "ends");
  return [
    ...(idle === undefined
      ? []
      : [
          {
            ...defRules.limitNeverStarts(name, momentText(idle.moment)),
            path: placeOf(file, name, idle.key),
          },
        ]),
    ...(ends.length === 0 || !ends.every(never)
      ? []
      : [
          {
            ...defRules.limitNeverEnds(name, ends.map((end) => momentText(end.moment)).join(", ")),
            path: placeOf(file, name, "ends"),
          },
        ]),
  ];
}

function isKnown(file: ItemFile, moment: Moment): boolean {
  if (typeof moment === "string") return true;
  const names = namesFor(file);
  return Object.entries(moment).every(([sort, name]) =>
    names[sort as keyof typeof names].known.includes(name),
  );
}

/** Limits that wait for each other's end: none of them begins, or all of them for ever. */
function cycleTroubles(file: ItemFile, limits: ReadonlyMap<string, LimitInput>): Trouble[] {
  const circle = circleIn(
    new Map([...limits].map(([name, { starts = [] }]) => [name, starts.flatMap(expiring)])),
  );
  if (circle === undefined) return [];
  const path = placeOf(file, circle[0] ?? "", "starts");
  return [{ ...defRules.startsInCircles(circle), path }];
}

function expiring(start: Moment): string[] {
  return typeof start === "object" && "expires" in start ? [start.expires] : [];
}

const milestonesOfStage: { readonly [Stage in StageName]: readonly Milestone[] } = {
  submission: ["receipt"],
  "pre-acceptance": ["pre-acceptance", "supplement-notice", "supplement-received", "refusal"],
  acceptance: ["supplement-notice", "supplement-received", "acceptance", "refusal"],
  approval: ["decision", "granted", "denied"],
  completion: ["completion"],
  collection: ["collection-ready", "delivered"],
};

const milestonesOfKind: { readonly [Kind in ActionKind]?: readonly Milestone[] } = {
  submit: ["receipt"],
  accept: ["acceptance"],
  "refuse-acceptance": ["refusal"],
  grant: ["decision", "granted"],
  deny: ["decision", "denied"],
  complete: ["completion"],
  deliver: ["delivered"],
  collect: ["delivered"],
};

/** Every moment that can come in this flow, as it is written. */
export function comingMoments(file: ItemFile): Set<string> {
  const moments = Object.entries(file.flow.states).flatMap(([name, state]) => [
    `enters ${name}`,
    ...(state.use === undefined && state.final ? [] : [`leaves ${name}`]),
    ...(state.use === undefined
      ? Object.values(state.on).flatMap(({ kind }) => milestonesOfKind[kind] ?? [])
      : milestonesOfStage[state.use]),
  ]);
  return new Set([
    ...moments,
    ...proceduresOf(file).flatMap((name) => [`opens ${name}`, `closes ${name}`]),
    ...limitNames(file).map((name) => `expires ${name}`),
    ...daysOf(file).map((name) => `day ${name}`),
  ]);
}

function proceduresOf(file: ItemFile): string[] {
  return Object.keys(stageOf(file, "approval")?.procedures ?? {});
}

function daysOf(file: ItemFile): string[] {
  return Object.entries(file.item.form)
    .filter(([, { type }]) => type === "day")
    .map(([name]) => name);
}
