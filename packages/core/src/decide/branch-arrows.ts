import { hearingWhenDone, unopenedHearings } from "../approval/owed-hearings.js";
import { regionsOf } from "../approval/regions.js";
import { courseIn, openSeats } from "../approval/signing.js";
import type { CaseState } from "../case/case-state.js";
import { activePaths, type ChartTransition } from "../chart/chart.js";
import type { ActionKind } from "../definition/action-kind.js";
import type { BranchDefinition, Item } from "../item/item.js";
import { hands } from "./hands.js";

type BranchArrow = ChartTransition & { readonly kind: ActionKind };

/** What is done with the work of a branch by whoever's turn it is; no chart says where. */
const branchKinds = ["sign", "add-signer", "remove-signer", "return", "recall"] as const;
const hearingKinds = ["invite-hearing", "close-procedure"] as const;

const inBranches: ReadonlySet<string> = new Set<ActionKind>([
  ...branchKinds,
  ...hearingKinds,
  "open-procedure",
  "reopen-branches",
]);

/** Whether an action may be among those that no chart says of. */
export function isInBranches(action: string): boolean {
  return inBranches.has(action);
}

/**
 * What may be done now with the work of the branches, beside the steps their chart knows: to sign by name, to ask another
 * signer or take one away, to return the work, to take back what one has just done; to hold the hearing that was asked for
 * when its branch was done; and to take branches up again.
 */
export function branchArrows(item: Item, state: CaseState): BranchArrow[] {
  if (state.status === "closed") return [];
  const deciding = activePaths(state.value).includes(`${item.stages.approval}.deciding`);
  return [
    ...[...regionsOf(item, state.value)].flatMap(([id, status]) => {
      const branch = item.branches.get(id);
      if (branch === undefined) return [];
      if (status === "open" || (status === "waiting" && branch.preReview)) {
        return atWork(branch, state);
      }
      return status === "returned" ? recalls(branch, state) : [];
    }),
    ...hearingWhenDone(item, state).flatMap((id) => hearing(item, state, id)),
    ...(deciding ? reopening(item) : []),
  ];
}

function hearing({ procedures }: Item, state: CaseState, branch: string): BranchArrow[] {
  const by = [...procedures.values()].flatMap((one) => (one.hearing === undefined ? [] : one.by));
  const toOpen = unopenedHearings(state).some((right) => right.branch === branch);
  return [...(toOpen ? (["open-procedure"] as const) : []), ...hearingKinds].map((kind) =>
    arrow(kind, branch, [...new Set(by)]),
  );
}

/** All of them, wherever a case stands: for whom they are as far as the item says so. */
export function allBranchArrows(item: Item): BranchArrow[] {
  const inBranches = [...item.branches.values()].flatMap(({ id: branch, steps }) =>
    branchKinds.map((kind) => arrow(kind, branch, [...new Set(steps.flatMap(({ by }) => by))])),
  );
  return [...inBranches, ...reopening(item)];
}

function reopening({ approval }: Item): BranchArrow[] {
  if (approval === undefined || approval.decide === "by-join") return [];
  return [{ action: "reopen-branches", kind: "reopen-branches", by: approval.by }];
}

function arrow(kind: ActionKind, branch: string, by: readonly string[]): BranchArrow {
  return { action: kind, kind, branch, by };
}

function atWork(branch: BranchDefinition, state: CaseState): BranchArrow[] {
  const { id, steps } = branch;
  const course = courseIn(state, id);
  const step = steps[course.next];
  if (step === undefined) return [];
  const named = openSeats(branch, course).flatMap(({ person }) => person ?? []);
  return [
    ...named.map((one) => ({
      ...arrow("sign", id, []),
      step: step.step,
      persons: [one],
    })),
    arrow("add-signer", id, step.by),
    arrow("remove-signer", id, step.by),
    arrow("return", id, step.by),
    ...recalls(branch, state),
  ];
}

function recalls({ id }: BranchDefinition, state: CaseState): BranchArrow[] {
  const { last } = courseIn(state, id);
  if (last === undefined) return [];
  return [{ ...arrow("recall", id, []), persons: hands(last.by).map((one) => ({ id: one })) }];
}
