import type { PaperCalendar } from "./calendar.js";
import { due, type PaperLimit, type PaperStop } from "./limit.js";

/** A procedure as a clerk notes it: its days, its branch, and how many business days were told. */
type PaperProcedure = {
  readonly branch: string;
  readonly excludes: boolean;
  readonly length: number;
  opened: string;
  closed?: string;
};

/** What a limit says of itself on paper. */
export type PaperRule = Pick<PaperLimit, "count" | "unit" | "roll" | "backwards"> & {
  readonly starts: "receipt" | "acceptance" | "given day";
  /** What leaves its days out: nothing; every branch at work, or any, standing still; one branch standing still. */
  readonly stops: "nothing" | "every branch" | "any branch" | { readonly branch: string };
  readonly restarts?: true;
  /** Its length once a site has been inspected. */
  readonly inspected?: number;
};

/** One case in a clerk's diary. The days of everything, nothing derived. */
export class Diary {
  readonly procedures = new Map<string, PaperProcedure>();
  readonly finished = new Map<string, string>();
  readonly extensions = new Map<string, number[]>();
  /** The day on which a limit that restarts went on last. */
  readonly restarted = new Map<string, string>();
  inspected = false;
  receipt = "";
  acceptance = "";
  given = "";
  readonly calendar: PaperCalendar;
  readonly branches: readonly string[];

  constructor(calendar: PaperCalendar, branches: readonly string[]) {
    this.calendar = calendar;
    this.branches = branches;
  }

  /** Whether a branch stands still now. */
  standsStill(branch: string): boolean {
    return this.#excluding(branch).some(({ closed }) => closed === undefined);
  }

  /** Whether a limit stands still now. */
  isStopped({ stops }: PaperRule): boolean {
    if (stops === "nothing") return false;
    if (typeof stops === "object") {
      return !this.finished.has(stops.branch) && this.standsStill(stops.branch);
    }
    const atWork = this.branches.filter((branch) => !this.finished.has(branch));
    const still = atWork.filter((branch) => this.standsStill(branch));
    return still.length > 0 && (stops === "any branch" || still.length === atWork.length);
  }

  /** Puts the days of a procedure right; a limit that started again when it was closed did so when it was really closed. */
  redate(
    procedure: PaperProcedure,
    to: { readonly opened: string; readonly closed: string | undefined },
    { rules, days }: { rules: Readonly<Record<string, PaperRule>>; days: readonly string[] },
  ): void {
    const before = procedure.closed;
    procedure.opened = to.opened;
    if (to.closed !== undefined) procedure.closed = to.closed;
    for (const [name, day] of this.restarted) {
      const rule = rules[name];
      if (rule === undefined || day !== before) continue;
      const last = this.#stops(rule, days).at(-1)?.through;
      if (last !== undefined) this.restarted.set(name, last);
    }
  }

  /** The sheet of one limit as everything in the diary leaves it. */
  sheet(name: string, rule: PaperRule, days: readonly string[]): PaperLimit {
    const { unit, roll, backwards, inspected } = rule;
    const starts = { receipt: this.receipt, acceptance: this.acceptance, "given day": this.given };
    const from = this.restarted.get(name) ?? starts[rule.starts];
    return {
      from,
      count: this.inspected && inspected !== undefined ? inspected : rule.count,
      unit,
      roll,
      backwards,
      restOfLastDay: true,
      extended: this.extensions.get(name) ?? [],
      stops: this.#stops(rule, days).filter(
        ({ through }) => through === undefined || through > from,
      ),
    };
  }

  // Each day by itself: was it left out?
  #stops({ stops }: PaperRule, days: readonly string[]): PaperStop[] {
    if (stops === "nothing") return [];
    if (typeof stops === "object")
      return this.#excluding(stops.branch).map((it) => this.#stop(it, stops.branch));
    return days.slice(1).flatMap((day, i) => {
      const atWork = this.branches.filter(
        (branch) => this.acceptance < day && day <= (this.finished.get(branch) ?? day),
      );
      const still = atWork.filter((branch) =>
        this.#excluding(branch).some(
          ({ opened, closed }) => opened < day && day <= (closed ?? day),
        ),
      );
      const out = still.length > 0 && (stops === "any branch" || still.length === atWork.length);
      return out ? [{ after: days[i] ?? day, through: day }] : [];
    });
  }

  #stop({ opened, closed, length }: PaperProcedure, branch: string): PaperStop {
    const through = closed ?? this.finished.get(branch);
    if (through !== undefined) return { after: opened, through };
    return { after: opened, announced: this.#announced(opened, length) };
  }

  #announced(from: string, count: number): string {
    return due(this.calendar, {
      from,
      count,
      unit: "business-days",
      extended: [],
      stops: [],
      roll: "stay",
      backwards: false,
    });
  }

  #excluding(branch: string): PaperProcedure[] {
    return [...this.procedures.values()].filter((one) => one.excludes && one.branch === branch);
  }
}
