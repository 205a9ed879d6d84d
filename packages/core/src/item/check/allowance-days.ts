import { type Allowance, sayAllowance } from "../../definition/allowance.js";

/**
 * Whether allowances in turn are longer than one: of another unit only where they are so in any year. A month has 28 days at
 * least, and beside its week-ends a long run of business days never meets more than a fifth of its days in holidays.
 */
export function areLonger(parts: readonly Allowance[], whole: Allowance): boolean {
  if (parts.every(({ unit }) => unit === whole.unit)) {
    return parts.reduce((sum, { count }) => sum + count, 0) > whole.count;
  }
  return parts.reduce((sum, part) => sum + fewestDays(part), 0) > mostDays(whole);
}

/** "10个工作日" of allowances of one unit, else one after the other: "10个工作日、7个自然日". */
export function sayTogether(parts: readonly Allowance[]): { zh: string; en: string } {
  const units = new Map<Allowance["unit"], number>();
  for (const { count, unit } of parts) units.set(unit, (units.get(unit) ?? 0) + count);
  const said = [...units].map(([unit, count]) => sayAllowance({ count, unit }));
  return {
    zh: said.map(({ zh }) => zh).join("加"),
    en: said.map(({ en }) => en).join(" and "),
  };
}

function fewestDays({ count, unit }: Allowance): number {
  switch (unit) {
    case "years":
      return 365 * count;
    case "months":
      return 28 * count;
    case "business-days":
      return Math.floor((count * 7) / 6);
    case "calendar-days":
      return count;
    default:
      return Math.floor(count / 24);
  }
}

function mostDays({ count, unit }: Allowance): number {
  switch (unit) {
    case "years":
      return 366 * count;
    case "months":
      return 31 * count;
    case "business-days":
      return Math.ceil((count * 7) / 5) + 2 + Math.max(10, Math.ceil(count / 5));
    case "calendar-days":
      return count;
    default:
      return count + 10;
  }
}
