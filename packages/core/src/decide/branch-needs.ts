import { regionsOf } from "../approval/regions.js";
import type { SparedBranch } from "../case/fact.js";
import { endBranch } from "./branches.js";
import { isNeeded } from "./condition-values.js";
import type { Turn } from "./turn.js";

/** Finds out once, when approval starts, which branches the case needs; those whose condition fails end at once (AP12). */
export function settleNeeds(turn: Turn): void {
  const { item } = turn.world;
  if (turn.state.needed !== undefined || regionsOf(item, turn.state.value).size === 0) return;
  const conditional = [...item.branches.values()].filter((one) => one.onlyWhen !== undefined);
  if (conditional.length === 0) return;
  const needed = conditional.filter((one) => isNeeded(item, turn.state, one)).map(({ id }) => id);
  const spared = conditional.flatMap(({ id: branch, onlyWhen: condition = "" }): SparedBranch[] =>
    needed.includes(branch) ? [] : [{ branch, condition }],
  );
  turn.record({ type: "branches-settled", needed, spared });
  for (const { branch } of spared) {
    endBranch(turn, { branch, result: "not-needed", because: "condition" });
  }
}
