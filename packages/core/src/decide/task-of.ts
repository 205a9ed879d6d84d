import type { Task } from "../case/task.js";
import type { PersonalArrow } from "./standing-arrows.js";
import type { Turn } from "./turn.js";

/** The open task that an operation is about. */
export function taskOf({ state }: Turn, { task }: PersonalArrow): Task {
  const found = Object.values(state.tasks).find(({ id }) => id === task);
  if (found === undefined) throw new Error(`case ${state.id} has no task ${task}`);
  return found;
}
