import { expect, test } from "vitest";
import { halfWidthHint } from "./half-width.js";
import { readYaml } from "./read-yaml.js";

test.each([
  ["the last line of a file", "a: 1\nlevel：city", "level：city"],
  ["a line above others", "item:\n  level：city\n  type: licence", "level：city"],
  ["a Chinese key in a list", "a:\n  - 级别：市\n    b: 1", "级别：市"],
])("YAML17: names a full-width colon, and what to type: %s", (_where, source, written) => {
  const read = readYaml(source, "a.yaml");
  const [finding, ...others] = read.ok ? [] : read.findings;
  const [key = "", value = ""] = written.split("：");
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    rule: "YAML17",
    problem: {
      zh: `“${key}”后的冒号是全角“：”`,
      en: `the colon after "${key}" is the full-width “：”`,
    },
    hint: {
      zh: `冒号用半角并接空格：写成“${key}: ${value}”。`,
      en: `Type a half-width colon and a space: write "${key}: ${value}".`,
    },
  });
});

test("YAML17: says that a space is missing after a colon, and never mixes languages", () => {
  const read = readYaml("a:\n  level:city\n  b: 1\nc: d: e", "a.yaml");
  const said = read.ok ? [] : read.findings.map(({ problem }) => problem);
  expect(said).toEqual([
    { zh: "“level”后的冒号没有接空格", en: 'no space comes after the colon of "level"' },
    { zh: "同一行不能再嵌套", en: expect.stringMatching(/^a line holds one key only \(/) },
  ]);
});

test.each([
  ["use：completion", 'write "use: completion"'],
  ["window，post，e-certificate", "type , instead"],
  ["【生态环境】", "type [ instead"],
  ["“简化管理”", 'type " instead'],
])("a value with a full-width sign is told what to type: %s", (given, says) => {
  expect(halfWidthHint(given)?.en).toContain(says);
});

test("text without such a sign is told nothing, nor is an address", () => {
  expect(["licence", "10 business-days", "https://a.cn"].map(halfWidthHint)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
