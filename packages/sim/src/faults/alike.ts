/** The same thing as two have made it. */
export type Pair = { readonly one: unknown; readonly other: unknown };

type Parts = { readonly [key: string]: unknown };

/** Whether both would be written as the same JSON. What neither has touched since a pair before was alike is not looked at again. */
export function isAlike({ one, other }: Pair, before?: Pair): boolean {
  return one === other || areAlike(one, other, before?.one, before?.other);
}

function areAlike(one: unknown, other: unknown, was: unknown, otherWas: unknown): boolean {
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) {
    return false;
  }
  if (one === was && other === otherWas) return true;
  const others = Object.keys(other);
  let at = 0;
  for (const key of Object.keys(one)) {
    const part = one[key];
    // JSON leaves out what is undefined.
    if (part === undefined) continue;
    at = nextWritten(other, others, at);
    if (others[at] !== key) return false;
    at += 1;
    if (part === other[key]) continue;
    if (!areAlike(part, other[key], partOf(was, key), partOf(otherWas, key))) return false;
  }
  return nextWritten(other, others, at) === others.length;
}

function isObject(value: unknown): value is Parts {
  return typeof value === "object" && value !== null;
}

function nextWritten(value: Parts, keys: readonly string[], from: number): number {
  let at = from;
  while (at < keys.length && value[keys[at] ?? ""] === undefined) at += 1;
  return at;
}

function partOf(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}
