import type { CaseState } from "../case/case-state.js";
import type { Task } from "../case/task.js";
import type { Item } from "../item/item.js";

const promised = "promised";

/** The limit that was promised, is past, and of which nobody has published why; where the item watches for that. */
export function unexplained(item: Item, state: CaseState): string | undefined {
  if (item.file.supervision.watch?.["late-without-public-reason"] === undefined) return undefined;
  const isPublished = state.publicReasons?.some(({ limit }) => limit === promised) ?? false;
  return state.limits[promised]?.breached && !isPublished ? promised : undefined;
}

/** The work of publishing why a promise was not kept (regulation on the business environment, art. 36). */
export function reasonWork(
  item: Item,
  state: CaseState,
): Pick<Task, "work" | "kinds" | "roles" | "department">[] {
  const limit = unexplained(item, state);
  if (limit === undefined) return [];
  const { department } = item.file.item.authority;
  return [
    { work: `reason:${limit}`, kinds: ["publish-reason"], roles: ["handler", "head"], department },
  ];
}
