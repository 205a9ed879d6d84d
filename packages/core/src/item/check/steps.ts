import type { Text } from "@banjian/base";
import type { Path } from "../../definition/finding.js";
import type { ApprovalState, BranchRule } from "../../definition/flow-schema.js";
import { shareTroubles } from "./join.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Faults of what happens in a branch: who signs a step, what returning does to the clock, what silence means. */
export function stepTroubles(approval: ApprovalState, at: Path): Trouble[] {
  const branches = Object.entries(approval.branches ?? {});
  return [
    ...signingTroubles(approval.steps ?? [], [...at, "steps"]),
    ...branches.flatMap(([id, { steps }]) =>
      signingTroubles(steps, [...at, "branches", id, "steps"]),
    ),
    ...branches.flatMap(([id, branch]) => consentTroubles(branch, [...at, "branches", id])),
    ...returnTroubles(approval, [...at, "returns"]),
  ];
}

const deleteIt = (key: string): Text => ({ zh: `删除 ${key}。`, en: `Delete ${key}.` });

function idle(what: Text, key: string, path: Path): Trouble {
  return { ...defRules.carriedOutByNothing(what, deleteIt(key)), path };
}

function signingTroubles(steps: BranchRule["steps"], at: Path): Trouble[] {
  return steps.flatMap(({ by, signers, sign }, index) => {
    const path = [...at, index];
    if (signers === undefined) {
      const what = { zh: "只有一人签署，sign", en: "one signs alone, and sign" };
      return sign === undefined ? [] : [idle(what, "sign", [...path, "sign"])];
    }
    const what = { zh: "写了 signers，by", en: "there are signers, and by" };
    return [
      ...(by === undefined ? [] : [idle(what, "by", [...path, "by"])]),
      ...shareTroubles(sign ?? "all", signers.length, [...path, "sign"]),
    ];
  });
}

function consentTroubles({ within, "on-expiry": expiry }: BranchRule, at: Path): Trouble[] {
  if (expiry === undefined) return [];
  const path = [...at, "on-expiry"];
  if (within === undefined) {
    return [
      idle(
        { zh: "分支没有期限，on-expiry", en: "the branch has no limit, and on-expiry" },
        "on-expiry",
        path,
      ),
    ];
  }
  const bare = expiry.outcome === "deemed-agreed" && expiry.basis === undefined;
  return bare ? [{ ...defRules.deemedWithoutBasis(expiry.outcome), path }] : [];
}

function returnTroubles({ returns }: ApprovalState, at: Path): Trouble[] {
  const { window, clock, wait, basis } = returns;
  if (wait === "excluded" && !window) {
    const what = { zh: "不能退回窗口，wait", en: "nothing goes back to the window, and wait" };
    return [idle(what, "wait", [...at, "wait"])];
  }
  if (basis !== undefined) return [];
  return [
    ...(clock === "restart" ? [{ ...defRules.returnWithoutBasis(), path: [...at, "clock"] }] : []),
    ...(wait === "excluded" ? [{ ...defRules.waitWithoutBasis(), path: [...at, "wait"] }] : []),
  ];
}
