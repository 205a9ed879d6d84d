import type { LocalDate } from "@banjian/calendar";
import type { CaseState, Fact, Task } from "@banjian/core";
import { DeskAtWork } from "./desk-at-work.js";
import type { Plan } from "./plan.js";
import type { QueueDay } from "./played.js";

/** The desks of a hall: that of the window, and one for each department. */
export class HallDesks {
  readonly all: readonly DeskAtWork[];
  readonly #byDepartment: ReadonlyMap<string | undefined, DeskAtWork>;

  constructor({ window, departments }: Plan["content"]) {
    this.#byDepartment = new Map<string | undefined, DeskAtWork>([
      [undefined, new DeskAtWork(undefined, window)],
      ...Object.entries(departments).map(
        ([name, desk]) => [name, new DeskAtWork(name, desk)] as const,
      ),
    ]);
    this.all = [...this.#byDepartment.values()];
  }

  /** Where a piece of work is done, if anywhere. */
  of({ department }: Task): DeskAtWork | undefined {
    return this.#byDepartment.get(department);
  }

  /** What facts have closed of the work of a case, as it stood before them, waits no more. */
  close({ id, tasks }: CaseState, facts: readonly Fact[]): void {
    for (const fact of facts) {
      const task = fact.type === "task-closed" ? tasks[fact.id] : undefined;
      if (task !== undefined) this.of(task)?.drop(id, task);
    }
  }

  /** How much waits at the end of a day. */
  look(day: LocalDate): QueueDay {
    const waiting: Record<string, number> = {};
    for (const desk of this.all) waiting[desk.name] = desk.waiting;
    return { day, waiting };
  }
}
