import * as z from "zod";
import type { Path } from "../../definition/finding.js";

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
};

const made = new WeakMap<z.ZodType, Schema>();

/** A schema as JSON Schema, made once when a file has an unknown key. */
function jsonSchema(of: z.ZodType): Schema {
  const known =
    made.get(of) ?? (z.toJSONSchema(of, { io: "input", unrepresentable: "any" }) as Schema);
  made.set(of, known);
  return known;
}

/** The keys an object at this path may have. */
export function keysAt(schema: z.ZodType, path: Path, value: unknown): string[] {
  let schemas = alternatives([jsonSchema(schema)]);
  let at = value;
  for (const key of path) {
    at =
      typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined;
    schemas = alternatives(schemas.flatMap((one) => step(one, key))).filter((one) => fits(one, at));
  }
  return [...new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})))];
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
  schema: Schema,
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

function alternatives(schemas: readonly Schema[]): Schema[] {
  return schemas.flatMap((schema) => {
    const inner = schema.anyOf ?? schema.oneOf;
    return inner === undefined ? [schema] : alternatives(inner);
  });
}

function step(schema: Schema, key: string | number): Schema[] {
  if (typeof key === "number") return schema.items === undefined ? [] : [schema.items];
  const named = schema.properties;
  if (named !== undefined && Object.hasOwn(named, key)) return [named[key] ?? {}];
  return typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : [];
}

/** Of several kinds of state, the one whose `use` the value has; a plain state has none. */
function fits({ properties }: Schema, value: unknown): boolean {
  if (properties?.use === undefined || typeof value !== "object" || value === null) return true;
  return properties.use.const === ("use" in value ? value.use : undefined);
}
