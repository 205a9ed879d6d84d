import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isMap, isScalar, isSeq, parseDocument, type Scalar } from "yaml";
import { SupervisionFile } from "../hall/supervision-schema.js";
import { itemFileSchema } from "../item/item-file-schema.js";
import { readItem } from "../item/read-item.js";
import { partOf, shapeOf, wordsOf } from "./chinese-words.js";
import { alternatives, jsonSchemaOf } from "./json-schema.js";
import { namesOfKey } from "./key-aliases.js";
import { namesOfWord } from "./value-aliases.js";
import type { JsonSchema } from "./worded-schema.js";

/** Every schema in a schema. */
function* schemasIn(schema: JsonSchema | undefined): Generator<JsonSchema> {
  if (schema === undefined) return;
  yield schema;
  for (const one of Object.values(schema.properties ?? {})) yield* schemasIn(one);
  const { additionalProperties: others, items, anyOf = [], oneOf = [] } = schema;
  if (typeof others === "object") yield* schemasIn(others);
  for (const one of [...(items ? [items] : []), ...anyOf, ...oneOf]) yield* schemasIn(one);
}

const all = [itemFileSchema(), jsonSchemaOf(SupervisionFile)].flatMap((one) => [...schemasIn(one)]);
const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at);

describe("what files are written with in Chinese", () => {
  test("YAML19: names every key, and no two of one object alike", () => {
    const objects = all.map(({ properties = {} }) => Object.keys(properties));
    const mute = objects.flat().filter((key) => !/^banjian/.test(key) && !namesOfKey(key)[0]);
    expect(mute).toEqual([]);
    expect(objects.flatMap((keys) => twice(keys.flatMap(namesOfKey)))).toEqual([]);
  });

  test("YAML19: names every word of every choice, and no two of one choice alike", () => {
    const choices = all.map(wordsOf).filter((words) => words.length > 1);
    expect(choices.length).toBeGreaterThan(30);
    const named = choices.map((words) =>
      words.map(({ word, says }) => namesOfWord(String(word), says)),
    );
    expect(named.flat().filter((names) => names.length === 0)).toEqual([]);
    expect(named.flatMap((names) => twice(names.flat()))).toEqual([]);
  });
});

const units: Readonly<Record<string, string>> = {
  "business-days": "个工作日",
  "calendar-days": "个自然日",
  months: "个月",
  years: "年",
  hours: "小时",
  "office-hours": "个办公小时",
};

/** A node with every key, word and length in Chinese. */
function inChinese(node: unknown, schema: JsonSchema | undefined): void {
  if (isSeq(node)) {
    const inner = alternatives(schema).find(({ items }) => items !== undefined)?.items;
    for (const one of node.items) inChinese(one, inner);
  }
  if (isMap(node)) {
    const shape = shapeOf(node, schema);
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const name = String(key.value);
      inChinese(value, partOf(shape, name));
      if (Object.hasOwn(shape?.properties ?? {}, name)) key.value = namesOfKey(name)[0] ?? name;
    }
  }
  if (isScalar(node)) wordInChinese(node, schema);
}

function wordInChinese(node: Scalar, schema: JsonSchema | undefined): void {
  const chosen = alternatives(schema)
    .flatMap(wordsOf)
    .find(({ word }) => word === node.value);
  if (chosen) node.value = namesOfWord(String(chosen.word), chosen.says)[0] ?? node.value;
  const isLength = alternatives(schema).some(({ pattern }) => pattern?.includes("工作日"));
  if (isLength) node.value = String(node.value).replace(/[a-z-]+/, (unit) => units[unit] ?? unit);
}

const folder = new URL("../../../../examples/items/", import.meta.url);
const examples = readdirSync(folder).filter((name) => !name.includes(".scenarios."));

test.each(examples)("YAML20: %s written in Chinese is the same item", (name) => {
  const english = readFileSync(new URL(name, folder), "utf8");
  const document = parseDocument(english);
  inChinese(document.contents, itemFileSchema());
  const chinese = document.toString();
  expect(chinese).toMatch(/^流程:$/m);
  expect(chinese).not.toMatch(/ (title|within|next):|[0-9] business-days/);
  const [one, other] = [readItem(english, name), readItem(chinese, name)];
  expect(other.findings).toEqual([]);
  expect(other.ok && other.item.digest).toBe(one.ok && one.item.digest);
});

test("YAML20: a finding in a Chinese file stands on its line, and a key written in both languages is there twice", () => {
  const file =
    "banjian: 1\n事项:\n  编码: a\n  类型: 行政许何\n  title: 甲\n  名称: 乙\n  服务对象: [自然人, 法仁]\n";
  const findings = readItem(file, "a.yaml").findings;
  expect(findings.map(({ rule, line, hint }) => [rule, line, hint.zh])).toEqual(
    expect.arrayContaining([
      ["DEF3", 4, "是否指“行政许可”？"],
      ["YAML12", 6, expect.anything()],
      ["DEF3", 7, "是否指“法人”？"],
    ]),
  );
});

test("a length alone keeps its spelling, by which a version published before is known", () => {
  const name = "consultation.yaml";
  const english = readFileSync(new URL(name, folder), "utf8");
  const written = english.replace(/(\d+) business-days/, "$1 个工作日");
  const [one, other] = [readItem(english, name), readItem(written, name)];
  expect(written).not.toBe(english);
  expect(other.ok && one.ok && other.item.digest !== one.item.digest).toBe(true);
});
