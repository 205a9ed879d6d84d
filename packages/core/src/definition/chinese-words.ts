import { isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from "yaml";
import { normalAllowance } from "./allowance.js";
import { alternatives } from "./json-schema.js";
import { keyCalled } from "./key-aliases.js";
import { namesOfWord } from "./value-aliases.js";
import type { JsonSchema } from "./worded-schema.js";

/**
 * Reads the Chinese words of a file as those its schema has: afterwards the nodes hold English keys and words, and stand
 * where they stood. Lengths are put in one spelling where anything else was Chinese: alone they were always read.
 */
export function readInEnglish(node: unknown, schema: JsonSchema): void {
  const renamed = eachPart(node, schema, (scalar, meant) => {
    const word = wordFor(scalar.value, meant);
    if (word === scalar.value) return false;
    scalar.value = word;
    return true;
  });
  if (renamed) eachPart(node, schema, writeLength);
}

/** Puts a length of time in its usual spelling, such as "10 business-days"; leaves anything else. */
export function writeLength(scalar: Scalar, schema: JsonSchema | undefined): boolean {
  if (typeof scalar.value !== "string" || !isLength(schema)) return false;
  scalar.value = normalAllowance(scalar.value);
  return true;
}

/** What is done to a value, given what it may be; whether that changed it. */
type Visit = (scalar: Scalar, schema: JsonSchema | undefined) => boolean;

/** Names the keys of all maps, and visits all values; whether anything was renamed or changed. */
function eachPart(node: unknown, schema: JsonSchema | undefined, visit: Visit): boolean {
  if (schema === undefined) return false;
  if (isScalar(node)) return visit(node, schema);
  if (isSeq(node)) {
    const inner = alternatives(schema).find(({ items }) => items !== undefined)?.items;
    return node.items.map((one) => eachPart(one, inner, visit)).includes(true);
  }
  if (!isMap(node)) return false;
  const meant = shapeOf(node, schema);
  return node.items
    .map((pair) => {
      const named = nameKey(pair, meant);
      return eachPart(pair.value, partOf(meant, String(keyOf(pair))), visit) || named;
    })
    .includes(true);
}

/** Of several shapes the one this map has: the stage it uses, or the one that knows most of its keys. */
export function shapeOf(map: YAMLMap, schema: JsonSchema | undefined): JsonSchema | undefined {
  const shapes = alternatives(schema).filter((it) => it.properties ?? it.additionalProperties);
  return shapes.toSorted((a, b) => fit(map, b) - fit(map, a))[0];
}

/** What a part of this name may be. */
export function partOf(schema: JsonSchema | undefined, key: string): JsonSchema | undefined {
  const named = schema?.properties;
  if (named !== undefined && Object.hasOwn(named, key)) return named[key];
  const others = schema?.additionalProperties;
  return typeof others === "object" ? others : undefined;
}

function fit(map: YAMLMap, schema: JsonSchema): number {
  const fits = map.items.map((pair) => {
    const name = keyFor(keyOf(pair), schema);
    const part = name === undefined ? undefined : schema.properties?.[name];
    if (part === undefined) return 0;
    const value = isScalar(pair.value) ? pair.value.value : undefined;
    return part.const !== undefined && part.const === wordFor(value, part) ? 100 : 1;
  });
  return fits.reduce<number>((sum, one) => sum + one, 0);
}

function nameKey(pair: Pair, schema: JsonSchema | undefined): boolean {
  const name = schema && keyFor(keyOf(pair), schema);
  if (name === undefined || !isScalar(pair.key) || pair.key.value === name) return false;
  pair.key.value = name;
  return true;
}

// A file may hold a hundred thousand keys, nearly none of them in Chinese.
const han = /\p{Script=Han}/u;

/** The key that a name stands for; undefined where the schema has none of that name. */
function keyFor(name: unknown, { properties = {}, propertyNames }: JsonSchema): string | undefined {
  if (typeof name !== "string") return undefined;
  if (Object.hasOwn(properties, name)) return name;
  if (!han.test(name)) return undefined;
  const known = keyCalled(name, Object.keys(properties));
  if (known !== undefined) return known;
  const word = wordFor(name, propertyNames);
  return word === name ? undefined : String(word);
}

/** The word of a choice that a Chinese one stands for: `licence` for 行政许可; the value itself where it stands for none. */
function wordFor(value: unknown, schema: JsonSchema | undefined): unknown {
  if (typeof value !== "string" || !han.test(value)) return value;
  for (const { word, says } of alternatives(schema).flatMap(wordsOf)) {
    if (word === value) return value;
    if (namesOfWord(String(word), says).includes(value)) return word;
  }
  return value;
}

/** The words a schema leaves to choose from, with what it says of each. */
export function wordsOf(
  schema: JsonSchema,
): readonly { readonly word: unknown; readonly says?: string | undefined }[] {
  if (schema.type === "boolean") return [{ word: true }, { word: false }];
  if (schema.const !== undefined) return [{ word: schema.const }];
  return (schema.enum ?? []).map((word, at) => ({ word, says: schema.enumDescriptions?.[at] }));
}

function keyOf({ key }: Pair): unknown {
  return isScalar(key) ? key.value : undefined;
}

function isLength(schema: JsonSchema | undefined): boolean {
  return alternatives(schema).some(({ pattern }) => pattern?.includes("business-days") === true);
}
