import type { BranchState } from "../../case/case-state.js";
import type { BranchResult } from "../../case/fact.js";
import type { PayloadOf } from "../../case/payload.js";
import type { Turn } from "../turn.js";
import { takeUpAgain } from "./reopening.js";
import { startAnew, startsAnew } from "./returning.js";

type Amended = PayloadOf<"amend">;

/** What was said of an application that became another counts no more: the branches concerned begin again at their first step (AP18). */
export function judgeAnew(turn: Turn, amended: Amended): void {
  const concerned = Object.keys(turn.state.branches).filter((id) => concerns(turn, id, amended));
  const stateOf = (id: string) => turn.state.branches[id];
  for (const branch of concerned.filter((id) => isUnderWay(stateOf(id)))) {
    const fresh = startsAnew(turn, branch);
    turn.record({
      type: "branch-returned",
      branch,
      to: 0,
      because: "amendment",
      ...(fresh ? { fresh } : {}),
    });
    if (fresh) startAnew(turn, branch);
  }
  const done = concerned.filter((id) => came.has(stateOf(id)?.result));
  if (done.length > 0) takeUpAgain(turn, done, "amendment");
}

const came = new Set<BranchResult | undefined>(["agreed", "refused", "deemed-agreed"]);

function isUnderWay(branch: BranchState | undefined): boolean {
  if (branch === undefined || branch.result !== undefined) return false;
  return branch.added.length > 0 || branch.opinions.some((one) => one.void !== true);
}

/** A member of a bundle looks only at what it says it needs. */
function concerns(
  { world }: Turn,
  branch: string,
  { form = {}, materials = [] }: Amended,
): boolean {
  const member = world.item.file.members[branch];
  if (member === undefined) return true;
  const isOf = (needed: readonly string[], given: readonly string[]) =>
    needed.length === 0 ? given.length > 0 : given.some((id) => needed.includes(id));
  const given = materials.map(({ id }) => id);
  return isOf(member.form, Object.keys(form)) || isOf(member.materials, given);
}
