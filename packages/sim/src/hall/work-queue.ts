import type { Task } from "@banjian/core";

/** A piece of work as it waits at a desk, since when in milliseconds. */
export type Waiting = {
  readonly caseId: string;
  readonly task: Task;
  readonly since: number;
};

type Place = { readonly number: number; readonly waiting: Waiting; isOver: boolean };

type Line = { readonly roles: Task["roles"]; readonly places: Place[] };

/** What waits at a desk, in the order in which it came. One line for each group of roles: a long line of work that nobody free may do costs nothing. */
export class WorkQueue {
  readonly #lines = new Map<string, Line>();
  /** What waits and needs doing, by case and task. */
  readonly #waiting = new Map<string, Place>();
  #next = 0;

  get length(): number {
    return this.#waiting.size;
  }

  put(waiting: Waiting): void {
    const { roles } = waiting.task;
    const key = roles.join(" ");
    const line = this.#lines.get(key) ?? { roles, places: [] };
    const place = { number: this.#next++, waiting, isOver: false };
    line.places.push(place);
    this.#lines.set(key, line);
    this.#waiting.set(nameOf(waiting.caseId, waiting.task), place);
  }

  /** Takes back what needs doing no more, if it waits here. */
  drop(caseId: string, task: Task): void {
    const name = nameOf(caseId, task);
    const place = this.#waiting.get(name);
    if (place === undefined) return;
    // It stands in its line until those before it have gone.
    place.isOver = true;
    this.#waiting.delete(name);
  }

  /** Takes out the longest waiting work that somebody takes, of lines whose roles fit. */
  take<By>(
    fits: (roles: Task["roles"]) => boolean,
    takenBy: (waiting: Waiting) => By | undefined,
  ): { readonly by: By; readonly waiting: Waiting } | undefined {
    let first: ReturnType<typeof firstOf<By>>;
    for (const line of this.#lines.values()) {
      if (line.places.length === 0 || !fits(line.roles)) continue;
      const found = firstOf(line, takenBy);
      if (found && !(first && first.place.number < found.place.number)) first = found;
    }
    if (first === undefined) return undefined;
    const { by, at, line, place } = first;
    // The first of thousands is taken out without moving the others.
    if (at === 0) line.places.shift();
    else line.places.splice(at, 1);
    const { waiting } = place;
    this.#waiting.delete(nameOf(waiting.caseId, waiting.task));
    return { by, waiting };
  }
}

function nameOf(caseId: string, { id }: Task): string {
  return `${caseId} ${id}`;
}

function firstOf<By>(line: Line, takenBy: (waiting: Waiting) => By | undefined) {
  const { places } = line;
  while (places[0]?.isOver) places.shift();
  for (let at = 0; at < places.length; at++) {
    const place = places[at];
    if (place === undefined) break;
    const by = place.isOver ? undefined : takenBy(place.waiting);
    if (by !== undefined) return { at, by, line, place };
  }
  return undefined;
}
