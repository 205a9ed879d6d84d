import type * as z from "zod";
import type { Path } from "../../definition/finding.js";
import { type JsonSchema, jsonSchemaOf } from "../../definition/item-json-schema.js";

const made = new WeakMap<z.ZodType, JsonSchema>();

/** A schema as JSON Schema, made once when a file has an unknown key or choice. */
function jsonSchema(of: z.ZodType): JsonSchema {
  const known = made.get(of) ?? jsonSchemaOf(of);
  made.set(of, known);
  return known;
}

/** The keys an object at this path may have. */
export function keysAt(schema: z.ZodType, path: Path, value: unknown): string[] {
  const found = schemasAt(schema, path, value);
  return [...new Set(found.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

/** The words to choose from at this path, each in Chinese too as far as it is explained. */
export function choicesAt(
  schema: z.ZodType,
  path: Path,
  value: unknown,
): ReadonlyMap<string, string> {
  const found = schemasAt(schema, path, value);
  const choices = found.flatMap(({ enum: words = [], enumDescriptions = [] }) =>
    words.map(
      (word, index) => [String(word), enumDescriptions[index]?.split("\n")[0] ?? ""] as const,
    ),
  );
  return new Map(choices);
}

function schemasAt(schema: z.ZodType, path: Path, value: unknown): JsonSchema[] {
  let schemas = alternatives([jsonSchema(schema)]);
  let at = value;
  for (const key of path) {
    at =
      typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined;
    schemas = alternatives(schemas.flatMap((one) => step(one, key))).filter((one) => fits(one, at));
  }
  return schemas;
}

/** Everywhere a key has a meaning, as patterns: `flow.states.*`. */
export function placesOf(schema: z.ZodType, key: string): string[] {
  const places = [...placesIn(jsonSchema(schema), [])].filter(({ name }) => name === key);
  return [...new Set(places.map(({ path }) => (path.length === 0 ? "…" : path.join("."))))].slice(
    0,
    4,
  );
}

function* placesIn(
  schema: JsonSchema,
  path: readonly string[],
): Generator<{ name: string; path: readonly string[] }> {
  for (const { properties = {}, additionalProperties, items } of alternatives([schema])) {
    for (const [name, inner] of Object.entries(properties)) {
      yield { name, path };
      yield* placesIn(inner, [...path, name]);
    }
    if (typeof additionalProperties === "object")
      yield* placesIn(additionalProperties, [...path, "*"]);
    if (items !== undefined) yield* placesIn(items, [...path, "*"]);
  }
}

function alternatives(schemas: readonly JsonSchema[]): JsonSchema[] {
  return schemas.flatMap((schema) => {
    const inner = schema.anyOf ?? schema.oneOf;
    return inner === undefined ? [schema] : alternatives(inner);
  });
}

function step(schema: JsonSchema, key: string | number): JsonSchema[] {
  if (typeof key === "number") return schema.items === undefined ? [] : [schema.items];
  const named = schema.properties;
  if (named !== undefined && Object.hasOwn(named, key)) return [named[key] ?? {}];
  return typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : [];
}

/** Of several kinds of state, the one whose `use` the value has; a plain state has none. */
function fits({ properties }: JsonSchema, value: unknown): boolean {
  if (properties?.use === undefined || typeof value !== "object" || value === null) return true;
  return properties.use.const === ("use" in value ? value.use : undefined);
}
