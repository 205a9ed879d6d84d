import { madeOnce, type Text } from "@banjian/base";
import type { BranchRule } from "../definition/flow-schema.js";
import type { ItemFile } from "../definition/item-schema.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import type { LimitInput } from "../definition/limit-schema.js";
import { licensing, presets, standardLimits } from "../definition/presets.js";
import { stageOf } from "./file-parts.js";
import type { BranchDefinition } from "./item.js";
import { tolerationLimit } from "./toleration-limit.js";

/** The names whose limits the card presets judge, beside those of branches. */
const judgedNames = new Set(["promised", "statutory"]);

/** Every limit an item sets, filled in from its preset and from the standard limit of that name. */
export function limitsOf(
  file: ItemFile,
  branches: ReadonlyMap<string, BranchDefinition>,
): Map<string, LimitDefinition> {
  const all = [
    ...caseLimits(file),
    ...supplementLimit(file),
    ...branchLimits(file, branches),
    ...toleratedLimits(file),
  ];
  return new Map(all.map((limit) => [limit.name, limit]));
}

/** What the file, its preset and the standard limits say together; parts may still be missing. */
export const mergedLimits = madeOnce(merge);

function merge(file: ItemFile): ReadonlyMap<string, LimitInput> {
  const { preset, ...written } = file.limits;
  const given: Record<string, LimitInput> = preset === undefined ? {} : presets[preset];
  const standard: Record<string, LimitInput> = standardLimits;
  const names = new Set([...Object.keys(given), ...Object.keys(written)]);
  return new Map(
    [...names].map((name) => [
      name,
      { ...standard[name], ...given[name], ...defined(written[name]) },
    ]),
  );
}

function* caseLimits(file: ItemFile): Generator<LimitDefinition> {
  for (const [name, limit] of mergedLimits(file)) {
    if (limit.within === undefined || limit.starts === undefined || limit.ends === undefined)
      continue;
    yield {
      name,
      title: limit.title ?? named(name),
      within: limit.within,
      starts: limit.starts,
      ends: limit.ends,
      counts: limit.counts ?? "after",
      again: limit.again ?? "ignore",
      owner: limit.owner ?? "head",
      department: file.item.authority.department,
      basis: limit.basis,
      roll: limit.roll,
      closes: limit.closes ?? "midnight",
      becomes: limit.becomes ?? [],
      excludedIn: limit["excluded-in"] ?? "nothing",
      excludedWhile: limit["excluded-while"] ?? [],
      resume: limit.resume ?? "remainder",
      extend: limit.extend,
      onExpiry: expiryOf(limit["on-expiry"]),
      rungs: limit.rungs,
      judged: judgedNames.has(name),
    };
  }
}

function expiryOf(expiry: LimitInput["on-expiry"]): LimitDefinition["onExpiry"] {
  if (expiry === undefined) return { outcome: "overdue" };
  const { "if-met": ifMet, ...rest } = expiry;
  return { ...rest, ifMet };
}

/** What a limit says that is written in no `limits`. */
export const plainLimit = {
  starts: [],
  ends: [],
  counts: "after",
  again: "ignore",
  closes: "midnight",
  becomes: [],
  excludedIn: "nothing",
  excludedWhile: [],
  resume: "remainder",
  onExpiry: { outcome: "overdue" },
  judged: false,
} as const satisfies Partial<LimitDefinition>;

/** The applicant's own period to answer the one notice. */
function* supplementLimit(file: ItemFile): Generator<LimitDefinition> {
  const rule = stageOf(file, "acceptance")?.supplement;
  const within = rule?.["answer-within"];
  if (rule === undefined || within === undefined) return;
  const basis = rule.basis === undefined ? undefined : [rule.basis];
  yield {
    ...plainLimit,
    name: "supplement",
    title: { zh: "补正期限", en: "period to supplement" },
    within,
    starts: ["supplement-notice"],
    ends: ["supplement-received"],
    again: "restart",
    owner: "applicant",
    department: file.item.authority.department,
    basis,
    onExpiry: { outcome: rule.silence, basis },
  };
}

/** The time in which a material has to come that an application may be accepted without. */
function* toleratedLimits(file: ItemFile): Generator<LimitDefinition> {
  for (const { id, title, tolerated } of file.item.materials) {
    if (tolerated === undefined) continue;
    yield {
      ...plainLimit,
      name: tolerationLimit(id),
      title: { zh: `补交“${title.zh}”的期限`, en: `period to hand in "${title.en}"` },
      within: tolerated.within,
      owner: "applicant",
      department: file.item.authority.department,
      basis: tolerated.basis === undefined ? undefined : [tolerated.basis],
    };
  }
}

/** What the law gives a lower authority for its first review (art. 43). */
const firstReview = {
  within: { count: 20, unit: "business-days" } as const,
  basis: licensing(43),
};

function* branchLimits(
  file: ItemFile,
  branches: ReadonlyMap<string, BranchDefinition>,
): Generator<LimitDefinition> {
  const written = stageOf(file, "approval")?.branches ?? {};
  for (const [id, branch] of branches) {
    const rule = Object.hasOwn(written, id) ? written[id] : undefined;
    const byLaw = branch.firstReview ? firstReview : undefined;
    const { within = byLaw?.within, basis = byLaw?.basis } = rule ?? {};
    if (rule === undefined || within === undefined) continue;
    yield {
      ...plainLimit,
      name: `branch:${id}`,
      title: { zh: `${branch.title.zh}办理期限`, en: `limit of ${branch.title.en}` },
      within,
      owner: branch.steps[0]?.by[0] ?? "handler",
      department: branch.department,
      branch: id,
      basis: basis === undefined ? undefined : [basis].flat(),
      excludedIn: "procedures",
      onExpiry: consentOf(rule["on-expiry"]),
      judged: true,
    };
  }
}

function consentOf(expiry: BranchRule["on-expiry"]): LimitDefinition["onExpiry"] {
  if (expiry === undefined) return { outcome: "overdue" };
  const { outcome, basis } = expiry;
  return { outcome, basis: basis === undefined ? undefined : [basis] };
}

function named(name: string): Text {
  return { zh: name, en: name };
}

function defined(limit: LimitInput | undefined): LimitInput {
  const entries = Object.entries(limit ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as LimitInput;
}
