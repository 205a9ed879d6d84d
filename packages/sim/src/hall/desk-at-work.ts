import {
  type Instant,
  instantOf,
  type Office,
  type OfficeHours,
  officeHoursAfter,
  parseOfficeHours,
} from "@banjian/calendar";
import type { Actor, Task } from "@banjian/core";
import type { Desk } from "./plan-schema.js";
import { type Waiting, WorkQueue } from "./work-queue.js";

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
  readonly #queue = new WorkQueue();
  /** Nobody free could take anything up, and nothing has come to the desk since. Nobody in a played hall takes back what was done. */
  #isIdle = true;

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

  /** Whether somebody may have something to take up. */
  get mayTake(): boolean {
    return !this.#isIdle && this.#free.length > 0;
  }

  put(waiting: Waiting): void {
    this.#isIdle = false;
    this.#queue.put(waiting);
  }

  /** Takes back what needs doing no more, if it waits here. */
  drop(caseId: string, task: Task): void {
    this.#queue.drop(caseId, task);
  }

  /** The longest waiting work that somebody free may do; both are then taken. */
  take(
    now: number,
    office: Office,
    how: {
      mayDo(by: Actor, waiting: Waiting): boolean;
      minutes(waiting: Waiting): number;
    },
  ): Taken | undefined {
    const first = this.#queue.take(
      (roles) => this.#free.some((by) => isRoleFor(by, roles)),
      (waiting) =>
        this.#free.find((by) => isRoleFor(by, waiting.task.roles) && how.mayDo(by, waiting)),
    );
    this.#isIdle = first === undefined;
    if (first === undefined) return undefined;
    const { by, waiting } = first;
    this.#free.splice(this.#free.indexOf(by), 1);
    const minutes = Math.max(1, Math.round(how.minutes(waiting)));
    this.worked += minutes;
    this.done += 1;
    this.waits.push(now - waiting.since);
    const until = officeHoursAfter(office, instantOf(now), minutes / 60);
    return { by, waiting, until };
  }

  /** Somebody is free again: who became free first takes the next. */
  release(by: Actor): void {
    this.#isIdle = false;
    this.#free.push(by);
  }
}

function isRoleFor(by: Actor, roles: Task["roles"]): boolean {
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
