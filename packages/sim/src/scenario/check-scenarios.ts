import { CodedError } from "@banjian/base";
import { parseTimeZone } from "@banjian/calendar";
import { type Path, parseAllowance, type Trouble } from "@banjian/core";
import { momentAt } from "../moment.js";
import { scnRules } from "./scenario-rules.js";
import type { Scenario, ScenarioFile, ScenarioStep } from "./scenario-schema.js";

/** Every fault of meaning in a scenario file whose shape is right; all of them at once. */
export function scenarioTroubles(file: ScenarioFile): Trouble[] {
  return [
    ...Object.entries(file.scenarios).flatMap(([name, scenario]) =>
      troublesOf(file, name, scenario),
    ),
    ...unused(file),
  ];
}

function troublesOf(file: ScenarioFile, name: string, scenario: Scenario): Trouble[] {
  const at: Path = ["scenarios", name];
  return [
    ...givenTroubles(file, name, scenario),
    ...scenario.steps.flatMap((step, index) => stepTroubles(file, step, [...at, "steps", index])),
    ...openingTroubles(scenario, at),
  ];
}

function givenTroubles({ scenarios }: ScenarioFile, name: string, { given }: Scenario): Trouble[] {
  const path = ["scenarios", name, "given"];
  if (given === undefined) return [];
  if (scenarios[given] === undefined) {
    return [{ ...scnRules.unknown("scenario", given, Object.keys(scenarios)), path }];
  }
  const trail = [name];
  for (let next: string | undefined = given; next !== undefined; next = scenarios[next]?.given) {
    trail.push(next);
    if (next === name) return [{ ...scnRules.givenInCircle(trail), path }];
    if (trail.indexOf(next) < trail.length - 1) return [];
  }
  return [];
}

const opening = ["files", "drafts"] as const;
const doing = [...opening, "does"] as const;

function openingTroubles({ given, steps }: Scenario, at: Path): Trouble[] {
  const opens = steps.map((step) => opening.some((key) => step[key] !== undefined));
  const first = given === undefined ? 1 : 0;
  const starts = first === 0 || (opens[0] === true && steps[0]?.at !== undefined);
  return [
    ...(starts ? [] : [{ ...scnRules.notOpened(), path: [...at, "steps", 0] }]),
    ...opens.flatMap((again, index) =>
      again && index >= first ? [{ ...scnRules.openedTwice(), path: [...at, "steps", index] }] : [],
    ),
  ];
}

function stepTroubles(file: ScenarioFile, step: ScenarioStep, path: Path): Trouble[] {
  const complaints = [...formComplaints(step)].map((one): Trouble => ({ ...one, path }));
  const people = Object.keys(file.people);
  const applications = Object.keys(file.applications);
  const named = [
    step.by !== undefined && !people.includes(step.by)
      ? [{ ...scnRules.unknown("person", step.by, people), path: [...path, "by"] }]
      : [],
    ...opening.map((key) => {
      const name = step[key];
      return name === undefined || applications.includes(name)
        ? []
        : [{ ...scnRules.unknown("application", name, applications), path: [...path, key] }];
    }),
  ];
  return [...complaints, ...named.flat(), ...timeTroubles(step, path)];
}

function* formComplaints(step: ScenarioStep) {
  const given = (keys: readonly (keyof ScenarioStep)[]) =>
    keys.filter((key) => step[key] !== undefined);
  const [act, ...others] = given(doing);
  for (const pair of [
    ["at", "after"],
    ["files", "says"],
    ["drafts", "says"],
  ] as const) {
    if (given(pair).length > 1) yield scnRules.oneOf(pair);
  }
  if (act !== undefined) {
    if (others.length > 0) yield scnRules.oneOf([act, ...others]);
    if (step.by === undefined) yield scnRules.needs(act, "by");
    return;
  }
  for (const key of given(["by", "branch", "says", "refused"])) yield scnRules.needs(key, "does");
  if (given(["at", "after", "by", "expect"]).length === 0) yield scnRules.nothingToDo();
}

const zone = parseTimeZone("Asia/Shanghai");

function timeTroubles({ at, after }: ScenarioStep, path: Path): Trouble[] {
  return [
    ...unreadable(at, [...path, "at"], (text) => momentAt(text, zone)),
    ...unreadable(after, [...path, "after"], parseAllowance),
  ];
}

function unreadable(
  text: string | undefined,
  path: Path,
  read: (text: string) => unknown,
): Trouble[] {
  try {
    if (text !== undefined) read(text);
    return [];
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return [{ ...scnRules.badMoment(text ?? "", error.hint), path }];
  }
}

/** Whoever only stands in the list does no harm: the scenarios run all the same. */
function unused({ people, applications, scenarios }: ScenarioFile): Trouble[] {
  const steps = Object.values(scenarios).flatMap((one) => one.steps);
  const used = new Set(steps.flatMap(({ by, files, drafts }) => [by, files, drafts]));
  const declared = [
    ...Object.keys(people).map((name) => ({ what: "person", under: "people", name }) as const),
    ...Object.keys(applications).map(
      (name) => ({ what: "application", under: "applications", name }) as const,
    ),
  ];
  return declared
    .filter(({ name }) => !used.has(name))
    .map(({ what, under, name }) => ({
      ...scnRules.unused(what, name),
      path: [under, name],
      onKey: true,
      severity: "warning",
    }));
}
