import { madeOnce } from "@banjian/base";
import type { Allowance } from "../definition/allowance.js";
import type { HallRule, HallRung } from "../definition/hall-rule.js";
import type { WrittenRung } from "../definition/limit-schema.js";

/** A point in the life of a limit at which something is announced or a card is raised. */
export type Rung = {
  readonly id: string;
  readonly when: When;
  readonly does: "warn" | "breach" | "yellow" | "red";
  /** The rule of the hall that says so. */
  readonly rule?: HallRule;
};

/** When a rung is reached, in the limit's own unit: some of it used (percent) or left, its end, or some days over. */
export type When =
  | { readonly used: number }
  | { readonly remaining: number }
  | "breach"
  | { readonly overdue: number };

const warn: Rung = { id: "warn", when: { remaining: 1 }, does: "warn" };
const breach: Rung = { id: "breach", when: "breach", does: "breach" };

/** When the card presets raise their cards; both were met in use (no national rule sets the thresholds). */
export const cardPresets = {
  /** Yellow on the first day over, red on the second: days of the limit's own unit, so that no card falls into a holiday. */
  early: [
    { id: "yellow", when: { overdue: 1 }, does: "yellow" },
    { id: "red", when: { overdue: 2 }, does: "red" },
  ],
  /** Yellow with one day left, red on the first day over. */
  lean: [
    { id: "yellow", when: { remaining: 1 }, does: "yellow" },
    { id: "red", when: { overdue: 1 }, does: "red" },
  ],
} as const satisfies Record<string, readonly Rung[]>;

/** What of a limit decides its rungs. */
export type Runged = {
  readonly within: Allowance;
  readonly judged: boolean;
  readonly rungs?: readonly WrittenRung[] | undefined;
  readonly more?: readonly HallRung[];
  readonly onExpiry: { readonly outcome: string };
};

/**
 * The rungs of a limit in the order in which they are reached. Every limit is breached at its end, or passes it. One that
 * writes rungs of its own has those; any other warns with one unit left, and has the preset's cards where it is judged. A
 * limit no longer than what would be left is not warned of at all.
 */
export function rungsOf(limit: Runged, preset: keyof typeof cardPresets): readonly Rung[] {
  return rungsKnown[preset](limit);
}

const rungsKnown = {
  early: madeOnce((limit: Runged) => rungsFor(limit, "early")),
  lean: madeOnce((limit: Runged) => rungsFor(limit, "lean")),
};

function rungsFor(limit: Runged, preset: keyof typeof cardPresets): readonly Rung[] {
  const more = (limit.more ?? []).map(hallRung);
  const own = announcing(limit, preset).filter((one) => !more.some((it) => isSame(one, it)));
  return [breach, ...own, ...more]
    .filter(({ when }) => !isRemaining(when) || outlasts(limit.within, when.remaining))
    .toSorted((a, b) => height(a.when) - height(b.when));
}

function announcing(limit: Runged, preset: keyof typeof cardPresets): readonly Rung[] {
  if (limit.rungs !== undefined) return limit.rungs.map(ownRung);
  // Nobody is late with a wait: when it has passed it has passed.
  if (limit.onExpiry.outcome === "passes") return [];
  return [warn, ...(limit.judged ? cardPresets[preset] : [])];
}

function ownRung({ at, does }: WrittenRung): Rung {
  const [[what = "", count = 0] = []] = Object.entries(at);
  const id = `${does}-${what}-${count}`;
  if ("used" in at) return { id, when: { used: at.used }, does };
  return { id, when: "left" in at ? { remaining: at.left } : { overdue: at.over }, does };
}

function hallRung({ rule, ...written }: HallRung): Rung {
  return { ...ownRung(written), id: `rule-${rule.name}`, rule };
}

/** Whether two rungs do the same at the same point. */
function isSame(a: Rung, b: Rung): boolean {
  return a.does === b.does && JSON.stringify(a.when) === JSON.stringify(b.when);
}

// What is left of months and years is counted in calendar days.
function outlasts({ count, unit }: Allowance, left: number): boolean {
  return unit === "months" || unit === "years" ? count > 0 : count > left;
}

/** Whether a rung is reached with some of the limit left. */
export function isRemaining(when: When): when is { readonly remaining: number } {
  return typeof when === "object" && "remaining" in when;
}

/** Whether a rung is a share of the limit used up. */
export function isUsed(when: When): when is { readonly used: number } {
  return typeof when === "object" && "used" in when;
}

/** Whether a rung is reached some of the limit's units after its end. */
export function isOver(when: When): when is { readonly overdue: number } {
  return typeof when === "object" && "overdue" in when;
}

// A rough order only: which of a share used and days left comes first depends on the limit, and the sweep asks for the
// earliest by its date.
function height(when: When): number {
  if (when === "breach") return 0;
  if (isUsed(when)) return when.used / 100 - 100_000;
  return isRemaining(when) ? -1 - when.remaining : when.overdue;
}
