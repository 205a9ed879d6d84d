import type { Path } from "../../definition/finding.js";
import { alternatives, itemFileSchema, type Schema, schemasAt } from "./json-schema.js";

/** The keys an object at this path may have. */
export function keysAt(path: Path, value: unknown): string[] {
  const schemas = schemasAt(path, value);
  return [...new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

let places: ReadonlyMap<string, ReadonlySet<string>> | undefined;
const mostPlaces = 4;

/** The first places where a key has a meaning, as patterns: `flow.states.*`. */
export function placesOf(key: string): string[] {
  places ??= placesByKey();
  return [...(places.get(key) ?? [])].slice(0, mostPlaces);
}

function placesByKey(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { name, path } of placesIn(itemFileSchema(), [])) {
    const known = found.get(name) ?? new Set();
    found.set(name, known.add(path.length === 0 ? "…" : path.join(".")));
  }
  return found;
}

function* placesIn(
  schema: Schema,
  path: readonly string[],
): Generator<{ name: string; path: readonly string[] }> {
  for (const { properties = {}, additionalProperties, items } of alternatives(schema)) {
    for (const [name, inner] of Object.entries(properties)) {
      yield { name, path };
      yield* placesIn(inner, [...path, name]);
    }
    if (typeof additionalProperties === "object")
      yield* placesIn(additionalProperties, [...path, "*"]);
    if (items !== undefined) yield* placesIn(items, [...path, "*"]);
  }
}
