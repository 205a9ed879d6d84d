import { madeOnce } from "@banjian/base";
import { alternatives } from "../../definition/json-schema.js";
import type { JsonSchema } from "../../definition/worded-schema.js";

type Places = ReadonlyMap<string, ReadonlySet<string>>;

const madePlaces = madeOnce(placesByKey);
const mostPlaces = 6;

/** Places where a key has a meaning, as patterns (`flow.states.*`): those that lie deepest come last, and not all are told. */
export function placesOf(schema: JsonSchema, key: string): string[] {
  return [...(madePlaces(schema).get(key) ?? [])]
    .toSorted((a, b) => a.split(".").length - b.split(".").length)
    .slice(0, mostPlaces);
}

function placesByKey(schema: JsonSchema): Places {
  const found = new Map<string, Set<string>>();
  for (const { name, path } of placesIn(schema, [])) {
    const known = found.get(name) ?? new Set();
    found.set(name, known.add(path.length === 0 ? "…" : path.join(".")));
  }
  return found;
}

function* placesIn(
  schema: JsonSchema,
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
