import type { ActionKind } from "../../definition/action-kind.js";
import { sayAllowance } from "../../definition/allowance.js";
import { didYouMean } from "../../definition/did-you-mean.js";
import type { Complaint, Path } from "../../definition/finding.js";
import type { StageName } from "../../definition/flow-schema.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { LimitInput } from "../../definition/limit-schema.js";
import type { Milestone } from "../../definition/milestone.js";
import { type Moment, momentText } from "../../definition/moment.js";
import { stageOf as stageOfUse } from "../file-parts.js";
import { mergedLimits } from "../item-limits.js";
import { unknown } from "./names.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Faults of the limits: incomplete, never started or ended, longer than the law allows, decided by silence without a basis. */
export function limitTroubles(file: ItemFile): Trouble[] {
  const moments = reachableMoments(file);
  const limits = [...mergedLimits(file)];
  return [
    ...limits.flatMap(([name, limit]) => oneLimit(file, name, limit, moments)),
    ...promiseTroubles(file, new Map(limits)),
    ...presetTroubles(file),
    ...supplementTroubles(file),
  ];
}

/** Where a limit says something: at its key where the item writes it, else at the limit, else at the preset that has it. */
export function placeOf(file: ItemFile, name: string, key?: keyof LimitInput): Path {
  const { preset: _preset, ...written } = file.limits;
  const limit = Object.hasOwn(written, name) ? written[name] : undefined;
  if (limit === undefined) return ["limits", "preset"];
  return key === undefined || limit[key] === undefined ? ["limits", name] : ["limits", name, key];
}

function oneLimit(
  file: ItemFile,
  name: string,
  limit: LimitInput,
  moments: ReadonlySet<string>,
): Trouble[] {
  const at = (key?: keyof LimitInput) => ({ path: placeOf(file, name, key) });
  const missing = (["within", "starts", "ends", "owner"] as const).filter(
    (key) => limit[key] === undefined,
  );
  const says: Trouble[] = missing.map((key) => ({
    ...defRules.limitIncomplete(name, key),
    ...at(),
  }));
  const { starts = [], ends = [] } = limit;
  // Of several starts each has to be possible; of several ends one is enough.
  const idle = starts.find((start) => !moments.has(momentText(start)));
  if (idle !== undefined) says.push({ ...never(file, "Starts", name, [idle]), ...at("starts") });
  if (ends.length > 0 && !ends.some((end) => moments.has(momentText(end)))) {
    says.push({ ...never(file, "Ends", name, ends), ...at("ends") });
  }
  const change = limit.becomes?.find(({ on }) => !moments.has(momentText(on)));
  if (change !== undefined) {
    says.push({ ...never(file, "Starts", name, [change.on]), ...at("becomes") });
  }
  return [...says, ...basisTroubles(name, limit, at), ...referenceTroubles(file, limit, at)];
}

type At = (key?: keyof LimitInput) => { readonly path: Path };

/** What the law has to say, and the item says without it: time left out, a new beginning, a decision by silence. */
function basisTroubles(name: string, limit: LimitInput, at: At): Trouble[] {
  const says: Trouble[] = [];
  const { again, resume, basis } = limit;
  if (again === "restart" && basis === undefined) {
    says.push({ ...defRules.restartWithoutBasis(name), ...at("again") });
  }
  if (resume === "restart" && basis === undefined) {
    says.push({ ...defRules.restartWithoutBasis(name), ...at("resume") });
  }
  if (limit["excluded-in"] === "any-procedure" && basis === undefined) {
    says.push({ ...defRules.exclusionWithoutBasis("any-procedure"), ...at("excluded-in") });
  }
  if (limit["excluded-while"] !== undefined && basis === undefined) {
    const [state = ""] = limit["excluded-while"];
    says.push({ ...defRules.exclusionWithoutBasis(state), ...at("excluded-while") });
  }
  const expiry = limit["on-expiry"];
  const silent = expiry !== undefined && !["overdue", "passes"].includes(expiry.outcome);
  if (silent && expiry.basis === undefined) {
    says.push({ ...defRules.deemedWithoutBasis(expiry.outcome), ...at("on-expiry") });
  }
  return says;
}

/** Names a limit refers to beside its moments: the states it is excluded in or leads to, the limits it depends on. */
function referenceTroubles(file: ItemFile, limit: LimitInput, at: At): Trouble[] {
  const states = Object.keys(file.flow.states);
  const limits = [...mergedLimits(file).keys()];
  const expiry = limit["on-expiry"];
  const named = (names: readonly string[], key: keyof LimitInput) =>
    names.map((name) => ({ name, path: at(key).path }));
  return [
    ...unknown(
      named(limit["excluded-while"] ?? [], "excluded-while"),
      states,
      defRules.unknownState,
    ),
    ...unknown(
      named(expiry?.to === undefined ? [] : [expiry.to], "on-expiry"),
      states,
      defRules.unknownState,
    ),
    ...unknown(named(expiry?.["if-met"] ?? [], "on-expiry"), limits, defRules.unknownLimit),
  ];
}

/** A moment that never comes: a state that does not exist, or a milestone that no stage of the flow sets. */
function never(
  file: ItemFile,
  what: "Starts" | "Ends",
  limit: string,
  moments: readonly Moment[],
): Complaint {
  const known = Object.keys(file.flow.states);
  const stray = moments.map(stateOf).find((state) => state !== undefined && !known.includes(state));
  if (stray !== undefined) return defRules.unknownState(stray, didYouMean(stray, known), known);
  return defRules[`limitNever${what}`](limit, moments.map(momentText).join(", "));
}

function stateOf(moment: Moment): string | undefined {
  if (typeof moment === "string") return undefined;
  if ("enters" in moment) return moment.enters;
  return "leaves" in moment ? moment.leaves : undefined;
}

function promiseTroubles(file: ItemFile, limits: ReadonlyMap<string, LimitInput>): Trouble[] {
  const [promised, statutory] = [limits.get("promised")?.within, limits.get("statutory")?.within];
  if (promised === undefined || statutory === undefined || promised.unit !== statutory.unit)
    return [];
  if (promised.count <= statutory.count) return [];
  return [
    {
      ...defRules.promisedTooLong(sayAllowance(promised), sayAllowance(statutory)),
      path: placeOf(file, "promised", "within"),
    },
  ];
}

function presetTroubles(file: ItemFile): Trouble[] {
  const { preset } = file.limits;
  const { type } = file.item;
  if (preset === undefined || type === "licence" || type === "bundle") return [];
  return [{ ...defRules.notALicence(preset, type), path: ["limits", "preset"] }];
}

function supplementTroubles(file: ItemFile): Trouble[] {
  const rule = stageOfUse(file, "acceptance")?.supplement;
  const name = Object.entries(file.flow.states).find(([, { use }]) => use === "acceptance")?.[0];
  if (rule === undefined || name === undefined) return [];
  const path = ["flow", "states", name, "supplement"];
  return [
    ...(rule["answer-within"] === undefined
      ? [{ ...defRules.waitWithoutLimit(), path, severity: "warning" as const }]
      : []),
    ...(rule.silence !== "overdue" && rule.basis === undefined
      ? [{ ...defRules.deemedWithoutBasis(rule.silence), path: [...path, "silence"] }]
      : []),
  ];
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

function reachableMoments(file: ItemFile): Set<string> {
  const moments = Object.entries(file.flow.states).flatMap(([name, state]) => [
    `enters ${name}`,
    `leaves ${name}`,
    ...(state.use === undefined
      ? Object.values(state.on).flatMap(({ kind }) => milestonesOfKind[kind] ?? [])
      : milestonesOfStage[state.use]),
  ]);
  const procedures = Object.keys(stageOfUse(file, "approval")?.procedures ?? {});
  const days = Object.entries(file.item.form).filter(([, { type }]) => type === "day");
  return new Set([
    ...moments,
    ...procedures.flatMap((name) => [`opens ${name}`, `closes ${name}`]),
    ...[...mergedLimits(file).keys()].map((name) => `expires ${name}`),
    ...days.map(([name]) => `day ${name}`),
  ]);
}
