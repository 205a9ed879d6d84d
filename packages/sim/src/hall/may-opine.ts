import type { CaseState, Item, Task } from "@banjian/core";

/** Whether somebody may do a piece of work: where the item wants different people, nobody gives two opinions in a branch, or decides on an own one. */
export function mayOpine(
  { approval }: Item,
  { branches }: CaseState,
  task: Task,
  person: string,
): boolean {
  if (!approval?.["separate-people"]) return true;
  for (const branch in branches) {
    if (task.branch !== undefined && task.branch !== branch) continue;
    if (branches[branch]?.opinions.some(({ by }) => by.id === person)) return false;
  }
  return true;
}
