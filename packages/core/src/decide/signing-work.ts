import { madeOnce } from "@banjian/base";
import { courseIn, isUntouched, openSeats, workOfSeat } from "../approval/signing.js";
import type { BranchState, CaseState } from "../case/case-state.js";
import type { BranchDefinition, Item } from "../item/item.js";
import type { Work } from "./work-at.js";

/** One task where one signs, else one for each who has to sign now. */
export function signing(branch: BranchDefinition, item: Item, state: CaseState): readonly Work[] {
  const course = courseIn(state, branch.id);
  if (!isUntouched(course, course.next)) return signingAt(branch, item, course);
  const works = untouched(branch);
  const work = works[course.next] ?? signingAt(branch, item, course);
  works[course.next] = work;
  return work;
}

// Asked for each branch in every decision. Until somebody has said something at a step, or was asked to sign there, its work is
// the same for all cases: it is made of the branch and the stages of its flow.
const untouched = madeOnce((_branch: BranchDefinition): (readonly Work[])[] => []);

function signingAt(branch: BranchDefinition, item: Item, course: BranchState): readonly Work[] {
  const { id, department } = branch;
  const step = branch.steps[course.next];
  if (step === undefined) return [];
  return openSeats(branch, course).map((seat): Work => {
    const { roles, person } = seat;
    return {
      work: workOfSeat(item, branch, course.next, seat),
      kinds: [person === undefined ? step.step : "sign"],
      roles,
      ...(person === undefined ? { department } : { person }),
      branch: id,
    };
  });
}
