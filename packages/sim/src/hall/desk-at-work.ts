import {
  type Instant,
  type Office,
  type OfficeHours,
  officeHoursAfter,
  parseOfficeHours,
} from "@banjian/calendar";
import type { Actor, Task } from "@banjian/core";
import type { Desk } from "./plan-schema.js";

/** A piece of work as it waits at a desk, since when in milliseconds. */
export type Waiting = {
  readonly caseId: string;
  readonly task: Task;
  readonly since: number;
};

/** Somebody at a desk who takes up a piece of work, and when it is done. */
export type Taken = { readonly by: Actor; readonly waiting: Waiting; readonly until: Instant };

/** One desk of a hall: its people, what waits, and what it has done so far. */
export class DeskAtWork {
  readonly name: string;
  readonly staff: number;
  /** Minutes of work done. */
  worked = 0;
  done = 0;
  /** How long each piece of work waited before somebody took it up, in milliseconds. */
  readonly waits: number[] = [];
  /** Working hours of its own. */
  readonly hours: OfficeHours | undefined;
  /** Where it is faster or slower than the others. */
  readonly slowness: Desk["minutes"];
  readonly #free: Actor[];
  readonly #queue: Waiting[] = [];

  constructor(department: string | undefined, desk: Desk) {
    this.name = department ?? "window";
    this.hours = desk.hours === undefined ? undefined : parseOfficeHours(desk.hours);
    this.slowness = desk.minutes;
    this.#free = peopleOf(department, desk);
    this.staff = this.#free.length;
  }

  /** How many pieces of work wait. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** How many people have nothing to do. */
  get free(): number {
    return this.#free.length;
  }

  put(waiting: Waiting): void {
    this.#queue.push(waiting);
  }

  /** Takes back what needs doing no more. */
  drop(isDropped: (waiting: Waiting) => boolean): void {
    const kept = this.#queue.filter((one) => !isDropped(one));
    this.#queue.splice(0, this.#queue.length, ...kept);
  }

  #dropFirst(isDropped: (waiting: Waiting) => boolean): void {
    const first = this.#queue.findIndex((one) => !isDropped(one));
    if (first !== 0) this.#queue.splice(0, first < 0 ? this.#queue.length : first);
  }

  /** The longest waiting work that somebody free may do; both are then taken. */
  take(
    now: number,
    office: Office,
    how: {
      isOpen(waiting: Waiting): boolean;
      mayDo(by: Actor, waiting: Waiting): boolean;
      minutes(waiting: Waiting): number;
    },
  ): Taken | undefined {
    this.#dropFirst((waiting) => !how.isOpen(waiting));
    for (const [at, waiting] of this.#queue.entries()) {
      if (this.#free.length === 0) return undefined;
      if (!how.isOpen(waiting)) continue;
      const who = this.#free.findIndex(
        (by) => isRoleFor(by, waiting.task) && how.mayDo(by, waiting),
      );
      const by = this.#free[who];
      if (by === undefined) continue;
      this.#queue.splice(at, 1);
      this.#free.splice(who, 1);
      const minutes = Math.max(1, Math.round(how.minutes(waiting)));
      this.worked += minutes;
      this.done += 1;
      this.waits.push(now - waiting.since);
      const from = new Date(now).toISOString() as Instant;
      return { by, waiting, until: officeHoursAfter(office, from, minutes / 60) };
    }
    return undefined;
  }

  /** Somebody is free again: who became free first takes the next. */
  release(by: Actor): void {
    this.#free.push(by);
  }
}

function isRoleFor(by: Actor, { roles }: Task): boolean {
  return by.roles.includes("*") || roles.some((role) => by.roles.includes(role));
}

function peopleOf(department: string | undefined, { staff }: Desk): Actor[] {
  const groups: [string, number][] =
    typeof staff === "number" ? [["*", staff]] : Object.entries(staff);
  return groups.flatMap(([role, count]) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${department ?? "window"}-${role === "*" ? "" : `${role}-`}${index + 1}`,
      roles: [role],
      ...(department === undefined ? {} : { department }),
    })),
  );
}
