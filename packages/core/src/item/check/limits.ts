import type { ActionKind } from "../../definition/action-kind.js";
import { sayAllowance } from "../../definition/allowance.js";
import type { Path } from "../../definition/finding.js";
import type { StageName } from "../../definition/flow-schema.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { LimitInput, Moment } from "../../definition/limit-schema.js";
import type { Milestone } from "../../definition/milestone.js";
import { stageOf } from "../file-parts.js";
import { mergedLimits } from "../item-limits.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Faults of the limits: incomplete, never started or ended, longer than the law allows, decided by silence without a basis. */
export function limitTroubles(file: ItemFile): Trouble[] {
  const moments = reachableMoments(file);
  const limits = [...mergedLimits(file)];
  return [
    ...limits.flatMap(([name, limit]) => oneLimit(name, limit, pathOf(file, name), moments)),
    ...promiseTroubles(file, new Map(limits)),
    ...presetTroubles(file),
    ...supplementTroubles(file),
  ];
}

// A limit that only the preset has is shown at the preset.
function pathOf(file: ItemFile, name: string): Path {
  return Object.hasOwn(file.limits, name) ? ["limits", name] : ["limits", "preset"];
}

function oneLimit(
  name: string,
  limit: LimitInput,
  path: Path,
  moments: ReadonlySet<string>,
): Trouble[] {
  const missing = (["within", "starts", "ends", "owner"] as const).filter(
    (key) => limit[key] === undefined,
  );
  const says = [...missing.map((key) => defRules.limitIncomplete(name, key))];
  const { starts, ends = [], again, basis } = limit;
  if (starts !== undefined && !moments.has(momentText(starts))) {
    says.push(defRules.limitNeverStarts(name, momentText(starts)));
  }
  if (ends.length > 0 && !ends.some((end) => moments.has(momentText(end)))) {
    says.push(defRules.limitNeverEnds(name, ends.map(momentText).join(", ")));
  }
  if (again === "restart" && basis === undefined) says.push(defRules.restartWithoutBasis(name));
  const expiry = limit["on-expiry"];
  if (expiry !== undefined && expiry.outcome !== "overdue" && expiry.basis === undefined) {
    says.push(defRules.deemedWithoutBasis(expiry.outcome));
  }
  return says.map((complaint) => ({ ...complaint, path }));
}

function promiseTroubles(file: ItemFile, limits: ReadonlyMap<string, LimitInput>): Trouble[] {
  const [promised, statutory] = [limits.get("promised")?.within, limits.get("statutory")?.within];
  if (promised === undefined || statutory === undefined || promised.unit !== statutory.unit)
    return [];
  if (promised.count <= statutory.count) return [];
  const path = pathOf(file, "promised");
  return [
    {
      ...defRules.promisedTooLong(sayAllowance(promised), sayAllowance(statutory)),
      path: [...path, "within"],
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
  const rule = stageOf(file, "acceptance")?.supplement;
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
  return new Set(moments);
}

function momentText(moment: Moment): string {
  if (typeof moment === "string") return moment;
  return "enters" in moment ? `enters ${moment.enters}` : `leaves ${moment.leaves}`;
}
