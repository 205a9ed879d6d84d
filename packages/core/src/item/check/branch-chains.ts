import { type Allowance, sayAllowance } from "../../definition/allowance.js";
import type { Path } from "../../definition/finding.js";
import type { ApprovalState, BranchRule } from "../../definition/flow-schema.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { mergedLimits } from "../item-limits.js";
import { areLonger, sayTogether } from "./allowance-days.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

export type Branches = Readonly<Record<string, BranchRule>>;

/** Faults of the time branches take in turn: more than is promised, more than the lead has, none at all. */
export function chainTroubles(file: ItemFile, approval: ApprovalState, at: Path): Trouble[] {
  const branches = approval.branches ?? {};
  const path = [...at, "branches"];
  return [
    ...tooLong(file, branches, path),
    ...partsTooLong(file, approval, at),
    ...leadTroubles(approval, branches, path),
    ...untimed(branches, path),
  ];
}

/** Branches that wait for each other, from one of them back to it. */
export function cycleIn(branches: Branches): string[] | undefined {
  return Object.keys(branches)
    .map((id) => chainOf(branches, id))
    .find((chain) => chain.indexOf(chain[0] ?? "", 1) > 0);
}

/** What the branches take in turn, each last one with those before it; one without a limit takes no time that is known. */
export function chainsOf(branches: Branches): { chain: string[]; parts: Allowance[] }[] {
  return Object.keys(branches).map((id) => {
    const chain = chainOf(branches, id);
    return { chain, parts: chain.flatMap((one) => branches[one]?.within ?? []) };
  });
}

/** The branches before this one and itself, in their order; `seen` twice over is a circle. */
function chainOf(branches: Branches, id: string): string[] {
  const chain: string[] = [];
  for (let at: string | undefined = id; at !== undefined; ) {
    chain.unshift(at);
    if (chain.indexOf(at, 1) > 0) return chain;
    const starts: BranchRule["starts"] | undefined = Object.hasOwn(branches, at)
      ? branches[at]?.starts
      : undefined;
    at = starts === undefined || starts === "together" ? undefined : starts.after;
  }
  return chain;
}

/** Sequences are added, the longest is taken, and held against the promise, or the statute where none is promised. */
function tooLong(file: ItemFile, branches: Branches, path: Path): Trouble[] {
  const { name, within } = wholeOf(file);
  if (within === undefined) return [];
  return chainsOf(branches).flatMap(({ chain, parts }) => {
    const id = chain.at(-1) ?? "";
    if (branches[id]?.within === undefined || !areLonger(parts, within)) return [];
    const [way, took, allowed] = [chain.join(" → "), sayTogether(parts), sayAllowance(within)];
    return [
      { ...defRules.branchesTooLong(way, took, name, allowed), path: [...path, id, "within"] },
    ];
  });
}

/** What a department waits for while its time counts: a procedure that leaves none out, an answer of another department. */
function partsTooLong(file: ItemFile, approval: ApprovalState, at: Path): Trouble[] {
  const { name, within: first } = wholeOf(file);
  if (first === undefined) return [];
  const { becomes = [] } = mergedLimits(file).get(name) ?? {};
  // Opening one may be what gives the case more time.
  const whole = becomes.reduce(
    (most, { within }) => (areLonger([within], most) ? within : most),
    first,
  );
  const parts = [
    ...Object.entries(approval.procedures).flatMap(([id, { excludes, within }]) =>
      excludes || within === undefined ? [] : [{ id, within, path: ["procedures", id] }],
    ),
    ...Object.entries(approval.consultations).map(([id, { within }]) => ({
      id,
      within,
      path: ["consultations", id],
    })),
  ];
  return parts
    .filter(({ within }) => areLonger([within], whole))
    .map(({ id, within, path }) => ({
      ...defRules.partTooLong(id, sayAllowance(within), name, sayAllowance(whole)),
      path: [...at, ...path, "within"],
      severity: "warning",
    }));
}

/** What everything has to fit into: the promise, or the statute where none is promised. */
function wholeOf(file: ItemFile): { name: string; within: Allowance | undefined } {
  const limits = mergedLimits(file);
  const name = limits.has("promised") ? "promised" : "statutory";
  return { name, within: limits.get(name)?.within };
}

/** The lead decides when the others are done: it cannot be due before them. */
function leadTroubles(
  { join, "once-settled": settled }: ApprovalState,
  branches: Branches,
  path: Path,
): Trouble[] {
  const lead = typeof join === "object" ? join.lead : undefined;
  if (lead === undefined || settled === "stop-others") return [];
  const chains = chainsOf(branches);
  const own = chains.find(({ chain }) => chain.at(-1) === lead);
  if (own === undefined || own.parts.length < own.chain.length) return [];
  const [only, ...others] = own.parts;
  // Of allowances of several units nobody can say how long they are together.
  if (only === undefined || others.some(({ unit }) => unit !== only.unit)) return [];
  const due = { ...only, count: own.parts.reduce((sum, { count }) => sum + count, 0) };
  const later = chains.find(({ chain, parts }) => !chain.includes(lead) && areLonger(parts, due));
  if (later === undefined) return [];
  const [chain, took] = [later.chain.join(" → "), sayTogether(later.parts)];
  return [
    {
      ...defRules.leadDueFirst(lead, sayAllowance(due), chain, took),
      path: [...path, lead, "within"],
    },
  ];
}

/** Where some have a limit of their own, the one that has none was forgotten; where none has, the case's limits are all there is. */
function untimed(branches: Branches, path: Path): Trouble[] {
  const timed = Object.values(branches).some(({ within }) => within !== undefined);
  return Object.entries(branches)
    .filter(([, { within }]) => timed && within === undefined)
    .map(([id]) => ({
      ...defRules.branchWithoutLimit(id),
      path: [...path, id],
      onKey: true,
      severity: "warning",
    }));
}
