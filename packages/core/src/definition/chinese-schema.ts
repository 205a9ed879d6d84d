import { wordsOf } from "./chinese-words.js";
import { namesOfKey } from "./key-aliases.js";
import { namesOfWord } from "./value-aliases.js";
import type { JsonSchema } from "./worded-schema.js";

/** The same schema for editors, which also takes and completes the Chinese names of keys and words. */
export function inBothLanguages(schema: JsonSchema): JsonSchema {
  return withNames(schema, "#");
}

/** `at` is the pointer to the schema: what a key may be is not said again under its other names. */
function withNames(schema: JsonSchema, at: string): JsonSchema {
  const { items, anyOf, oneOf, additionalProperties: others } = schema;
  const each = (kind: string, all: readonly JsonSchema[]) =>
    all.map((one, index) => withNames(one, `${at}/${kind}/${index}`));
  return {
    ...withWords(schema),
    ...(schema.properties && keysNamed(schema, schema.properties, at)),
    ...(typeof others === "object" && {
      additionalProperties: withNames(others, `${at}/additionalProperties`),
    }),
    ...(items && { items: withNames(items, `${at}/items`) }),
    ...(anyOf && { anyOf: each("anyOf", anyOf) }),
    ...(oneOf && { oneOf: each("oneOf", oneOf) }),
  };
}

/** Every word under all its names, each explained alike. */
function withWords(schema: JsonSchema): JsonSchema {
  const words = wordsOf(schema);
  const named = words.flatMap(({ word, says }) => [
    { name: word, says: says ?? String(word) },
    ...namesOfWord(String(word), says).map((name) => ({ name, says: says ?? String(word) })),
  ]);
  if (named.length === words.length) return schema;
  const { const: _one, type: _kind, ...rest } = schema;
  return {
    ...rest,
    enum: named.map(({ name }) => name),
    enumDescriptions: named.map(({ says }) => says),
  };
}

function keysNamed(
  { required = [] }: JsonSchema,
  properties: Readonly<Record<string, JsonSchema>>,
  at: string,
): Partial<JsonSchema> {
  const own = Object.entries(properties).map(([key, schema]) => [
    key,
    withNames(schema, `${at}/properties/${key}`),
  ]);
  const named = Object.keys(properties).flatMap((key) =>
    namesOfKey(key).map((name) => [name, { $ref: `${at}/properties/${key}` }]),
  );
  const plain = required.filter((key) => namesOfKey(key).length === 0);
  const either = required.filter((key) => namesOfKey(key).length > 0).map(underOneName);
  return {
    properties: Object.fromEntries([...own, ...named]),
    ...(required.length > 0 && { required: plain }),
    ...(either.length > 0 && { allOf: either }),
  };
}

// Exactly one: with both it would be written twice.
const underOneName = (key: string): JsonSchema => ({
  oneOf: [key, ...namesOfKey(key)].map((name) => ({ required: [name] })),
});
