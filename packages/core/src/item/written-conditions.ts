import { madeOnce } from "@banjian/base";
import type { Path } from "../definition/finding.js";
import type { ItemFile } from "../definition/item-schema.js";

/** A condition and where it stands in the file. */
export type WrittenCondition = { readonly path: Path; readonly condition: string };

/** Every condition of a file: whatever stands under `when` or `only-when`. */
export const writtenConditions = madeOnce((file: ItemFile): readonly WrittenCondition[] => {
  const found: WrittenCondition[] = [];
  collect(file, [], found);
  return found;
});

const keys = new Set(["when", "only-when"]);
// Names the file chose itself may be called so and hold something else.
const named = new Set(["form", "departments", "roles"]);

// One path for the whole walk, copied only for what is found: most of a file is no condition.
function collect(value: object, path: (string | number)[], found: WrittenCondition[]): void {
  const isNamed = named.has(String(path.at(-1)));
  for (const [key, inner] of Object.entries(value)) {
    path.push(Array.isArray(value) ? Number(key) : key);
    if (keys.has(key) && typeof inner === "string" && !isNamed)
      found.push({ path: [...path], condition: inner });
    else if (typeof inner === "object" && inner !== null) collect(inner, path, found);
    path.pop();
  }
}
