import { allArrows, type Chart, type ChartState } from "../../chart/chart.js";
import { type Allowance, sayAllowance } from "../../definition/allowance.js";
import type { Path } from "../../definition/finding.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { ExpiryOutcome, LimitInput } from "../../definition/limit-schema.js";
import { type Moment, momentText, sameMoment } from "../../definition/moment.js";
import { stageOf } from "../file-parts.js";
import { mergedLimits } from "../item-limits.js";
import { leadsOn } from "./carried-out.js";
import type { LimitReach, Reaches } from "./limit-reach.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** What a limit says of times at which it does not run, or that leaves it as it is: another allowance, an extension, what silence does. */
export function changeTroubles(file: ItemFile, chart: Chart, reaches: Reaches): Trouble[] {
  return [...mergedLimits(file)].flatMap(([name, limit]) => [
    ...becomingTroubles(file, chart, { name, limit, reach: reaches.get(name) }),
    ...sameTroubles(file, name, limit),
    ...silenceTroubles(file, chart, { name, limit, reach: reaches.get(name) }),
    ...extensionTroubles(file, name, reaches.get(name)),
  ]);
}

type Named = {
  readonly name: string;
  readonly limit: LimitInput;
  readonly reach: LimitReach | undefined;
};

/** Another allowance that a limit never gets: its moment comes before the limit runs, or another change of that moment comes first. */
function becomingTroubles(file: ItemFile, chart: Chart, { name, limit, reach }: Named): Trouble[] {
  const { becomes = [], starts = [], ends = [], counts } = limit;
  const path = placeOf(file, name, "becomes");
  return becomes.flatMap(({ on }, index): Trouble[] => {
    const moment = momentText(on);
    const earlier = becomes.slice(0, index).find((one) => sameMoment(one.on, on));
    // Of two laws that follow each other each has its own time.
    if (earlier !== undefined && earlier.basis === undefined) {
      return [{ ...defRules.carriedOutByNothing(secondOf(moment), deleteOne), path }];
    }
    // That it begins or ends the limit, or counts backwards, is said already.
    if (counts === "before" || [...starts, ...ends].some((one) => sameMoment(one, on))) return [];
    if (!canBeTold(file, chart, on) || reach?.runsUpTo(on) !== false) return [];
    return [{ ...defRules.carriedOutByNothing(neverThen(moment), laterOne), path }];
  });
}

/** An allowance that is what it was before, whatever comes; what a preset says is the law's. */
function sameTroubles(file: ItemFile, name: string, { within }: LimitInput): Trouble[] {
  const own = Object.hasOwn(file.limits, name) ? file.limits[name] : undefined;
  const becomes = typeof own === "object" ? own.becomes : undefined;
  return [
    ...sameAsBefore({ within, becomes }, placeOf(file, name, "becomes")),
    ...Object.entries(file.variants).flatMap(([variant, { limits }]) => {
      const changed = Object.hasOwn(limits, name) ? limits[name] : undefined;
      return sameAsBefore(changed ?? {}, ["variants", variant, "limits", name, "becomes"]);
    }),
  ];
}

function sameAsBefore({ within, becomes = [] }: LimitInput, path: Path): Trouble[] {
  const isSame = becomes.every(
    (one) => one.within.unit === within?.unit && one.within.count === within.count,
  );
  if (within === undefined || becomes.length === 0 || !isSame) return [];
  return [{ ...defRules.carriedOutByNothing(stays(within), anotherOne), path }];
}

/** Silence that would decide when there is nothing left to decide, or nothing yet. */
function silenceTroubles(
  file: ItemFile,
  { states }: Chart,
  { name, limit: { starts = [], "on-expiry": expiry }, reach }: Named,
): Trouble[] {
  // Where its outcome leads nowhere at all it has a finding already.
  if (expiry === undefined || expiry.to !== undefined) return [];
  if (!leadsOn(file, expiry.outcome, starts) || waits.has(expiry.outcome)) return [];
  const runsIn = [...(reach?.runsIn ?? [])].flatMap((state) => states[state] ?? []);
  const decides = (state: ChartState) =>
    allArrows({ state }).some(({ kind }) => kind === expiry.outcome);
  if (runsIn.length === 0 || runsIn.some(decides)) return [];
  const path = placeOf(file, name, "on-expiry");
  return [{ ...defRules.carriedOutByNothing(neverDecides(expiry.outcome), decideElsewhere), path }];
}

const waits = new Set<ExpiryOutcome>(["overdue", "passes"]);

/** Extensions are approved while departments work (TL7). */
function extensionTroubles(file: ItemFile, name: string, reach: LimitReach | undefined): Trouble[] {
  const limit = mergedLimits(file).get(name);
  const [approval] =
    Object.entries(file.flow.states).find(([, { use }]) => use === "approval") ?? [];
  if (limit?.extend === undefined || limit.counts === "before" || reach === undefined) return [];
  const runs = approval !== undefined && reach.runsIn.has(approval);
  if (runs || (approval !== undefined && reach.runsIn.size === 0)) return [];
  const path = placeOf(file, name, "extend");
  return [{ ...defRules.carriedOutByNothing(notInApproval, noExtension), path }];
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
const stays = (before: Allowance) => {
  const { zh, en } = sayAllowance(before);
  return {
    zh: `改变以后仍是 ${zh}，becomes`,
    en: `it is ${en} before and after, and becomes`,
  };
};
const anotherOne = {
  zh: "写与原来不同的 within，或删除 becomes。",
  en: "Write another allowance under within, or delete becomes.",
};
const neverDecides = (outcome: string) => ({
  zh: `该期限计时的状态中都不能“${outcome}”，on-expiry`,
  en: `no state in which this limit runs can end "${outcome}", and on-expiry`,
});
const decideElsewhere = {
  zh: "让期限在作出决定以前计时，或删除 on-expiry。",
  en: "Let the limit run before what it would decide has been decided, or delete on-expiry.",
};
const notInApproval = {
  zh: "该期限不在审批中计时",
  en: "the limit does not run during the approval",
};
const noExtension = {
  zh: "延长只在审批中批准；删除 extend。",
  en: "Extensions are approved there; delete extend.",
};
