import type { Task } from "@banjian/core";

/** A piece of work as it waits at a desk, since when in milliseconds. */
export type Waiting = {
  readonly caseId: string;
  readonly task: Task;
  readonly since: number;
};

type Place = { readonly number: number; readonly waiting: Waiting };

type Line = { readonly roles: Task["roles"]; readonly places: Place[] };

/** What waits at a desk, in the order in which it came. One line for each group of roles: a long line of work that nobody free may do costs nothing. */
export class WorkQueue {
  readonly #lines = new Map<string, Line>();
  #next = 0;

  get length(): number {
    let length = 0;
    for (const { places } of this.#lines.values()) length += places.length;
    return length;
  }

  put(waiting: Waiting): void {
    const { roles } = waiting.task;
    const key = roles.join(" ");
    const line = this.#lines.get(key) ?? { roles, places: [] };
    line.places.push({ number: this.#next++, waiting });
    this.#lines.set(key, line);
  }

  /** Takes back what needs doing no more. */
  drop(isDropped: (waiting: Waiting) => boolean): void {
    for (const { places } of this.#lines.values()) {
      places.splice(0, places.length, ...places.filter(({ waiting }) => !isDropped(waiting)));
    }
  }

  /** Takes out the longest waiting work that needs doing and that somebody takes, of lines whose roles fit. */
  take<By>(
    fits: (roles: Task["roles"]) => boolean,
    isOpen: (waiting: Waiting) => boolean,
    takenBy: (waiting: Waiting) => By | undefined,
  ): { readonly by: By; readonly waiting: Waiting } | undefined {
    let first: ReturnType<typeof firstOf<By>>;
    for (const line of this.#lines.values()) {
      if (line.places.length === 0 || !fits(line.roles)) continue;
      const found = firstOf(line, isOpen, takenBy);
      if (found && !(first && first.place.number < found.place.number)) first = found;
    }
    if (first === undefined) return undefined;
    const { by, at, line, place } = first;
    // The first of thousands is taken out without moving the others.
    if (at === 0) line.places.shift();
    else line.places.splice(at, 1);
    return { by, waiting: place.waiting };
  }
}

function firstOf<By>(
  line: Line,
  isOpen: (waiting: Waiting) => boolean,
  takenBy: (waiting: Waiting) => By | undefined,
) {
  dropFirst(line, isOpen);
  for (const [at, place] of line.places.entries()) {
    const by = isOpen(place.waiting) ? takenBy(place.waiting) : undefined;
    if (by !== undefined) return { at, by, line, place };
  }
  return undefined;
}

function dropFirst({ places }: Line, isOpen: (waiting: Waiting) => boolean): void {
  const first = places.findIndex(({ waiting }) => isOpen(waiting));
  if (first !== 0) places.splice(0, first < 0 ? places.length : first);
}
