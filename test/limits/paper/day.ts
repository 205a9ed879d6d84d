// The days of a paper calendar, as text: "2026-09-24". Nothing here is shared with the product.

const dayMs = 86_400_000;

/** The day so many days later; earlier when negative. */
export function plus(day: string, n: number): string {
  return new Date(utc(day) + n * dayMs).toISOString().slice(0, 10);
}

const followers = new Map<string, string>();
const forerunners = new Map<string, string>();

/** The next day, or the one before: where a walk goes. */
export function neighbour(day: string, step: 1 | -1): string {
  const known = step === 1 ? followers : forerunners;
  const found = known.get(day) ?? plus(day, step);
  known.set(day, found);
  return found;
}

/** How many days from one day to another; negative when the other is earlier. */
export function daysFrom(day: string, other: string): number {
  return (utc(other) - utc(day)) / dayMs;
}

/** The same-numbered day so many months later, or the last of that month if it has no such number. */
export function plusMonths(day: string, months: number): string {
  const [year = 0, month = 0, number = 0] = day.split("-").map(Number);
  const length = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(number, length)))
    .toISOString()
    .slice(0, 10);
}

export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(utc(day)).getUTCDay());
}

function utc(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
