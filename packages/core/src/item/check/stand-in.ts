import type { Path } from "../../definition/finding.js";
import { ItemFile } from "../../definition/item-schema.js";
import { faultyPaths, flattened, type ShapeIssue, valueAt } from "./shape-issue.js";

// A part that is put in may itself lack parts.
const rounds = 3;

/** The file without its faulty parts, something sound in the place of those it cannot do without; undefined if that fails. */
export function mendedFile(value: unknown, issues: readonly ShapeIssue[]): ItemFile | undefined {
  const copy = structuredClone(value);
  for (const path of issues.flatMap(faultyPaths)) remove(copy, path);
  for (let round = 0; round < rounds; round++) {
    const read = ItemFile.safeParse(copy);
    if (read.success) return read.data;
    for (const issue of read.error.issues.flatMap((one) => flattened(one, copy))) {
      put(copy, issue.path, standIn(issue));
    }
  }
  return undefined;
}

function standIn(issue: ShapeIssue): unknown {
  if (issue.code === "invalid_value") return issue.values[0];
  if (issue.code !== "invalid_type") return "stand-in";
  const sound: Record<string, unknown> = { array: [], number: 1, int: 1, boolean: false };
  if (issue.expected === "object" || issue.expected === "record") return {};
  return sound[issue.expected] ?? "stand-in";
}

function remove(value: unknown, path: Path): void {
  const parent = parentOf(value, path);
  const key = path.at(-1);
  if (parent !== undefined && key !== undefined) delete parent[key];
}

function put(value: unknown, path: readonly PropertyKey[], part: unknown): void {
  const parent = parentOf(value, path);
  const key = path.at(-1);
  if (parent !== undefined && key !== undefined) parent[key] = part;
}

function parentOf(
  value: unknown,
  path: readonly PropertyKey[],
): Record<PropertyKey, unknown> | undefined {
  const parent = valueAt(value, path.slice(0, -1));
  return typeof parent === "object" && parent !== null
    ? (parent as Record<PropertyKey, unknown>)
    : undefined;
}
