import type { Allowance } from "../definition/allowance.js";

/** A point in the life of a limit at which something is announced or a card is raised. */
export type Rung = {
  readonly id: string;
  readonly when: { readonly remaining: number } | "breach" | { readonly overdue: number };
  readonly does: "warn" | "breach" | "yellow" | "red";
};

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

/**
 * The rungs of a limit in the order in which they are reached. Every limit warns with one unit left and is breached at its
 * end; the preset's cards are added where it is judged. A limit no longer than what would be left is not warned of at all.
 */
export function rungsOf(
  limit: { readonly within: Allowance; readonly judged: boolean },
  preset: keyof typeof cardPresets,
): readonly Rung[] {
  const all: readonly Rung[] = [warn, breach, ...(limit.judged ? cardPresets[preset] : [])];
  return all
    .filter(({ when }) => !isRemaining(when) || outlasts(limit.within, when.remaining))
    .toSorted((a, b) => height(a.when) - height(b.when));
}

// What is left of months and years is counted in calendar days.
function outlasts({ count, unit }: Allowance, left: number): boolean {
  return unit === "months" || unit === "years" ? count > 0 : count > left;
}

/** Whether a rung is reached before the end, with some of the limit left. */
export function isRemaining(when: Rung["when"]): when is { readonly remaining: number } {
  return typeof when === "object" && "remaining" in when;
}

function height(when: Rung["when"]): number {
  if (when === "breach") return 0;
  return isRemaining(when) ? -1 - when.remaining : when.overdue;
}
