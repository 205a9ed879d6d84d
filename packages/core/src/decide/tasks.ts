import { consultationRule } from "../approval/consulting.js";
import { leadWaitsFor } from "../approval/join.js";
import { leaderOf, workOfProcedure } from "../approval/leader.js";
import { hearingWhenDone, unopenedHearings } from "../approval/owed-hearings.js";
import { branchesAhead, isExcluded, openBranches, regionsOf } from "../approval/regions.js";
import { courseIn } from "../approval/signing.js";
import { type CaseState, openNotice, openProcedures, openRights } from "../case/case-state.js";
import { openConsultations } from "../case/consultation.js";
import { isBad, limitOfRating } from "../case/rating.js";
import { silentIn } from "../case/right.js";
import type { Task } from "../case/task.js";
import { activePaths } from "../chart/chart.js";
import type { BranchDefinition, Item } from "../item/item.js";
import { isBound } from "../item/roles.js";
import { certificateWork } from "./certificates.js";
import { isNeeded } from "./condition-values.js";
import { feeWork, refundWork } from "./fees.js";
import { isUpper } from "./first-review.js";
import { serviceWork } from "./letters.js";
import { reasonWork } from "./public-reason.js";
import { signing } from "./signing-work.js";
import { isPossibleSuspended, suspension } from "./suspended.js";
import type { Turn } from "./turn.js";
import { type Work, workAt } from "./work-at.js";

/** Opens and closes tasks so that they are exactly the work the case holds now. */
export function settleTasks(turn: Turn): void {
  const { state } = turn;
  // What was sent to be read may be read when the case has ended, and what was paid for nothing is given back.
  const { item } = turn.world;
  const wanted = new Map<string, Work>();
  for (const work of [
    state.status === "open" ? openWork(item, state) : none,
    serviceWork(state),
    copies(state),
    badRatings(item, state),
    refundWork(item, state),
  ]) {
    for (const one of work) wanted.set(one.work, one);
  }
  for (const task of Object.values(turn.state.tasks)) {
    if (!wanted.delete(task.work)) turn.record({ type: "task-closed", id: task.id });
  }
  for (const one of wanted.values()) {
    const id = `t${turn.state.tasksOpened + 1}`;
    const task: Task = Object.assign({ id }, one, { openedOn: turn.today });
    turn.record({ type: "task-opened", task });
  }
}

/** All the work of a case; of one that is suspended what others owe, and to resume it. */
function openWork(item: Item, state: CaseState): Work[] {
  const work = workOf(item, state);
  if (state.suspended === undefined) return work;
  const { by } = item.file.suspension;
  const { department } = item.file.item.authority;
  const resuming: Work = {
    work: suspension,
    kinds: ["resume"],
    roles: [by],
    ...(isBound(by) ? { department } : {}),
  };
  return [...work.filter(({ kinds }) => kinds.every(isPossibleSuspended)), resuming];
}

const none: readonly Work[] = [];

/** All the work of a case: what its leaf states wait for, and what each open branch has to do next. */
function workOf(item: Item, state: CaseState): Work[] {
  const all: Work[] = [];
  const add = (work: readonly Work[]) => {
    for (const one of work) all.push(one);
  };
  const inBranches = openBranches(item, state);
  if (inBranches.length === 0) {
    for (const path of activePaths(state.value)) {
      for (const one of workAt(item, path)) all.push(awaited(one, state));
    }
  }
  add(materialChecks(item, state));
  for (const branch of inBranches) add(branchWork(branch, item, state));
  for (const id of hearingWhenDone(item, state)) {
    const branch = item.branches.get(id);
    if (branch !== undefined) add(procedureWork(branch, item, state));
  }
  add(hearings(item, state));
  for (const branch of branchesAhead(item, state)) add(aheadWork(branch, item, state));
  add(returnedWork(item, state));
  add(silenceGranted(state));
  add(consulted(item, state));
  add(orders(state));
  add(reasonWork(item, state));
  add(certificateWork(item, state));
  add(feeWork(state));
  add(answers(state));
  return all;
}

// What silence has granted is not issued by silence: somebody has to (TL8).
function silenceGranted({ documents }: CaseState): Work[] {
  return documents.map(({ document }) => ({
    work: `document:${document}`,
    kinds: ["issue-document"],
    roles: ["window-clerk"],
  }));
}

/** What each party may still say of a hearing. */
function answers(state: CaseState): readonly Work[] {
  const open = openRights(state);
  if (open.length === 0) return none;
  return open
    .filter(({ id }) => (state.limits[`right:${id}`]?.status ?? "running") === "running")
    .flatMap((right) =>
      silentIn(right).map((person) => ({
        work: `right:${right.id}:${person.id}`,
        kinds: ["request-hearing", "waive-hearing"],
        roles: [],
        branch: right.branch,
        person,
      })),
    );
}

/** The hearings that were asked for and nobody has opened: not while their branch lies with the window. */
function hearings(item: Item, state: CaseState): readonly Work[] {
  const unopened = unopenedHearings(state);
  if (unopened.length === 0) return none;
  return unopened
    .filter(({ branch }) => state.branches[branch]?.returnedOn === undefined)
    .map(({ id, procedure, branch }): Work => {
      const department = item.branches.get(branch)?.department;
      return {
        work: `hearing:${id}`,
        kinds: ["open-procedure"],
        roles: item.procedures.get(procedure)?.by ?? [],
        ...(department === undefined ? {} : { department }),
        branch,
      };
    });
}

/** What departments are asked for their view about, while somebody is at work on what asks. */
function consulted(item: Item, state: CaseState): Work[] {
  if (regionsOf(item, state.value).size === 0) return [];
  return openConsultations(state).map(({ id, branch, department }) => ({
    work: `consultation:${id}`,
    kinds: ["answer-consultation"],
    roles: consultationRule(item, department)?.by ?? [],
    department,
    branch,
  }));
}

function orders(state: CaseState): Work[] {
  return state.orders
    .filter(({ answeredOn }) => answeredOn === undefined)
    .map(({ id, roles, department, branch }) => ({
      work: `order:${id}`,
      kinds: ["answer-order"],
      roles,
      ...(department === undefined ? {} : { department }),
      ...(branch === undefined ? {} : { branch }),
    }));
}

/** What the head of the authority has to put right and answer, also when the case has ended. */
function badRatings({ file }: Item, { ratings = [] }: CaseState): Work[] {
  const { department } = file.item.authority;
  return ratings
    .filter((one) => isBad(one) && one.answer === undefined)
    .map(({ act }) => ({
      work: limitOfRating(act),
      kinds: ["answer-rating"],
      roles: ["head"],
      department,
    }));
}

function copies(state: CaseState): Work[] {
  return state.copies.flatMap(({ id, to, read }) =>
    to
      .filter((person) => !read.includes(person.id))
      .map((person) => ({
        work: `copy:${id}:${person.id}`,
        kinds: ["acknowledge-copy"],
        roles: [],
        person,
      })),
  );
}

/** What the applicant owes is awaited by the departments that asked for it. */
function awaited(work: Work, state: CaseState): Work {
  if (!work.kinds.includes("supplement")) return work;
  const asked = openNotice(state)?.demands.flatMap(({ department }) => department || []) ?? [];
  return asked.length === 0 ? work : { ...work, awaitedBy: [...new Set(asked)] };
}

/** During acceptance of a joint item each department looks through the materials once. */
function materialChecks(item: Item, state: CaseState): Work[] {
  if (item.branches.size < 2) return [];
  const acceptance = item.stages.acceptance;
  if (!activePaths(state.value).includes(`${acceptance}.checking`)) return [];
  const answered = new Set([...state.confirmed, ...state.demands.map(({ branch }) => branch)]);
  return [...item.branches.values()]
    .filter(
      (branch) =>
        !answered.has(branch.id) && !isUpper(item, branch.id) && isNeeded(item, state, branch),
    )
    .map(({ id, department, steps }) => ({
      work: `${acceptance}:${id}`,
      kinds: ["confirm-materials", "request-supplement"],
      roles: steps[0]?.by ?? [],
      department,
      branch: id,
    }));
}

function branchWork(branch: BranchDefinition, item: Item, state: CaseState): readonly Work[] {
  const waits = isExcluded(state, branch.id) || leadWaitsFor(item, state, branch).length > 0;
  const running = procedureWork(branch, item, state);
  if (waits) return running;
  const next = signing(branch, item, state);
  return running.length === 0 ? next : [...running, ...next];
}

/** The procedures that a branch runs: one record is one task, also where several branches need it. */
function procedureWork(
  { id, department }: BranchDefinition,
  item: Item,
  state: CaseState,
): readonly Work[] {
  const open = openProcedures(state, id);
  if (open.length === 0) return none;
  return open
    .filter((one) => leaderOf(state, one) === id)
    .map((one) => ({
      work: workOfProcedure(state, one),
      kinds: ["close-procedure"],
      roles: item.procedures.get(one.procedure)?.by ?? [],
      department,
      branch: id,
    }));
}

/** What can be done before the predecessor is: the last step is nobody's yet. */
function aheadWork(branch: BranchDefinition, item: Item, state: CaseState): readonly Work[] {
  const isLast = courseIn(state, branch.id).next >= branch.steps.length - 1;
  return isLast ? [] : signing(branch, item, state);
}

/** What a branch asked the window for. */
function returnedWork(item: Item, state: CaseState): Work[] {
  const work: Work[] = [];
  for (const [branch, status] of regionsOf(item, state.value)) {
    if (status !== "returned") continue;
    work.push({
      work: `${item.stages.approval}:${branch}:returned`,
      kinds: ["answer-return"],
      roles: ["window-clerk"],
      branch,
      awaitedBy: [item.branches.get(branch)?.department ?? ""],
    });
  }
  return work;
}
