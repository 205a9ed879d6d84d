import { CodedError } from "@banjian/base";
import fc from "fast-check";
import { clerk, officer } from "../../packages/core/src/testing/people.js";
import type { Story } from "../../packages/core/src/testing/story.js";
import { daysFrom, plus } from "./paper/day.js";
import type { Diary, PaperRule } from "./paper/diary.js";

/** One step of a random case as numbers: what is done, on what, and how many days go by first. */
export type CaseStep = {
  readonly kind: number;
  readonly gap: number;
  readonly choice: number;
  readonly length: number;
};

export const branches = ["fire", "health"];

/** Random cases of one of so many items: received between 2017 and 2027, accepted within a week, then up to twelve steps. */
export const cases = (items: number) =>
  fc.record({
    which: fc.nat(items - 1),
    received: fc.noBias(fc.nat(4000)).map((n) => plus("2017-01-01", n)),
    waits: fc.nat(6),
    steps: fc.array(
      fc.noBias(
        fc.record({ kind: fc.nat(9), gap: fc.nat(9), choice: fc.nat(1000), length: fc.nat(12) }),
      ),
      { minLength: 1, maxLength: 12, size: "max" },
    ),
    rungs: fc.record({
      used: fc.integer({ min: 1, max: 99 }),
      left: fc.nat(4),
      over: fc.integer({ min: 1, max: 9 }),
    }),
  });

type Rules = Readonly<Record<string, PaperRule>>;

/** A case that is lived through twice: by the product, and in a clerk's diary. */
export class TwofoldCase {
  readonly it: Story;
  readonly diary: Diary;
  readonly rules: Rules;
  today: string;

  constructor(it: Story, diary: Diary, rules: Rules, [received, waits]: [string, number]) {
    this.it = it;
    this.diary = diary;
    this.rules = rules;
    this.today = plus(received, waits);
    diary.receipt = received;
    diary.acceptance = this.today;
    diary.given = plus(received, 500);
    it.at(received).submit({ form: { expires: diary.given } });
    it.at(this.today).act("accept", clerk);
  }

  /** Every day from before anything happened until today. */
  get days(): string[] {
    const first = plus(this.diary.receipt, -40);
    return Array.from({ length: daysFrom(first, this.today) + 1 }, (_, i) => plus(first, i));
  }

  take({ gap, ...step }: CaseStep): void {
    this.today = plus(this.today, gap);
    this.it.at(this.today).sweep();
    const stopped = Object.entries(this.rules).filter(([, rule]) => this.diary.isStopped(rule));
    this.#act(step);
    for (const [name, rule] of stopped) {
      if (this.diary.isStopped(rule) || !rule.restarts) continue;
      this.diary.restarted.set(name, this.today);
      this.diary.extensions.delete(name);
    }
  }

  // What the product refuses is not written down.
  #act(step: Omit<CaseStep, "gap">): void {
    const kinds = [
      this.#open,
      this.#open,
      this.#open,
      this.#close,
      this.#close,
      this.#extend,
      this.#undo,
      this.#backDate,
      this.#redate,
      this.#finish,
    ];
    try {
      kinds[step.kind]?.call(this, step.choice, step.length);
    } catch (error) {
      if (!(error instanceof CodedError) || !lawful.test(error.code)) throw error;
    }
  }

  #open(choice: number, length: number): void {
    const branch = branches[choice % 2] ?? "";
    const excludes = choice % 7 !== 0;
    this.it.act("open-procedure", officer("handler", branch), {
      procedure: excludes ? "testing" : "site-inspection",
      length: `${length} business-days`,
      reason: "需要",
    });
    const { procedures } = this.diary;
    procedures.set(`p${procedures.size + 1}`, { branch, excludes, length, opened: this.today });
    // What has run out is lengthened no more (TL7).
    if (!excludes && !this.it.state.limits.inspected?.breached) this.diary.inspected = true;
  }

  #close(choice: number): void {
    const { procedures, finished } = this.diary;
    const open = [...procedures].filter(
      ([, { closed, branch }]) => closed === undefined && !finished.has(branch),
    );
    const [id, procedure] = pick(open, choice) ?? [];
    if (procedure === undefined) return;
    const by = officer("handler", procedure.branch);
    this.it.act("close-procedure", by, { id, result: "合格" });
    procedure.closed = this.today;
  }

  #extend(choice: number): void {
    const names = Object.keys(this.rules).filter((name) => !name.startsWith("branch:"));
    const limit = pick(names, choice) ?? "";
    this.it.act("extend", head, { limit, reason: "疑难" });
    const by = Math.max(1, Math.floor((this.rules[limit]?.count ?? 0) / 3));
    this.diary.extensions.set(limit, [...(this.diary.extensions.get(limit) ?? []), by]);
  }

  #undo(choice: number): void {
    const lengthened = [...this.diary.extensions].filter(([, all]) => all.length > 0);
    const [limit, all] = pick(lengthened, choice) ?? [];
    if (limit === undefined || all === undefined) return;
    this.it.act("correct", head, { what: "extension", limit, number: 1, reason: "误批" });
    this.diary.extensions.set(limit, all.slice(1));
  }

  #backDate(choice: number): void {
    const on = plus(this.diary.receipt, -(choice % 20));
    this.it.act("correct", head, { what: "receipt", on, reason: "登记错误" });
    this.diary.receipt = on;
  }

  #redate(choice: number, length: number): void {
    const [id, procedure] = pick([...this.diary.procedures], choice) ?? [];
    if (procedure === undefined) return;
    const last = procedure.closed ?? this.diary.finished.get(procedure.branch);
    const opened = earlier(plus(procedure.opened, (choice % 9) - 4), last ?? this.today);
    const closed = last === undefined ? undefined : earlier(plus(opened, length), this.today);
    this.it.act("correct", head, {
      what: "exclusion",
      procedure: id,
      openedOn: opened,
      ...(closed === undefined ? {} : { closedOn: closed }),
      reason: "登记错误",
    });
    this.diary.redate(procedure, { opened, closed }, { rules: this.rules, days: this.days });
  }

  #finish(choice: number): void {
    if (choice % 3 > 0) return;
    const branch = branches[choice % 2] ?? "";
    this.it.finish(branch);
    this.diary.finished.set(branch, this.today);
  }
}

const head = officer("head", "market");
const lawful =
  /^(PROCEDURE_((ALREADY_)?OPEN|LENGTH_MISSING)|EXTENSION_|LIMIT_UNKNOWN|ACTION_NOT_ALLOWED|OPINION_TOO_LATE|STEP_NOT_NEXT|CORRECTION_INVALID)/;

function pick<T>(from: readonly T[], choice: number): T | undefined {
  return from[choice % Math.max(1, from.length)];
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
