import { ItemFile } from "../../definition/item-schema.js";
import { alternatives, jsonSchemaOf, type Schema } from "../../definition/json-schema.js";

let made: Schema | undefined;

/** The schema of item files, made once when a file has a fault. */
export function itemFileSchema(): Schema {
  made ??= jsonSchemaOf(ItemFile);
  return made;
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
