import type { Chart } from "../../chart/chart.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { LimitInput } from "../../definition/limit-schema.js";
import { presets } from "../../definition/presets.js";
import { limitReaches, type Reaches } from "./limit-reach.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** What a law says of its limits beside their length is changed by another law only: what silence does, and where they run. */
export function lawTroubles(file: ItemFile, chart: Chart, reaches: Reaches): Trouble[] {
  const { preset, ...written } = file.limits;
  if (preset === undefined) return [];
  const law: Readonly<Record<string, LimitInput>> = presets[preset];
  const changed = Object.keys(law).flatMap((name) => {
    const own = Object.hasOwn(written, name) ? written[name] : undefined;
    return own === undefined || own.basis !== undefined ? [] : [{ name, own }];
  });
  const moved = changed.filter(({ own }) => own.starts ?? own.ends);
  const lawful = moved.length === 0 ? undefined : limitReaches(asInLaw(file, moved), chart);
  return [
    ...changed.flatMap(({ name, own }) => silenced(file, name, { own, law: law[name] })),
    ...moved.flatMap(({ name, own }): Trouble[] => {
      const runsIn = reaches.get(name)?.runsIn;
      const left = [...(lawful?.get(name)?.runsIn ?? [])].find(
        (state) => chart.states[state]?.end === undefined && !runsIn?.has(state),
      );
      if (left === undefined) return [];
      const path = placeOf(file, name, own.ends === undefined ? "starts" : "ends");
      return [{ ...defRules.lawEndsEarly(name, left), path }];
    }),
  ];
}

function silenced(
  file: ItemFile,
  name: string,
  { own, law }: { readonly own: LimitInput; readonly law: LimitInput | undefined },
): Trouble[] {
  const [said, lawful] = [own["on-expiry"], law?.["on-expiry"]?.outcome];
  if (said === undefined || lawful === undefined || said.outcome === lawful) return [];
  if (said.basis !== undefined) return [];
  return [{ ...defRules.lawSwitchedOff(name, lawful), path: placeOf(file, name, "on-expiry") }];
}

/** The file with the limits of the law running from where to where the law has them run. */
function asInLaw(file: ItemFile, moved: readonly { name: string; own: LimitInput }[]): ItemFile {
  const limits = { ...file.limits };
  for (const { name, own } of moved) {
    const { starts: _starts, ends: _ends, ...rest } = own;
    limits[name] = rest;
  }
  return { ...file, limits };
}
