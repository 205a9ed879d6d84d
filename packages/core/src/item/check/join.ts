import type { Path } from "../../definition/finding.js";
import type { ApprovalState } from "../../definition/flow-schema.js";
import type { JoinRule, Share } from "../../definition/join-schema.js";
import { unknown } from "./names.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Faults of how branches come to one result: said in no way or several, with numbers that cannot be, of branches that are not there. */
export function joinTroubles(approval: ApprovalState, above: Path): Trouble[] {
  const { join, branches } = approval;
  const at = [...above, "join"];
  const ids = Object.keys(branches ?? {});
  if (branches === undefined) return idleJoin(approval, above);
  if (typeof join === "string") return [];
  return [
    ...unknownBranches(join, ids, at),
    ...wayTroubles(join, at),
    ...countTroubles(join.of, ids.length, [...at, "of"]),
    ...weightTroubles(join, ids, at),
    ...groupTroubles(join, ids, at),
    ...leadTroubles(approval, join.lead, [...at, "lead"]),
  ];
}

/** A single department joins with nobody. */
function idleJoin(approval: ApprovalState, above: Path): Trouble[] {
  const written = approval.join !== "all";
  const settled = approval["once-settled"] !== "let-finish";
  return [...(written ? ["join"] : []), ...(settled ? ["once-settled"] : [])].map((key) => ({
    ...defRules.carriedOutByNothing(
      { zh: "单部门审批没有汇合", en: "a single department joins with nobody" },
      { zh: `删除 ${key}。`, en: `Delete ${key}.` },
    ),
    path: [...above, key],
  }));
}

function unknownBranches(join: JoinRule, ids: readonly string[], at: Path): Trouble[] {
  const { weights = {}, lead, groups = {}, veto = [] } = join;
  const named = [
    ...Object.keys(weights).map((name) => ({ name, path: [...at, "weights", name] })),
    ...(lead === undefined ? [] : [{ name: lead, path: [...at, "lead"] }]),
    ...Object.entries(groups).flatMap(([group, { branches }]) =>
      branches.map((name, index) => ({ name, path: [...at, "groups", group, "branches", index] })),
    ),
    ...veto.map((name, index) => ({ name, path: [...at, "veto", index] })),
  ];
  return unknown(named, ids, defRules.unknownBranch);
}

function wayTroubles(join: JoinRule, at: Path): Trouble[] {
  const ways = (["of", "weights", "lead", "groups"] as const).filter(
    (way) => join[way] !== undefined,
  );
  const clear = ways.length === 1 || (ways.length === 0 && join.veto !== undefined);
  return clear ? [] : [{ ...defRules.joinUnclear(ways), path: at }];
}

function countTroubles(of: number | undefined, there: number, path: Path): Trouble[] {
  return of === undefined || of <= there ? [] : [{ ...defRules.tooMany(of, there), path }];
}

/** Whether a share asks for more voices than there are. */
export function shareTroubles(share: Share, there: number, path: Path): Trouble[] {
  return typeof share === "string" ? [] : countTroubles(share.of, there, path);
}

function weightTroubles(join: JoinRule, ids: readonly string[], at: Path): Trouble[] {
  const { weights, threshold } = join;
  if (weights === undefined) {
    if (threshold === undefined) return [];
    return [{ ...defRules.thresholdAlone(), path: [...at, "threshold"] }];
  }
  const sum = Object.values(weights).reduce((all, weight) => all + weight, 0);
  const fits = threshold !== undefined && threshold <= sum;
  return [
    ...ids
      .filter((id) => weights[id] === undefined)
      .map((id) => ({ ...defRules.weightMissing(id), path: [...at, "weights"] })),
    ...(fits ? [] : [{ ...defRules.thresholdWrong(threshold, sum), path: [...at, "threshold"] }]),
  ];
}

function groupTroubles({ groups }: JoinRule, ids: readonly string[], at: Path): Trouble[] {
  if (groups === undefined) return [];
  const members = Object.values(groups).flatMap(({ branches }) => branches);
  return [
    ...ids.flatMap((id) => {
      const times = members.filter((member) => member === id).length;
      return times === 1 ? [] : [{ ...defRules.notInOneGroup(id, times), path: [...at, "groups"] }];
    }),
    ...Object.entries(groups).flatMap(([name, { branches, join }]) =>
      shareTroubles(join, branches.length, [...at, "groups", name, "join"]),
    ),
  ];
}

/** The lead decides last: nothing may wait for it. */
function leadTroubles(approval: ApprovalState, lead: string | undefined, path: Path): Trouble[] {
  if (lead === undefined || approval["once-settled"] === "stop-others") return [];
  return Object.entries(approval.branches ?? {})
    .filter(([, { starts }]) => starts !== "together" && starts.after === lead)
    .map(([id]) => ({ ...defRules.leadNeverDecides(lead, id), path }));
}
