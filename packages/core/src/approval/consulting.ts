import type { CaseState } from "../case/case-state.js";
import { type Consultation, openConsultations } from "../case/consultation.js";
import type { Task } from "../case/task.js";
import type { ConsultationRule } from "../definition/consultation-schema.js";
import type { Item } from "../item/item.js";
import { courseIn } from "./signing.js";

/** Where a department is asked from: the step a branch has come to, or another consultation. */
export type Asking = Pick<Consultation, "branch" | "at" | "above">;

/** The rule by which a department may be consulted; undefined where the item does not say that it may. */
export function consultationRule(item: Item, department: string): ConsultationRule | undefined {
  const rules = item.approval?.consultations ?? {};
  return Object.hasOwn(rules, department) ? rules[department] : undefined;
}

/** The consultation that a task is about; undefined for any other task. */
export function consultationOf(state: CaseState, { work }: Pick<Task, "work">) {
  return state.consultations.find(({ id }) => work === `consultation:${id}`);
}

/** Where somebody who has this task would ask from. */
export function askingFrom(state: CaseState, task: Task): Asking {
  const asked = consultationOf(state, task);
  if (asked !== undefined) return { branch: asked.branch, at: asked.at, above: asked.id };
  const branch = task.branch ?? "";
  return { branch, at: courseIn(state, branch).next };
}

/** The departments that may be asked from here, by what the item declares. */
export function askable(item: Item, state: CaseState, { above }: Asking): readonly string[] {
  const all = Object.keys(item.approval?.consultations ?? {});
  const asker = state.consultations.find(({ id }) => id === above)?.department;
  const further = asker === undefined ? all : (consultationRule(item, asker)?.consults ?? []);
  return all.filter((department) => further.includes(department));
}

/** Who has asked whom up to here: the department of the branch first, then each that was consulted for the one before. */
export function askedThrough(item: Item, state: CaseState, asking: Asking): readonly string[] {
  const asked = state.consultations.find(({ id }) => id === asking.above);
  if (asked === undefined) return [item.branches.get(asking.branch)?.department ?? ""];
  return [...askedThrough(item, state, asked), asked.department];
}

/** The consultations asked from here for which the work waits: until the answer, or until their time is up, as the item says (AP15). */
export function awaited(item: Item, state: CaseState, asking: Asking): Consultation[] {
  return openConsultations(state, asking.branch).filter(
    (one) => one.above === asking.above && one.at === asking.at && holdsUp(item, state, one),
  );
}

function holdsUp(item: Item, state: CaseState, { id, department }: Consultation): boolean {
  const wait = consultationRule(item, department)?.wait ?? "none";
  const limit = state.limits[`consultation:${id}`];
  if (wait !== "until-due") return wait === "until-answer";
  return limit?.status === "running" && !limit.breached;
}
