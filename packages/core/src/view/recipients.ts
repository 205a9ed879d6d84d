import { openWorkIn } from "../approval/office-work.js";
import { personRef } from "../case/actor-ref.js";
import type { Card } from "../case/card.js";
import type { CaseState } from "../case/case-state.js";
import type { PersonRef } from "../case/person.js";
import type { Task } from "../case/task.js";
import type { Item } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import { isBound } from "../item/roles.js";
import type { Ledger } from "../limit/ledger.js";
import type { Recipient } from "./notification.js";

/** The applicant of a case. */
export function theApplicant({ applicant: { id, name } }: CaseState): Recipient {
  return { person: { id, name }, roles: ["applicant"] };
}

/** Who has a task: the person it concerns, else its roles in its department. */
export function ofTask({ roles, department, person }: Task): Recipient {
  return {
    ...(person === undefined ? {} : { person }),
    roles,
    ...(department === undefined ? {} : { department }),
  };
}

/** Who has a piece of work: whoever holds it, else who may take it up. */
export function ofWork(work: {
  readonly task: Task;
  readonly holder?: PersonRef | undefined;
}): Recipient {
  const { task, holder } = work;
  return holder === undefined ? ofTask(task) : { ...ofTask(task), person: personRef(holder) };
}

/** Who is told that a limit is about to run out: whose duty it is, and whoever has work open in it (NT1). */
export function toldNear(item: Item, state: CaseState, ledger: Ledger): readonly Recipient[] {
  const { owner, department } = definitionOf(item, ledger);
  if (owner === "applicant") return [theApplicant(state)];
  const working = openWorkIn(state, ledger).map(ofWork);
  // Who bears the duty by the work itself is told as who does it, and once.
  const isAtWork = working.some(
    (one) => one.roles.includes(owner) && (!isBound(owner) || one.department === department),
  );
  return isAtWork ? working : [inRoles([owner], department), ...working];
}

/** Who is told of a card: the roles that the rule of the hall names, else those who supervise the item (NT1). */
export function toldOfCard(item: Item, card: Card): readonly Recipient[] {
  const { notify: roles } = card;
  if (roles === undefined) return [{ roles: [item.file.supervision.by] }];
  const bound = roles.filter(isBound);
  const unbound = roles.filter((role) => !isBound(role));
  return [unbound, bound].flatMap((some) =>
    some.length === 0 ? [] : [inRoles(some, card.department)],
  );
}

/** Whoever has one of these roles; those that belong to a department, in this one. */
function inRoles(roles: readonly string[], department: string): Recipient {
  return { roles, ...(roles.some(isBound) ? { department } : {}) };
}
