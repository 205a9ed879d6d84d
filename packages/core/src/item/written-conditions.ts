import type { Path } from "../definition/finding.js";
import type { ItemFile } from "../definition/item-schema.js";

/** A condition and where it stands in the file. */
export type WrittenCondition = { readonly path: Path; readonly condition: string };

/** Every condition of a file: whatever stands under `when` or `only-when`. */
export function writtenConditions(file: ItemFile): Iterable<WrittenCondition> {
  return conditionsIn(file, []);
}

const keys = new Set(["when", "only-when"]);
// Names the file chose itself may be called so and hold something else.
const named = new Set(["form", "departments", "roles"]);

function* conditionsIn(value: unknown, path: Path): Generator<WrittenCondition> {
  if (typeof value !== "object" || value === null) return;
  const isNamed = named.has(String(path.at(-1)));
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (keys.has(key) && typeof inner === "string" && !isNamed)
      yield { path: at, condition: inner };
    else yield* conditionsIn(inner, at);
  }
}
