import { type Absence, deputising } from "../case/absence.js";
import type { CaseState } from "../case/case-state.js";
import type { Actor, PersonRef } from "../case/person.js";
import { holderOf, type Task } from "../case/task.js";
import type { ChartTransition } from "../chart/chart.js";
import { isOpinion } from "../definition/action-kind.js";
import { hands } from "./hands.js";

/** In whose name an actor may act: its own, that of an absent person, or for one task that of who delegated it. */
export type Guise = { readonly actor: Actor; readonly task?: Task };

/** The guises of an actor, its own first. Who stands for somebody already, an agent, has no other. */
export function guisesOf(
  state: CaseState,
  actor: Actor,
  { absences = [], today }: { absences?: readonly Absence[] | undefined; today: Absence["from"] },
): Guise[] {
  if (actor.onBehalfOf !== undefined) return [{ actor }];
  // Nobody comes by an applicant's own rights through an office.
  const isOffice = ({ id }: PersonRef) => id !== state.applicant.id;
  const deputies = deputising(absences, actor.id, today).flatMap(({ id, person }): Guise[] => {
    if (!isOffice(person)) return [];
    const { roles, department, ...principal } = person;
    const onBehalfOf = { ...principal, authority: `absence ${id}` };
    return [{ actor: dressed(actor, { roles, department, onBehalfOf }) }];
  });
  return [{ actor }, ...(isOffice(actor) ? delegations(state, actor) : []), ...deputies];
}

function delegations({ tasks, owners }: CaseState, actor: Actor): Guise[] {
  // Every action asks, and hardly ever has anybody delegated anything.
  if (!Object.values(owners).some(({ delegate }) => delegate?.id === actor.id)) return [];
  return Object.values(tasks).flatMap((task) => {
    const owner = owners[task.work];
    if (owner?.delegate?.id !== actor.id) return [];
    const { delegate: _acts, ...principal } = owner;
    const onBehalfOf = { ...principal, authority: `delegation of ${task.work}` };
    const { roles, department } = task;
    return [{ actor: dressed(actor, { roles, department, onBehalfOf }), task }];
  });
}

function dressed(
  { id, name }: Actor,
  as: Pick<Actor, "roles" | "onBehalfOf"> & { readonly department: string | undefined },
): Actor {
  const { department, ...rest } = as;
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...rest,
    ...(department === undefined ? {} : { department }),
  };
}

/** What is done with a step beside taking it, by whoever has it. */
const withStep = new Set<string>(["return", "add-signer", "remove-signer"]);

/** Whether an arrow is a way of doing a task, or what its holder does with the step that it is. */
export function worksOn({ kinds, branch }: Task, arrow: ChartTransition): boolean {
  if (branch !== arrow.branch) return false;
  if ((kinds as readonly string[]).includes(arrow.kind)) return true;
  return withStep.has(arrow.kind) && kinds.some(isOpinion);
}

/** Whether a guise may be worn for an arrow; of one task only, for what is done with that. */
export function covers(
  { task }: Guise,
  arrow: ChartTransition & { readonly task?: string },
): boolean {
  if (task === undefined) return true;
  return arrow.task === undefined
    ? worksOn(task, arrow)
    : arrow.task === task.id && (arrow.kind === "consult" || worksOn(task, arrow));
}

/** Whether the work is in the pool, or is this actor's to do. */
export function mayWork({ owners }: CaseState, { work }: Task, actor: Actor): boolean {
  const holder = holderOf(owners[work]);
  return holder === undefined || hands(actor).includes(holder.id);
}
