import { canonicalJson } from "@banjian/base";

/** One place at which what is stored is not what the facts add up to; what is missing on a side is undefined. */
export type Difference = {
  readonly at: string;
  readonly stored: unknown;
  readonly folded: unknown;
};

const most = 20;

/** Where two plain values differ, the innermost places, twenty at most. */
export function differencesOf(at: string, stored: unknown, folded: unknown): readonly Difference[] {
  if (isSame(stored, folded)) return [];
  if (!isObject(stored) || !isObject(folded) || Array.isArray(stored) !== Array.isArray(folded)) {
    return [{ at, stored, folded }];
  }
  const names = [...new Set([...Object.keys(stored), ...Object.keys(folded)])];
  return names
    .flatMap((name) =>
      differencesOf(
        Array.isArray(stored) ? `${at}[${name}]` : `${at}.${name}`,
        stored[name],
        folded[name],
      ),
    )
    .slice(0, most);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}
