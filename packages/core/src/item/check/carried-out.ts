import { assertNever, type Text } from "@banjian/base";
import { inHours, sayAllowance } from "../../definition/allowance.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { ExpiryOutcome, LimitInput } from "../../definition/limit-schema.js";
import type { Moment } from "../../definition/moment.js";
import { stageOf } from "../file-parts.js";
import { mergedLimits } from "../item-limits.js";
import { plainStatesOf } from "../plain-states.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** What a file declares and nothing would carry out: the commonest defect of this field. */
export function idleTroubles(file: ItemFile): Trouble[] {
  return [
    ...finalTroubles(file),
    ...backDateTroubles(file),
    ...branchTroubles(file),
    ...[...mergedLimits(file)].flatMap(([name, limit]) =>
      idleParts(file, limit).map(({ key, what, hint }) => ({
        ...defRules.carriedOutByNothing(what, hint),
        path: placeOf(file, name, key),
      })),
    ),
  ];
}

function finalTroubles(file: ItemFile): Trouble[] {
  return plainStatesOf(file).flatMap(({ names, path, state }) => {
    if (!state.final || Object.keys(state.on).length === 0) return [];
    const name = names.at(-1) ?? "";
    const what = {
      zh: `终态“${name}”写了动作`,
      en: `the end "${name}" has actions`,
    };
    const hint = { zh: "删除 on，或删除 final: true。", en: "Delete on, or final: true." };
    return [
      {
        ...defRules.carriedOutByNothing(what, hint),
        path: [...path, "on"],
        onKey: true as const,
      },
    ];
  });
}

/** Only the window enters an earlier day, and only it files what comes on paper. */
function backDateTroubles(file: ItemFile): Trouble[] {
  return Object.entries(file.flow.states).flatMap(([name, state]) => {
    if (state.use !== "submission" || state["back-date"] === undefined) return [];
    if (state.by.some((role) => role !== "applicant")) return [];
    const what = {
      zh: "申请人不得自写收件日，而只有申请人可以申办",
      en: "the applicant does not say when it was received, and nobody else may submit",
    };
    const hint = {
      zh: "写 by: [applicant, window-clerk]，或删除 back-date。",
      en: "Write by: [applicant, window-clerk], or delete back-date.",
    };
    const path = ["flow", "states", name, "back-date"];
    return [{ ...defRules.carriedOutByNothing(what, hint), path }];
  });
}

/** A branch whose procedures leave days out counts in days itself. */
function branchTroubles(file: ItemFile): Trouble[] {
  return Object.entries(file.flow.states).flatMap(([name, state]) => {
    if (state.use !== "approval" || !leavesTimeOut(file)) return [];
    return Object.entries(state.branches ?? {}).flatMap(([id, { within }]) => {
      if (within === undefined || !inHours(within)) return [];
      const hint = { zh: "以天计期限。", en: "Count it in days." };
      const path = ["flow", "states", name, "branches", id, "within"];
      return [{ ...defRules.carriedOutByNothing(noDaysOut, hint), path }];
    });
  });
}

const noDaysOut = {
  zh: "以小时计的期限不扣除特别程序的天数",
  en: "a limit in hours leaves no days of procedures out",
};

function leavesTimeOut(file: ItemFile): boolean {
  const procedures = Object.values(stageOf(file, "approval")?.procedures ?? {});
  return procedures.some(({ excludes }) => excludes);
}

type Idle = { readonly key: keyof LimitInput; readonly what: Text; readonly hint: Text };

function idleParts(file: ItemFile, limit: LimitInput): Idle[] {
  return [
    extension(limit),
    outcome(file, limit),
    roll(limit),
    closing(limit),
    change(limit),
    exclusion(file, limit),
  ].flatMap((idle) => idle ?? []);
}

/** An extension is counted in the limit's own unit (TL7). */
function extension({ within, extend }: LimitInput): Idle | undefined {
  if (extend === undefined || within === undefined || extend.by.unit === within.unit)
    return undefined;
  const [long, more] = [sayAllowance(within), sayAllowance(extend.by)];
  return {
    key: "extend",
    what: {
      zh: `期限为 ${long.zh}，不能延长 ${more.zh}`,
      en: `a limit of ${long.en} cannot be extended by ${more.en}`,
    },
    hint: {
      zh: "写上与期限同一单位的 extend；依法不能延长的，不写 preset，逐项写明各期限。",
      en: "Write extend in the limit's own unit; where the law knows no extension write each limit out, without preset.",
    },
  };
}

/** Silence accepts what waits for the window, grants what waits for a decision, withdraws for an applicant who was asked (TL8, TL9). */
function outcome(
  file: ItemFile,
  { starts = [], "on-expiry": expiry }: LimitInput,
): Idle | undefined {
  const decided = expiry?.outcome ?? "overdue";
  if (expiry === undefined || expiry.to !== undefined || leadsOn(file, decided, starts))
    return undefined;
  return {
    key: "on-expiry",
    what: { zh: `该期限届满不能“${decided}”`, en: `this limit cannot end "${decided}"` },
    hint: waysOn[decided],
  };
}

/** Whether a stage knows where the outcome leads; a wait may only start another limit. */
export function leadsOn(
  file: ItemFile,
  decided: ExpiryOutcome,
  starts: readonly Moment[],
): boolean {
  switch (decided) {
    case "overdue":
    case "passes":
      return true;
    case "deemed-accepted":
      return starts.includes("receipt");
    case "deemed-withdrawn":
      return starts.includes("supplement-notice");
    case "deemed-granted":
    case "deemed-renewed":
      return stageOf(file, "approval") !== undefined;
    case "lapsed":
      return false;
    default:
      return assertNever(decided);
  }
}

const nowhere = { zh: "写上 to: 状态名。", en: "Write to: with the state it leads to." };
const waysOn: { readonly [Outcome in ExpiryOutcome]: Text } = {
  overdue: nowhere,
  passes: nowhere,
  "deemed-accepted": {
    zh: "只有自 receipt 起算的期限可以；否则写 to: 状态名，或 outcome: overdue。",
    en: "Only one that starts on receipt can; else write to: with a state, or outcome: overdue.",
  },
  "deemed-withdrawn": {
    zh: "只有自 supplement-notice 起算的期限可以；否则写 to: 状态名，或 outcome: overdue。",
    en: "Only one that starts on supplement-notice can; else write to: with a state, or outcome: overdue.",
  },
  "deemed-granted": nowhere,
  "deemed-renewed": nowhere,
  lapsed: nowhere,
};

/** A last business day never rolls, and hours end when they end. */
function roll({ within, roll: rolled }: LimitInput): Idle | undefined {
  if (rolled === undefined || within === undefined) return undefined;
  if (!inHours(within) && within.unit !== "business-days") return undefined;
  const long = sayAllowance(within);
  return {
    key: "roll",
    what: { zh: `${long.zh} 的末日不会顺延`, en: `the end of ${long.en} never rolls` },
    hint: { zh: "删除 roll。", en: "Delete roll." },
  };
}

/** Hours end when they end, whenever the office closes. */
function closing({ within, closes }: LimitInput): Idle | undefined {
  if (closes !== "office" || within === undefined || !inHours(within)) return undefined;
  return {
    key: "closes",
    what: {
      zh: "以小时计的期限不按下班时间届满",
      en: "a limit in hours does not end with the office",
    },
    hint: { zh: "删除 closes。", en: "Delete closes." },
  };
}

/** Another allowance is counted in the limit's own unit: what has been counted stays counted. */
function change({ within, becomes = [] }: LimitInput): Idle | undefined {
  if (within === undefined || becomes.every((one) => one.within.unit === within.unit))
    return undefined;
  return {
    key: "becomes",
    what: { zh: "改变后的期限单位不同", en: "the limit becomes one in another unit" },
    hint: { zh: "用同一单位。", en: "Keep to one unit." },
  };
}

/** Excluded time is counted in days (TL5). */
function exclusion(file: ItemFile, limit: LimitInput): Idle | undefined {
  const { within, "excluded-in": excluded = "nothing" } = limit;
  if (within === undefined || !inHours(within)) return undefined;
  if (limit["excluded-while"] !== undefined) {
    return {
      key: "excluded-while",
      what: { zh: "以小时计的期限不扣除天数", en: "a limit in hours leaves no days out" },
      hint: { zh: "以天计期限。", en: "Count the limit in days." },
    };
  }
  if (excluded === "nothing" || !leavesTimeOut(file)) return undefined;
  return {
    key: "excluded-in",
    what: noDaysOut,
    hint: {
      zh: "写 excluded-in: nothing，或以天计期限。",
      en: "Write excluded-in: nothing, or count the limit in days.",
    },
  };
}
