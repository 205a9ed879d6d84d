import { plusDays } from "@banjian/calendar";
import { basisOn } from "../../definition/basis-on.js";
import type { Path } from "../../definition/finding.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { LimitInput } from "../../definition/limit-schema.js";
import { presets } from "../../definition/presets.js";
import { stageOf } from "../file-parts.js";
import { mergedLimits } from "../item-limits.js";
import { licensingLawTroubles } from "./licensing-law.js";
import { limitNames } from "./moments.js";
import { unknown } from "./names.js";
import { unknownToLimits } from "./outer-states.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Faults of the limits: incomplete, never started or ended, longer than the law allows, decided by silence without a basis. */
export function limitTroubles(file: ItemFile): Trouble[] {
  const limits = [...mergedLimits(file)];
  return [
    ...limits.flatMap(([name, limit]) => oneLimit(file, name, limit)),
    ...licensingLawTroubles(file),
    ...lengthenedTroubles(file),
    ...supplementTroubles(file),
    ...suspensionTroubles(file),
  ];
}

/** A suspended case leaves no time out without a law that says so, nor without an end. */
function suspensionTroubles({ suspension: { excludes, basis, within } }: ItemFile): Trouble[] {
  if (!excludes) return [];
  const path = ["suspension", "excludes"];
  return [
    ...(basis === undefined ? [{ ...defRules.exclusionWithoutBasis("suspension"), path }] : []),
    ...(within === undefined ? [{ ...defRules.suspensionWithoutEnd(), path }] : []),
  ];
}

function oneLimit(file: ItemFile, name: string, limit: LimitInput): Trouble[] {
  const at = (key?: keyof LimitInput) => ({ path: placeOf(file, name, key) });
  const missing = (["within", "starts", "ends", "owner"] as const).filter(
    (key) => limit[key] === undefined,
  );
  return [
    ...missing.map((key) => ({
      ...defRules.limitIncomplete(name, key, presetOf(name)),
      ...at(),
    })),
    ...basisTroubles(name, limit, { at, basisOf: basisIn(file, name, limit) }),
    ...referenceTroubles(file, limit, at),
  ];
}

/** A preset that has a limit of this name. */
function presetOf(name: string): string | undefined {
  return Object.entries(presets).find(([, limits]) => Object.hasOwn(limits, name))?.[0];
}

// Art. 45 leaves time out of the limits of arts. 42 to 44 only (TL5); a promise goes with the statute.
const underArticle45 = new Set(["statutory", "promised", "delivery"]);

type At = (key?: keyof LimitInput) => { readonly path: Path };

type Places = { readonly at: At; readonly basisOf: (key: keyof LimitInput) => LimitInput["basis"] };

/** The basis of what a limit says: its own for what it writes itself, the preset's for what it takes from there. */
function basisIn(file: ItemFile, name: string, limit: LimitInput): Places["basisOf"] {
  const written = file.limits[name];
  const own: LimitInput = typeof written === "object" ? written : {};
  return (key) => (own[key] === undefined ? limit.basis : own.basis);
}

/** What the law has to say, and the item says without it: time left out, a new beginning, a decision by silence. */
function basisTroubles(name: string, limit: LimitInput, { at, basisOf }: Places): Trouble[] {
  const says: Trouble[] = [];
  const { again, resume } = limit;
  if (again === "restart" && basisOf("again") === undefined) {
    says.push({ ...defRules.restartWithoutBasis(name), ...at("again") });
  }
  if (resume === "restart" && basisOf("resume") === undefined) {
    says.push({ ...defRules.restartWithoutBasis(name), ...at("resume") });
  }
  const excluded = limit["excluded-in"] ?? "nothing";
  const ownBasis = excluded === "any-procedure" || !underArticle45.has(name);
  if (excluded !== "nothing" && ownBasis && basisOf("excluded-in") === undefined) {
    says.push({ ...defRules.excludedWithoutBasis(name, excluded), ...at("excluded-in") });
  }
  if (limit["excluded-while"] !== undefined && basisOf("excluded-while") === undefined) {
    const [state = "", ...others] = limit["excluded-while"];
    const isOnly = others.length === 0;
    says.push({ ...defRules.pauseWithoutBasis(name, state, isOnly), ...at("excluded-while") });
  }
  const expiry = limit["on-expiry"];
  const silent = expiry !== undefined && !["overdue", "passes"].includes(expiry.outcome);
  if (silent && expiry.basis === undefined) {
    says.push({ ...defRules.deemedWithoutBasis(expiry.outcome), ...at("on-expiry") });
  }
  if (expiry?.outcome === "deemed-renewed" && expiry["if-met"] === undefined) {
    says.push({ ...defRules.renewedWhenLate(name), ...at("on-expiry") });
  }
  return [...says, ...gapTroubles(limit, at)];
}

/** Where a law was followed by another: a day on which neither holds would leave the rule without any. */
function gapTroubles(limit: LimitInput, at: At): Trouble[] {
  const bases = [
    { key: "basis", list: limit.basis },
    { key: "extend", list: limit.extend?.basis },
    { key: "on-expiry", list: limit["on-expiry"]?.basis },
    ...(limit.becomes ?? []).map(({ basis }) => ({ key: "becomes", list: basis }) as const),
  ] as const;
  return bases.flatMap(({ key, list = [] }) =>
    list.flatMap(({ to }) => {
      if (to === undefined || list.length === 1) return [];
      const next = plusDays(to, 1);
      const last = list.every((other) => other.to !== undefined && other.to <= to);
      if (last || basisOn(list, next) !== undefined) return [];
      return [{ ...defRules.basisGap(next), ...at(key) }];
    }),
  );
}

/** Names a limit refers to beside its moments: the states it is excluded in or leads to, the limits it depends on. */
function referenceTroubles(file: ItemFile, limit: LimitInput, at: At): Trouble[] {
  const states = Object.keys(file.flow.states);
  const limits = limitNames(file);
  const expiry = limit["on-expiry"];
  const named = (names: readonly string[], key: keyof LimitInput) =>
    names.map((name) => ({ name, path: at(key).path }));
  return [
    ...unknown(
      named(limit["excluded-while"] ?? [], "excluded-while"),
      states,
      unknownToLimits(file),
    ),
    ...unknown(
      named(expiry?.to === undefined ? [] : [expiry.to], "on-expiry"),
      states,
      unknownToLimits(file),
    ),
    ...unknown(named(expiry?.["if-met"] ?? [], "on-expiry"), limits, defRules.unknownLimit),
  ];
}

/** A law's own limit is made longer only by another law: in its length, by an extension, by what it becomes. */
function lengthenedTroubles(file: ItemFile): Trouble[] {
  const { preset, ...written } = file.limits;
  const given: Readonly<Record<string, LimitInput>> = preset === undefined ? {} : presets[preset];
  return Object.entries(given).flatMap(([name, law]) => {
    const own = Object.hasOwn(written, name) ? written[name] : undefined;
    if (own === undefined || own.basis !== undefined) return [];
    const trouble = (key: keyof LimitInput) => ({
      ...defRules.lengthenedWithoutBasis(name, key),
      path: placeOf(file, name, key),
    });
    const { within, extend, becomes = [] } = own;
    const longest = law.within;
    return [
      ...(isLonger(within, longest) ? [trouble("within")] : []),
      ...(extend !== undefined && extend.basis === undefined ? [trouble("extend")] : []),
      ...(becomes.some((one) => one.basis === undefined && isLonger(one.within, within ?? longest))
        ? [trouble("becomes")]
        : []),
    ];
  });
}

// Of two units nobody can say which is longer: that is a change of the law as well. But no calendar day is longer than a business day.
function isLonger(own: LimitInput["within"], law: LimitInput["within"]): boolean {
  if (own === undefined || law === undefined) return false;
  const comparable =
    own.unit === law.unit || (own.unit === "calendar-days" && law.unit === "business-days");
  return !comparable || own.count > law.count;
}

function supplementTroubles(file: ItemFile): Trouble[] {
  const rule = stageOf(file, "acceptance")?.supplement;
  const name = Object.entries(file.flow.states).find(([, { use }]) => use === "acceptance")?.[0];
  if (rule === undefined || name === undefined) return [];
  const path = ["flow", "states", name, "supplement"];
  return [
    ...(rule["answer-within"] === undefined
      ? [{ ...defRules.waitWithoutLimit(), path, severity: "warning" as const }]
      : []),
    ...(rule.silence === "overdue" && !rule["answer-within"] && rule.basis
      ? [{ ...defRules.carriedOutByNothing(noPeriod, orPeriod), path: [...path, "basis"] }]
      : []),
    ...(rule.silence !== "overdue" && rule.basis === undefined
      ? [{ ...defRules.deemedWithoutBasis(rule.silence), path: [...path, "silence"] }]
      : []),
  ];
}

const noPeriod = {
  zh: "补正没有期限，它的 basis",
  en: "there is no period to answer, and its basis",
};
const orPeriod = {
  zh: "写 answer-within，或删除 basis。",
  en: "Write answer-within, or delete basis.",
};
