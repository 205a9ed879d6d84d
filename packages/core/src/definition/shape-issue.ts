import type * as z from "zod";
import type { Path } from "./finding.js";

/** One thing that keeps a value from being an item file. */
export type ShapeIssue = z.core.$ZodIssue;

/** What is wrong with a value, one issue a part; of several shapes what keeps it from the one that was meant. */
export function issuesIn(error: z.ZodError, value: unknown): ShapeIssue[] {
  const issues = error.issues.flatMap((issue) => flattened(issue, value));
  const seen = new Set<string>();
  return issues.filter((issue) => {
    // A value of the wrong kind is not also too long.
    const part = JSON.stringify([issue.path, issue.code === "unrecognized_keys"]);
    return !seen.has(part) && seen.add(part);
  });
}

function flattened(issue: ShapeIssue, value: unknown): ShapeIssue[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
  const given = valueAt(value, issue.path);
  return meant(issue.errors, given)
    .map((one) => ({ ...one, path: [...issue.path, ...one.path] }))
    .flatMap((one) => flattened(one, value));
}

/** The issues of the shape that was meant: of the value's own kind, and without strays if there is one. */
function meant(errors: readonly (readonly ShapeIssue[])[], given: unknown): readonly ShapeIssue[] {
  const alike = errors.filter((issues) => !issues.some((issue) => isOtherKind(issue, given)));
  const [first = errors[0] ?? [], second] = alike;
  if (second === undefined) return first;
  const isStray = ({ code }: ShapeIssue) => code === "unrecognized_keys";
  const known = alike.find((issues) => !issues.some(isStray));
  // Where each shape has other keys, no single one of them is missing.
  return known ?? first.filter(isStray);
}

/** Whether a shape is none of the value's: a list where an object is asked for, a text where a list is. */
function isOtherKind(issue: ShapeIssue, given: unknown): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === "invalid_type") return true;
  return issue.code === "invalid_value" && typeof given === "object";
}

/** What an issue finds fault with: a value, or each of several keys. */
export function faultyPaths(issue: ShapeIssue): Path[] {
  const path = issue.path as Path;
  return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [path];
}

/** The value at a path, by own keys only. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}
