/** The same thing as two have made it. */
export type Pair = { readonly one: unknown; readonly other: unknown };

type Parts = { readonly [key: string]: unknown };

/** Whether both would be written as the same JSON. What neither has touched since a pair before was alike is not looked at again. */
export function isAlike({ one, other }: Pair, before?: Pair): boolean {
  if (one === other) return true;
  if (before !== undefined && one === before.one && other === before.other) return true;
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) {
    return false;
  }
  const keys = writtenKeys(one);
  const others = writtenKeys(other);
  if (keys.length !== others.length) return false;
  for (const [index, key] of keys.entries()) {
    if (key !== others[index]) return false;
    const parts = { one: one[key], other: other[key] };
    if (!isAlike(parts, partsOf(before, key))) return false;
  }
  return true;
}

function isObject(value: unknown): value is Parts {
  return typeof value === "object" && value !== null;
}

// JSON leaves out what is undefined.
function writtenKeys(value: Parts): readonly string[] {
  const keys = Object.keys(value);
  for (const key of keys) {
    if (value[key] === undefined) return keys.filter((one) => value[one] !== undefined);
  }
  return keys;
}

function partsOf(pair: Pair | undefined, key: string): Pair | undefined {
  if (pair === undefined || !isObject(pair.one) || !isObject(pair.other)) return undefined;
  return { one: pair.one[key], other: pair.other[key] };
}
