import type * as z from "zod";
import type { Path } from "../../definition/finding.js";

/** One thing that keeps a value from being an item file. */
export type ShapeIssue = z.core.$ZodIssue;

/** Where one of several shapes was expected, the issues of the one that was meant: an object for an object. */
export function flattened(issue: ShapeIssue, value: unknown): ShapeIssue[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
  const given = valueAt(value, issue.path);
  const isObject = typeof given === "object" && given !== null;
  const meant = issue.errors.find((errors) => !errors.some((one) => wrongKind(one, isObject)));
  if (meant === undefined) return [issue];
  return meant
    .map((one) => ({ ...one, path: [...issue.path, ...one.path] }))
    .flatMap((one) => flattened(one, value));
}

function wrongKind(issue: ShapeIssue, isObject: boolean): boolean {
  return (
    issue.code === "invalid_type" &&
    issue.path.length === 0 &&
    isObject !== (issue.expected === "object")
  );
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
