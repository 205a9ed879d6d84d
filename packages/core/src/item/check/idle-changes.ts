import type { Chart } from "../../chart/chart.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { type Moment, momentText, sameMoment } from "../../definition/moment.js";
import { stageOf } from "../file-parts.js";
import { mergedLimits } from "../item-limits.js";
import type { LimitReach } from "./limit-reach.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Another allowance that a limit never gets: its moment comes before the limit runs, or another change of that moment comes first. */
export function changeTroubles(
  file: ItemFile,
  chart: Chart,
  reaches: ReadonlyMap<string, LimitReach>,
): Trouble[] {
  return [...mergedLimits(file)].flatMap(
    ([name, { becomes = [], starts = [], ends = [], counts }]) => {
      const path = placeOf(file, name, "becomes");
      return becomes.flatMap(({ on }, index): Trouble[] => {
        const moment = momentText(on);
        const earlier = becomes.slice(0, index).find((one) => sameMoment(one.on, on));
        // Of two laws that follow each other each has its own time.
        if (earlier !== undefined && earlier.basis === undefined) {
          return [{ ...defRules.carriedOutByNothing(secondOf(moment), deleteOne), path }];
        }
        // That it begins or ends the limit, or counts backwards, is said already.
        if (counts === "before" || [...starts, ...ends].some((one) => sameMoment(one, on)))
          return [];
        if (!canBeTold(file, chart, on) || reaches.get(name)?.runsUpTo(on) !== false) return [];
        return [{ ...defRules.carriedOutByNothing(neverThen(moment), laterOne), path }];
      });
    },
  );
}

/** Of the end of another limit, and of what lies inside a state, the arrows say nothing. */
function canBeTold(file: ItemFile, { states }: Chart, on: Moment): boolean {
  if (typeof on === "string") return true;
  if ("enters" in on) return Object.hasOwn(states, on.enters);
  if ("leaves" in on) return Object.hasOwn(states, on.leaves);
  const procedure = "opens" in on ? on.opens : "closes" in on ? on.closes : "";
  return Object.hasOwn(stageOf(file, "approval")?.procedures ?? {}, procedure);
}

const neverThen = (moment: string) => ({
  zh: `该期限计时的时候不会再有“${moment}”，becomes`,
  en: `"${moment}" never comes while the limit runs, and becomes`,
});
const laterOne = {
  zh: "写期限计时当中会有的一刻，或删除它。",
  en: "Name a moment that comes while the limit runs, or delete it.",
};
const secondOf = (moment: string) => ({
  zh: `“${moment}”已有一项 becomes，这一项`,
  en: `there is a change on "${moment}" already, and this one`,
});
const deleteOne = { zh: "删除其中一项。", en: "Delete one of them." };
