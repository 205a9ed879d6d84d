import type { LocalDate } from "@banjian/calendar";
import type { Task } from "@banjian/core";
import { Heap } from "../heap.js";
import type { Arrival } from "./arrivals.js";
import type { DeskAtWork, Taken } from "./desk-at-work.js";
import type { RatingIn } from "./ratings-in.js";
import type { Waiting } from "./work-queue.js";

/** What comes up in a hall. */
export type HallEvent =
  | { readonly what: "arrives"; readonly arrival: Arrival }
  | { readonly what: "finishes"; readonly desk: DeskAtWork; readonly taken: Taken }
  | { readonly what: "answers"; readonly caseId: string; readonly task: Task }
  | { readonly what: "withdraws"; readonly caseId: string }
  | { readonly what: "rates"; readonly caseId: string; readonly says: RatingIn["says"] }
  | { readonly what: "is-ready"; readonly desk: DeskAtWork; readonly waiting: Waiting }
  | { readonly what: "closes"; readonly day: LocalDate };

type Expected = { readonly at: number; readonly order: number; readonly event: HallEvent };

/** What is expected in a hall, by the moment at which it comes up, in milliseconds; of one moment, what was expected first. */
export class Expectations {
  /** Known from the beginning, in order: the thousands who will come this year need no place in the heap before it is their turn. */
  readonly #arrivals: Iterator<Arrival>;
  readonly #heap = new Heap<Expected>(
    (a, b) => a.at < b.at || (a.at === b.at && a.order < b.order),
  );
  #order = 0;

  constructor(arrivals: readonly Arrival[]) {
    this.#arrivals = arrivals.values();
    this.#nextArrives();
  }

  add(at: number, event: HallEvent): void {
    this.#order += 1;
    this.#heap.push({ at: Math.round(at), order: this.#order, event });
  }

  /** The next before that moment, which is then expected no more. */
  next(before: number): Expected | undefined {
    const first = this.#heap.peek();
    if (first === undefined || first.at >= before) return undefined;
    this.#heap.pop();
    if (first.event.what === "arrives") this.#nextArrives();
    return first;
  }

  #nextArrives(): void {
    const { value: arrival } = this.#arrivals.next();
    if (arrival === undefined) return;
    // Who comes was expected before everything else.
    this.#heap.push({ at: Math.round(arrival.at), order: 0, event: { what: "arrives", arrival } });
  }
}
