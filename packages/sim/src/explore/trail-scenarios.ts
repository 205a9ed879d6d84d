import { type Instant, localDateAt, type TimeZone, timeOfDayAt } from "@banjian/calendar";
import { activePaths } from "@banjian/core";
import type { ScenarioFileInput } from "../scenario/scenario-schema.js";
import { type Asking, explorer } from "./player.js";
import { type Place, trailTo } from "./walk.js";

/** A way that is to be told as a scenario. */
export type Told = {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly place: Place;
};

/** The ways as a scenario file about the item file of that name, which can be run as it is. */
export function trailScenarios(itemFile: string, told: readonly Told[]): ScenarioFileInput {
  const trails = told.map(({ place }) => trailTo(place));
  const asked = trails.flatMap((steps) => steps.flatMap((step) => step.asked ?? []));
  const filed = applicationsOf(told);
  return {
    "banjian-scenarios": 1,
    item: itemFile,
    people: Object.fromEntries(asked.map(({ by }) => [by.id, personOf(by)])),
    applications: Object.fromEntries(
      [...filed.values()].map(({ name, application }) => [name, application]),
    ),
    scenarios: Object.fromEntries(
      told.map(({ name, title, place }) => [name, { title, steps: stepsTo(place, filed) }]),
    ),
  };
}

type Application = ScenarioFileInput["applications"][string];

/** Each application that some way begins with, by what it says; the first is called `complete`. */
function applicationsOf(told: readonly Told[]) {
  const found = new Map<string, { name: string; application: Application }>();
  for (const { place } of told) {
    const [first] = trailTo(place);
    const key = JSON.stringify(first?.asked?.payload);
    if (found.has(key)) continue;
    const { form = {}, materials = [], variants } = (first?.asked?.payload ?? {}) as Application;
    const name = found.size === 0 ? "complete" : `complete-${found.size + 1}`;
    const { trust } = place.state.applicant;
    const applicant = { ...explorer, ...(trust === undefined ? {} : { trust }) };
    const application = { applicant, form, materials, ...(variants && { variants }) };
    found.set(key, { name, application });
  }
  return found;
}

function personOf({ name, roles, department }: Asking["by"]) {
  return {
    ...(name === undefined ? {} : { name }),
    roles: [...roles],
    ...(department === undefined ? {} : { department }),
  };
}

type Step = ScenarioFileInput["scenarios"][string]["steps"][number];

// The calendar and the zone in which every exploration happens.
const zone = "Asia/Shanghai" as TimeZone;

function stepsTo(place: Place, filed: ReturnType<typeof applicationsOf>): Step[] {
  let now = "";
  const steps = trailTo(place).map(({ at, asked }, index): Step => {
    const moment = wallClock(at);
    const when = moment === now ? {} : { at: moment };
    now = moment;
    if (asked === undefined) return when;
    if (index === 0) {
      const files = filed.get(JSON.stringify(asked.payload))?.name ?? "complete";
      return { ...when, by: asked.by.id, files };
    }
    const { branch, payload } = asked;
    return {
      ...when,
      by: asked.by.id,
      does: asked.action,
      ...(branch === undefined ? {} : { branch }),
      ...(payload === undefined ? {} : { says: payload }),
    };
  });
  return [...steps.filter((step) => Object.keys(step).length > 0), { expect: expectedAt(place) }];
}

function expectedAt({ state }: Place) {
  const active = activePaths(state.value);
  const finished = Object.values(state.limits).filter(({ status }) => status !== "running");
  return {
    in: active.filter((path) => !active.some((other) => other.startsWith(`${path}.`))),
    ...(finished.length === 0
      ? {}
      : { limits: Object.fromEntries(finished.map(({ key, status }) => [key, status])) }),
  };
}

/** "2026-03-02 09:00" by the wall clock of the exploration. */
export function wallClock(at: Instant): string {
  const minutes = Math.floor(timeOfDayAt(at, zone) / 60_000);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${localDateAt(at, zone)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
