import type { LocalDate } from "@banjian/calendar";
import type { Task } from "@banjian/core";
import { Heap } from "../heap.js";
import type { Arrival } from "./arrivals.js";
import type { DeskAtWork, Taken } from "./desk-at-work.js";
import type { Waiting } from "./work-queue.js";

/** What comes up in a hall. */
export type HallEvent =
  | { readonly what: "arrives"; readonly arrival: Arrival }
  | { readonly what: "finishes"; readonly desk: DeskAtWork; readonly taken: Taken }
  | { readonly what: "answers"; readonly caseId: string; readonly task: Task }
  | { readonly what: "withdraws"; readonly caseId: string }
  | { readonly what: "is-ready"; readonly desk: DeskAtWork; readonly waiting: Waiting }
  | { readonly what: "closes"; readonly day: LocalDate };

type Expected = { readonly at: number; readonly order: number; readonly event: HallEvent };

/** What is expected in a hall, by the moment at which it comes up, in milliseconds; of one moment, what was expected first. */
export class Expectations {
  readonly #heap = new Heap<Expected>(
    (a, b) => a.at < b.at || (a.at === b.at && a.order < b.order),
  );
  #order = 0;

  add(at: number, event: HallEvent): void {
    this.#order += 1;
    this.#heap.push({ at: Math.round(at), order: this.#order, event });
  }

  /** The next before that moment, which is then expected no more. */
  next(before: number): Expected | undefined {
    const first = this.#heap.peek();
    return first === undefined || first.at >= before ? undefined : this.#heap.pop();
  }
}
