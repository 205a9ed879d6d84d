import { itemJsonSchema, readItem } from "@banjian/core";
import { expect, test } from "vitest";
import { scattered } from "../random.js";
import { randomFile, randomItem, varied } from "./random-item.js";
import { variations } from "./vary/variations.js";

const seeds = 600;

/** What no random item says, and why. */
const base = "written when an implementation file is put together with its base";
const leftOut: Readonly<Record<string, string>> = {
  ".item.base": base,
  ".item.base.code": base,
  ".item.base.digest": base,
  ".item.base.version": base,
};

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
} & { readonly [way in "anyOf" | "oneOf" | "allOf"]?: readonly Schema[] };

const isChinese = (key: string) => /\p{Script=Han}/u.test(key);

// A state inside a state, one moment or several, one basis or several: the same property wherever it stands.
function nameOf(path: string): string {
  return path
    .replace(/(\.states\.\*)+\./, ".states.*.")
    .replace(/.*\.(starts|ends|on)(\[\])?\.(enters|leaves|opens|closes|expires|day)$/, "moment $3")
    .replace(/.*\.basis(\[\])?\./, "basis.")
    .replace(/.*\.(zh|en)$/, "text.$1");
}

function waysOf(schema: Schema): readonly Schema[] {
  return (["anyOf", "oneOf", "allOf"] as const).flatMap((way) => schema[way] ?? []);
}

/** Every property that a schema offers. */
function* offeredBy(schema: Schema, path = ""): Generator<string> {
  const { properties = {}, additionalProperties: others, items } = schema;
  for (const [key, inner] of Object.entries(properties)) {
    if (isChinese(key)) continue;
    yield nameOf(`${path}.${key}`);
    yield* offeredBy(inner, `${path}.${key}`);
  }
  if (typeof others === "object") yield* offeredBy(others, `${path}.*`);
  if (items !== undefined) yield* offeredBy(items, `${path}[]`);
  for (const inner of waysOf(schema)) yield* offeredBy(inner, path);
}

/** Those of them that a value has. */
function* saidBy(schema: Schema, value: unknown, path = ""): Generator<string> {
  if (Array.isArray(value)) {
    for (const one of value) yield* saidBy(schema.items ?? {}, one, `${path}[]`);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) yield* saidAt(schema, key, part, path);
  }
  for (const inner of waysOf(schema)) yield* saidBy(inner, value, path);
}

function* saidAt(schema: Schema, key: string, part: unknown, path: string): Generator<string> {
  const own = schema.properties?.[key];
  const others = schema.additionalProperties;
  if (own !== undefined) yield nameOf(`${path}.${key}`);
  if (own !== undefined) yield* saidBy(own, part, `${path}.${key}`);
  else if (typeof others === "object") yield* saidBy(others, part, `${path}.*`);
}

test("random items say everything that an item file can say, or it is named why not", () => {
  const schema = itemJsonSchema("en") as Schema;
  const said = new Set<string>();
  for (let seed = 1; seed <= seeds; seed++) {
    const { source } = randomItem(scattered(seed)).source;
    for (const property of saidBy(schema, JSON.parse(`${source}`))) said.add(property);
  }
  const offered = [...new Set(offeredBy(schema))].toSorted();
  expect(offered.length).toBeGreaterThan(250);
  expect(offered.filter((property) => !said.has(property))).toEqual(Object.keys(leftOut));
}, 120_000);

test.each(Object.entries(variations))("%s: there are sound items with it", (_name, vary) => {
  const isSound = (seed: number) => {
    const random = scattered(seed);
    const file = randomFile(random);
    const richer = varied(random, file, vary);
    const isOther = JSON.stringify(richer) !== JSON.stringify(file);
    return isOther && readItem(JSON.stringify(richer), "random.yaml").ok;
  };
  expect(Array.from({ length: 40 }, (_, seed) => seed + 1).some(isSound)).toBe(true);
});
