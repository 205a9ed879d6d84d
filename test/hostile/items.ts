import { soundItem } from "../../packages/core/src/testing/sound-item.js";
import { type Input, inputs, type Named, named } from "./inputs.js";

const accept = (group: string, sources: Named) =>
  inputs({ group: `item, ${group}`, asks: "item" }, true, sources);
const refuse = (group: string, sources: Named) =>
  inputs({ group: `item, ${group}`, asks: "item" }, false, sources);

/** The sound item with one part written otherwise; a plain Error where that part is not in it. */
function written(from: string, to: string): string {
  if (soundItem.split(from).length !== 2) throw new Error(`"${from}" does not stand once`);
  return soundItem.replace(from, () => to);
}

const promise = (amount: string) =>
  written("promised: { within: 10 business-days }", `promised: { within: ${amount} }`);
const basis = (more: string) => written("article: 35 }", `article: 35, ${more} }`);
const code = (name: string) => written("code: catering", `code: ${name}`);
const title = (text: string) => written("title: 平面图 }", `title: ${JSON.stringify(text)} }`);
const version = (text: string) => written('version: "1"', `version: ${text}`);

const lengths = (): Input[] => [
  ...accept(
    "length",
    named(
      ["10 business-days", "10个工作日", "10 个工作日", "12 calendar-days", "20个自然日"],
      promise,
    ),
  ),
  ...refuse(
    "length",
    named(
      [
        "-1 business-days",
        "1.5 business-days",
        "1e1 business-days",
        "0x10 business-days",
        "10",
        "ten business-days",
        "10 businessdays",
        "10 Business-Days",
        "P10D",
        "P1Y-2M",
        "5001 business-days",
        "99999999999999999999 business-days",
        "10 business-days 2",
        "10 weeks",
        "一个工作日",
        '""',
        '" "',
        "[10, business-days]",
        "{ count: 10, unit: business-days }",
        "true",
        "null",
        '"10 business-days\\n"',
        '"10 business-days; rm -rf"',
      ],
      promise,
    ),
  ),
];

const days = (): Input[] => [
  ...accept(
    "day",
    named(["2026-01-01", "2024-02-29", "2000-12-31", "2026-12-31"], (day) => basis(`from: ${day}`)),
  ),
  ...refuse(
    "day",
    named(
      [
        "2026-02-30",
        "2023-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-01-32",
        "2026-1-1",
        "26-01-01",
        "2026/01/01",
        "20260101",
        "10000-01-01",
        "2026-01-01T00:00:00Z",
        "2026-01-01 24:00",
        "2026-06-30T23:59:60Z",
        "今天",
        '""',
        "0",
        "[2026, 1, 1]",
      ],
      (day) => basis(`from: ${day}`),
    ),
  ),
  ...refuse("day", { "an end before the beginning": basis("from: 2026-02-01, to: 2026-01-01") }),
];

const names = (): Input[] => [
  ...accept(
    "name",
    named(["a", "餐饮", "a-b_c", "A1", "餐饮-1", "x".repeat(64), "length", "on"], code),
  ),
  ...refuse(
    "name",
    named(
      [
        "1a",
        "-a",
        "_a",
        "a b",
        "a.b",
        "a/b",
        "../a",
        "a\\b",
        "a:b",
        "é",
        "а", // Cyrillic
        "ａ",
        "😀",
        "a\u200bb",
        "a\u202eb",
        "x".repeat(65),
        "x".repeat(10_000),
        "constructor",
        "__proto__",
        "prototype",
        "toString",
        "hasOwnProperty",
        "''",
        "1",
        "true",
        "null",
        "[a]",
        "{ a: b }",
      ],
      code,
    ),
  ),
];

const texts = (): Input[] => [
  ...accept(
    "title",
    named(
      [
        "<script>alert(1)</script>",
        "'; DROP TABLE item; --",
        "审\u200d核",
        "e\u0301",
        "😀",
        "x".repeat(200),
        "{{7*7}}",
        // biome-ignore lint/suspicious/noTemplateCurlyInString: what somebody may try to have filled in.
        "${process.env}",
        "../../etc/passwd",
        "__proto__",
        "a\nb",
      ],
      title,
    ),
  ),
  ...refuse(
    "title",
    named(["", "x".repeat(201), "x".repeat(10_000), "\u0000", "\u0007", "\ud83d"], title),
  ),
  ...accept("version", named(['"1"', '"2026.1"', "v1", '"1.0.0-beta"'], version)),
  ...refuse(
    "version",
    named(["1", "1.5", "true", "null", '""', "[1]", "{}", `"${"9".repeat(65)}"`], version),
  ),
];

const kinds = (): Input[] => [
  ...refuse("another kind of value", {
    "a list for an item": "banjian: 1\nitem: []\nflow: {}\n",
    "text for an item": "banjian: 1\nitem: x\nflow: y\n",
    "no item": "banjian: 1\n",
    "another banjian": soundItem.replace("banjian: 1", "banjian: 2"),
    "banjian as text": soundItem.replace("banjian: 1", 'banjian: "1"'),
    "a list": "[banjian, 1]",
    "a number": "1",
    text: '"banjian"',
    "nothing but null": "null",
    "materials as an object": written("  materials:\n", "  materials: {}\n  other:\n"),
    "a form as a list": written("  form:\n", "  form: []\n  other:\n"),
    "a field of no type": written("type: integer, min: 0", "type: bigint"),
    "a least value that is text": written("type: integer, min: 0", 'type: integer, min: "0"'),
    "a flow without states": soundItem.replace(
      /flow:[\s\S]*/,
      "flow: { initial: a, states: {} }\n",
    ),
    "a state that leads to itself": soundItem.replace(
      /flow:[\s\S]*/,
      "flow: { initial: a, states: { a: { on: { go: a } } } }\n",
    ),
    "branches that wait for each other": written(
      "fire: { department: fire, within: 5 business-days }",
      "fire: { department: fire, within: 5 business-days, starts: { after: market } }",
    ),
    "3,000 fields": written(
      "  form:\n",
      `  form:\n${Array.from({ length: 3000 }, (_, i) => `    f${i}: { kind: text }\n`).join("")}`,
    ),
    "101 documents": written(
      "  materials:\n",
      `  materials:\n${Array.from({ length: 101 }, (_, i) => `    - { id: m${i}, title: 甲 }\n`).join("")}`,
    ),
  }),
  ...accept("as it is", {
    "the sound item": soundItem,
    "98 documents more": written(
      "  materials:\n",
      `  materials:\n${Array.from({ length: 98 }, (_, i) => `    - { id: m${i}, title: 甲 }\n`).join("")}`,
    ),
    "with CRLF": soundItem.replaceAll("\n", "\r\n"),
    "as JSON keys": soundItem.replace("banjian:", '"banjian":'),
  }),
];

/** Item files by hand: lengths, days, names, texts and kinds of value; two in five are right. */
export const hostileItems: readonly Input[] = [
  ...lengths(),
  ...days(),
  ...names(),
  ...texts(),
  ...kinds(),
];
