import { didYouMean } from "../../definition/did-you-mean.js";
import type { Path } from "../../definition/finding.js";
import { ItemFile } from "../../definition/item-schema.js";
import { alternatives, jsonSchemaOf, schemasAt, shapesAt } from "../../definition/json-schema.js";
import { faultyPaths, issuesIn, type ShapeIssue, valueAt } from "../../definition/shape-issue.js";
import type { JsonSchema } from "../../definition/worded-schema.js";

// What is left out may have been the only one of its list, and that list the only reason for a stage.
const rounds = 8;
// Many times what is listed: whatever a check of the rest would find nobody would get to see.
const mostFaults = 1_000;

/** The file without its faulty parts, something sound in the place of those it cannot do without; undefined if that fails. */
export function mendedFile(value: unknown, issues: readonly ShapeIssue[]): ItemFile | undefined {
  if (issues.length > mostFaults) return undefined;
  const copy = structuredClone(value);
  let faults = issues;
  for (let round = 0; round < rounds; round++) {
    for (const path of faults.flatMap(faultyPaths)) mend(copy, path);
    const read = ItemFile.safeParse(copy);
    if (read.success) return read.data;
    faults = issuesIn(read.error, copy);
  }
  return undefined;
}

/** Leaves the part out, or puts something sound where it is missing. */
function mend(file: unknown, path: Path): void {
  const parent = valueAt(file, path.slice(0, -1));
  const key = path.at(-1);
  if (typeof parent !== "object" || parent === null || key === undefined) return;
  const parts = parent as Record<PropertyKey, unknown>;
  const given = parts[key];
  if (given === undefined)
    parts[key] = soundValue(schemasAt(jsonSchemaOf(ItemFile), path, file)[0]);
  else delete parts[key];
  // Without its `use` nothing in a state would have a meaning.
  if (key === "use" && given !== undefined)
    parts.use = likeliestUse(path.slice(0, -1), file, given);
}

/** The stage that was most likely meant, by its name or else by the keys beside it. */
function likeliestUse(path: Path, file: unknown, given: unknown): unknown {
  const keys = Object.keys(valueAt(file, path) ?? {});
  const stages = shapesAt(jsonSchemaOf(ItemFile), path, file).map(({ properties = {} }) => ({
    use: properties.use?.const,
    strays: keys.filter((key) => !Object.hasOwn(properties, key)).length,
  }));
  const names = stages.flatMap(({ use }) => (typeof use === "string" ? [use] : []));
  const [fitting] = stages.toSorted((a, b) => a.strays - b.strays);
  return didYouMean(String(given), names) ?? fitting?.use;
}

/** The least that a schema allows. */
function soundValue(schema: JsonSchema | undefined): unknown {
  const [shape = {}] = schema === undefined ? [] : alternatives(schema);
  if (shape.const !== undefined) return shape.const;
  const [given = shape.enum?.[0]] = shape.examples ?? [];
  if (given !== undefined) return given;
  switch (shape.type) {
    case "object":
      return Object.fromEntries(
        (shape.required ?? []).map((key) => [key, soundValue(shape.properties?.[key])]),
      );
    case "array":
      return Array.from({ length: shape.minItems ?? 0 }, () => soundValue(shape.items));
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return false;
    default:
      return "stand-in";
  }
}
