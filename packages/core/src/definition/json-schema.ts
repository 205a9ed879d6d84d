import { madeOnce } from "@banjian/base";
import type * as z from "zod";
import type { Path } from "./finding.js";
import { valueAt } from "./shape-issue.js";
import { type JsonSchema, wordedSchema } from "./worded-schema.js";

/** What is read, as JSON Schema; made once, when a value has a fault. */
export const jsonSchemaOf = madeOnce((schema: z.ZodType): JsonSchema => wordedSchema(schema));

/** What the value at this path may be: of several shapes those whose fixed parts (`use`, `result`) it has. */
export function schemasAt(root: JsonSchema, path: Path, value: unknown): JsonSchema[] {
  const shapes = shapesAt(root, path, value);
  const at = valueAt(value, path);
  const fitting = shapes.filter((one) => fits(one, at));
  return fitting.length > 0 ? fitting : shapes;
}

/** What the value at this path may be, whatever its own parts say. */
export function shapesAt(root: JsonSchema, path: Path, value: unknown): JsonSchema[] {
  const key = path.at(-1);
  if (key === undefined) return alternatives(root);
  return schemasAt(root, path.slice(0, -1), value)
    .flatMap((schema) => step(schema, key))
    .flatMap(alternatives);
}

/** The keys an object at this path may have. */
export function keysAt(root: JsonSchema, path: Path, value: unknown): string[] {
  const schemas = schemasAt(root, path, value);
  return [...new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

/** Whether what holds the value at this path must have it; an item of a list it need not. */
export function isNeededAt(root: JsonSchema, path: Path, value: unknown): boolean {
  const key = path.at(-1);
  const holders = schemasAt(root, path.slice(0, -1), value);
  return typeof key === "string" && holders.some(({ required = [] }) => required.includes(key));
}

/** The words to choose from at this path, each in Chinese too as far as it is explained. */
export function choicesAt(
  root: JsonSchema,
  path: Path,
  value: unknown,
): ReadonlyMap<string, string> {
  const found = shapesAt(root, path, value);
  const choices = found.flatMap(({ enum: words = [], enumDescriptions = [] }) =>
    words.map(
      (word, index) => [String(word), enumDescriptions[index]?.split("\n")[0] ?? ""] as const,
    ),
  );
  return new Map(choices);
}

/** The shapes of which a value may have one. */
export function alternatives(schema: JsonSchema | undefined): JsonSchema[] {
  if (schema === undefined) return [];
  const inner = schema.anyOf ?? schema.oneOf;
  return inner === undefined ? [schema] : inner.flatMap(alternatives);
}

function step(schema: JsonSchema, key: string | number): JsonSchema[] {
  if (typeof key === "number") return schema.items === undefined ? [] : [schema.items];
  const named = schema.properties;
  if (named !== undefined && Object.hasOwn(named, key)) return [named[key] ?? {}];
  return typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : [];
}

/** Of several kinds of state the one whose `use` the value has; a plain state has none. */
function fits({ properties = {} }: JsonSchema, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  const given = value as Record<string, unknown>;
  return Object.entries(properties).every(
    ([name, part]) => given[name] === part.const || (part.const === undefined && name !== "use"),
  );
}
