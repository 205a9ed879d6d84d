import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowancePattern, parseAllowance } from "./allowance.js";
import { implementationJsonSchema, itemJsonSchema } from "./item-json-schema.js";
import type { JsonSchema } from "./worded-schema.js";

type Key = { readonly path: string; readonly schema: JsonSchema };

/** Every key of a schema, wherever it stands. */
function* keysIn(schema: JsonSchema, path = ""): Generator<Key> {
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    // Another name of a key, which is explained where it stands.
    if (inner.$ref !== undefined) continue;
    yield { path: `${path}/${name}`, schema: inner };
    yield* keysIn(inner, `${path}/${name}`);
  }
  const { additionalProperties: others, items, anyOf = [], oneOf = [] } = schema;
  if (typeof others === "object") yield* keysIn(others, `${path}/*`);
  if (items !== undefined) yield* keysIn(items, `${path}/*`);
  for (const one of [...anyOf, ...oneOf]) yield* keysIn(one, path);
}

const keys = (lang?: "zh" | "en") => [
  ...keysIn(itemJsonSchema(lang)),
  ...keysIn(implementationJsonSchema(lang)),
];

describe("the JSON Schema of item files", () => {
  test("explains every key, in Chinese, in English, and in both", () => {
    expect(keys().length).toBeGreaterThan(150);
    const han = /\p{Script=Han}/u;
    const mute = [
      ...keys("zh").filter(({ schema }) => !han.test(schema.description ?? "")),
      ...keys("en").filter(({ schema }) => !/^[^\p{Script=Han}]+$/u.test(schema.description ?? "")),
      ...keys().filter(
        ({ schema }) => !/^.*\p{Script=Han}.*\n.*[a-z]/u.test(schema.description ?? ""),
      ),
    ];
    expect(mute.map(({ path }) => path)).toEqual([]);
  });

  test("explains every word of a choice", () => {
    const choices = keys().flatMap(({ path, schema }) => choicesIn(schema, path));
    expect(choices.length).toBeGreaterThan(30);
    expect(
      choices.filter(({ schema }) => schema.enumDescriptions?.length !== schema.enum?.length),
    ).toEqual([]);
  });

  test("is published as packages/core/item.schema.json: banjian schema --both makes it anew", () => {
    const file = new URL("../../item.schema.json", import.meta.url);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(itemJsonSchema());
  });

  test("lets no state be of none of the stages and of all: only a plain one has no use", () => {
    const states = itemJsonSchema("en").properties?.flow?.properties?.states;
    const variants =
      typeof states?.additionalProperties === "object" ? states.additionalProperties.oneOf : [];
    const uses = variants?.map(({ properties }) => properties?.use);
    expect(uses?.map((use) => use?.enum?.[0])).toEqual([
      "submission",
      "pre-acceptance",
      "acceptance",
      "approval",
      "completion",
      "collection",
      undefined,
    ]);
    expect(uses?.at(-1)).toMatchObject({ not: {} });
  });
});

function choicesIn(schema: JsonSchema, path: string): Key[] {
  const own = schema.enum === undefined ? [] : [{ path, schema }];
  const inner = [...(schema.anyOf ?? []), ...(schema.items === undefined ? [] : [schema.items])];
  return [...own, ...inner.flatMap((one) => choicesIn(one, path))];
}

test("what the pattern of an allowance takes, the parser takes, within its bounds", () => {
  const written = fc.stringMatching(new RegExp(`^(?:${allowancePattern})$`));
  fc.assert(
    fc.property(written, (text) => {
      const most = /office|办公/.test(text)
        ? 10_000
        : /年|year/.test(text)
          ? 20
          : /月|month/.test(text)
            ? 240
            : /时|hour/.test(text)
              ? 87_600
              : 5000;
      fc.pre(Number.parseInt(text, 10) <= most);
      expect(parseAllowance(text)).toMatchObject({ count: Number.parseInt(text, 10) });
    }),
    { seed: 4 },
  );
});
