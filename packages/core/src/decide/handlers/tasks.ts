import type { CodedError, Text } from "@banjian/base";
import { personRef } from "../../case/actor-ref.js";
import type { PayloadOf } from "../../case/payload.js";
import type { Actor, PersonRef } from "../../case/person.js";
import { holderOf, type Task, type TaskOwner } from "../../case/task.js";
import { coreError } from "../../errors.js";
import { permissionRefusal } from "../permission.js";
import { neverTheirs } from "../person-rules.js";
import { remindAgainOn } from "../reminders.js";
import { taskOf } from "../task-of.js";
import type { Turn } from "../turn.js";
import type { Handler } from "./handler.js";

/** Takes a task out of the pool; for a deputy it is the absent person's. */
export const claim: Handler<"claim"> = (turn, { actor, arrow }) => {
  assign(turn, taskOf(turn, arrow), inWhoseName(actor));
};

/** Undoes the latest assignment: what was delegated goes back to its owner, the rest to the pool. */
export const release: Handler<"release"> = (turn, { arrow }) => {
  const task = taskOf(turn, arrow);
  const owner = turn.state.owners[task.work];
  assign(turn, task, owner?.delegate === undefined ? undefined : personRef(owner));
};

/** Hands a task to another person who may do it; refuses whoever may not, or has it already (PERSON_UNFIT). */
export const transfer: Handler<"transfer"> = (turn, { arrow, payload }) => {
  const task = taskOf(turn, arrow);
  const to = described(payload.to);
  const { item } = turn.world;
  const refused = permissionRefusal(item, turn.state.applicant.id, to, {
    ...arrow,
    by: task.roles,
  });
  if (refused !== undefined) throw unfit(to, refused.says);
  refuseOddPerson(turn, task, { to, as: to });
  assign(turn, task, personRef(to));
};

/** Lets another person of the department do a task for which the owner still answers; the delegate needs no role of it. */
export const delegate: Handler<"delegate"> = (turn, { actor, arrow, payload }) => {
  const task = taskOf(turn, arrow);
  const to = described(payload.to);
  if (task.department !== undefined && to.department !== task.department) {
    throw unfit(to, { zh: "不在同一部门", en: "is of another department" });
  }
  const owner = turn.state.owners[task.work] ?? inWhoseName(actor);
  if (owner.id === to.id) throw alreadyTheirs(to);
  const onBehalfOf = { ...personRef(owner), authority: `delegation of ${task.work}` };
  refuseOddPerson(turn, task, { to, as: { ...to, roles: task.roles, onBehalfOf } });
  assign(turn, task, { ...personRef(owner), delegate: personRef(to) });
};

/** Reminds whoever has the task, at most once in the time the item says (REMINDED_ALREADY). */
export const remind: Handler<"remind"> = (turn, { arrow }) => {
  const { id, work } = taskOf(turn, arrow);
  const again = remindAgainOn(turn.world, turn.state, work);
  if (again !== undefined && turn.today < again) {
    throw coreError("REMINDED_ALREADY", { task: id, again });
  }
  turn.record({ type: "task-reminded", id, work });
};

function assign(turn: Turn, { id, work }: Task, owner: TaskOwner | undefined): void {
  turn.record({ type: "task-assigned", id, work, ...(owner === undefined ? {} : { owner }) });
}

function inWhoseName({ id, name, onBehalfOf }: Actor): PersonRef {
  return personRef(onBehalfOf ?? { id, name });
}

function described({ id, name, roles, department }: PayloadOf<"transfer">["to"]): Actor {
  return {
    id,
    roles,
    ...(name === undefined ? {} : { name }),
    ...(department === undefined ? {} : { department }),
  };
}

/** Nobody gets what they have, nor what they could never do. */
function refuseOddPerson(
  { world, state }: Turn,
  task: Task,
  { to, as }: { to: Actor; as: Actor },
): void {
  if (holderOf(state.owners[task.work])?.id === to.id) throw alreadyTheirs(to);
  const refused = neverTheirs({ item: world.item, state, actor: as, task });
  if (refused !== undefined) throw refused;
}

function alreadyTheirs(to: Actor): CodedError {
  return unfit(to, { zh: "该待办已在其名下", en: "has the task already" });
}

function unfit({ id, name = id }: Actor, why: Text): CodedError {
  return coreError("PERSON_UNFIT", { person: name, why });
}
