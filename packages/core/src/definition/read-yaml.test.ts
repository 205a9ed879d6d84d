import { describe, expect, test } from "vitest";
import type { Finding } from "./finding.js";
import { readYaml, type YamlRead } from "./read-yaml.js";
import { yamlBounds } from "./yaml-rules.js";

const bytes = (...values: number[]) => Uint8Array.from(values);
const lines = (...parts: string[]) => parts.join("\n");
const flowList = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const blockMap = (depth: number) =>
  lines(...Array.from({ length: depth }, (_, level) => `${"  ".repeat(level)}k:`));
const sized = (size: number) => `a: ${"x".repeat(size - 3)}`;

function findingsOf(source: string | Uint8Array): readonly Finding[] {
  const read = readYaml(source, "items/fire.yaml");
  return read.ok ? [] : read.findings;
}

function read(source: string | Uint8Array): YamlRead {
  const result = readYaml(source, "items/fire.yaml");
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result;
}

/** `YAML5 2:3 states.0`: rule, place and path of each finding. */
const summary = (source: string | Uint8Array) =>
  findingsOf(source).map(({ rule, line, column, path }) =>
    `${rule} ${line}:${column} ${path}`.trimEnd(),
  );

const refused: [because: string, source: string | Uint8Array, ...findings: string[]][] = [
  ["one byte over 256 KB", sized(yamlBounds.bytes + 1), "YAML1 1:1"],
  ["over 256 KB only as bytes", `a: ${"审".repeat(90_000)}`, "YAML1 1:1"],
  ["one byte over, as bytes", new Uint8Array(yamlBounds.bytes + 1).fill(0x61), "YAML1 1:1"],
  ["a wrong byte", bytes(0x61, 0x3a, 0x0a, 0x20, 0xff, 0x20), "YAML2 2:2"],
  ["a character cut off at the end", bytes(0x61, 0x3a, 0x20, 0xe5, 0xae), "YAML2 1:4"],
  ["an overlong slash", bytes(0x61, 0xc0, 0xaf), "YAML2 1:2"],
  ["UTF-16 with its mark", bytes(0xff, 0xfe, 0x61, 0x00), "YAML2 1:1"],
  ["UTF-16 without its mark", bytes(0x61, 0x00), "YAML3 1:2"],
  ["NUL", "a: b\nc: d\0", "YAML3 2:5"],
  ["an escape sequence of a terminal", "a: \u001B[31mred", "YAML3 1:4"],
  ["a C1 control", "a: \u0085", "YAML3 1:4"],
  ["a carriage return alone", "a: 1\rb: 2", "YAML3 1:5"],
  ["a byte order mark in the middle", "a: 1\n\uFEFFb: 2", "YAML3 2:1"],
  ["a mark that turns the direction of writing round", "a: 甲\u202E乙", "YAML3 1:5"],
  ["one that sets a part of the text apart", "a: \u2066乙", "YAML3 1:4"],
  ["half a surrogate pair", "a: \uD800", "YAML3 1:4"],
  ["NUL by escape", 'a:\n  - "\\0"', "YAML3 2:5 a.0"],
  ["half a surrogate pair by escape", 'a: "\\uDC00"', "YAML3 1:4 a"],
  ["a control in a key by escape", '"\\e": 1', "YAML3 1:1 \\u{1B}"],
  ["more than 200,000 tokens", `[${"1,".repeat(70_000)}1]`, "YAML4 1:133334"],
  ["33 lists in brackets", flowList(33), "YAML5 1:33"],
  ["33 mappings", blockMap(33), "YAML5 33:66"],
  ["33 lists on one line", "- ".repeat(33), "YAML5 1:65"],
  ["33 explicit keys", "? ".repeat(33), "YAML5 1:65"],
  ["17 lists of pairs", "[a: ".repeat(17) + "]".repeat(17), `YAML5 1:65 ${"0.a.".repeat(15)}0.a`],
  ["an anchor and its alias", "a: &x 1\nb: *x", "YAML6 1:4", "YAML6 2:4"],
  ["an anchor on the top", "&all\na: 1", "YAML6 1:1"],
  ["a cycle", "&a [*a]", "YAML6 1:1", "YAML6 1:5"],
  ["a tag", "a: !!js/function x", "YAML7 1:4"],
  ["a tag that changes nothing", "!!map {a: !!str b}", "YAML7 1:1", "YAML7 1:11"],
  ["a set", "a: !!set {b}", "YAML7 1:4"],
  ["a merge key", "<<: {a: 1}", "YAML8 1:1 <<"],
  ["a directive", "%YAML 1.1\n---\na: 1", "YAML9 1:1"],
  ["a second document", "a: 1\n---\nb: 2", "YAML10 2:1"],
  ["an empty second document", "a: 1\n---\n", "YAML10 2:1"],
  ["nothing", "", "YAML11 1:1"],
  ["comments only", "# 待办\n\n# later", "YAML11 1:1"],
  ["a document without content", "---\n# later\n...", "YAML11 1:1"],
  ["one key twice", "a: 1\nb: 2\na: 3", "YAML12 3:1 a"],
  ["one key twice in brackets", "x: {a: 1, 'a': 2}", "YAML12 1:11 x.a"],
  ["keys that look the same", "\u00e9: 1\ne\u0301: 2", "YAML12 2:1 e\u0301"],
  ["a number, a truth, nothing", "1: a\ntrue: b\n~: c", "YAML13 1:1", "YAML13 2:1", "YAML13 3:1"],
  ["a list as a key", "a:\n  ? [b]\n  : c", "YAML13 2:5 a"],
  ["a mapping as a key", "{{a: 1}: b}", "YAML13 1:2"],
  ["an empty key", "a:\n  : b", "YAML13 2:3 a"],
  ["a reserved key", "a: 1\n__proto__: {isAdmin: true}", "YAML14 2:1 __proto__"],
  ["a reserved key, quoted and deep", '[{"toString": 1}]', "YAML14 1:3 0.toString"],
  ["a whole number too large to be exact", "a: 9007199254740993", "YAML15 1:4 a"],
  ["a number that overflows", "- 1\n- 1e400", "YAML15 2:3 1"],
  ["a number that underflows", "a: 1e-400", "YAML15 1:4 a"],
  ["infinity", "a: -.inf", "YAML15 1:4 a"],
  ["no number", "a: .nan", "YAML15 1:4 a"],
  ["more digits than are kept", "a: 0.12345678901234567890", "YAML15 1:4 a"],
  ["a code with a leading zero", "code: 0110", "YAML15 1:7 code"],
  ["a hexadecimal number", "a: 0x1F", "YAML15 1:4 a"],
  ["a tab before a key", "a:\n\tb: 1", "YAML16 2:1"],
  ["a tab after a space", "a:\n \tb: 1", "YAML16 2:2"],
  ["a tab before a list", "a:\n\t- b", "YAML16 2:1"],
  ["an open quote", 'a: "b', "YAML17 1:6"],
  ["an open bracket", "a: [b", "YAML17 1:6"],
  ["two keys on a line", "a: b: c", "YAML17 1:4"],
  ["a full-width colon", "a: 1\n名称：消防", "YAML17 2:1"],
  ["an unknown escape", 'a: "\\q"', "YAML17 1:5"],
  ["a reserved character", "a: @b", "YAML17 1:4"],
  ["a stray bracket", "a: b\n]", "YAML17 2:1"],
  ["an indentation of its own", "a:\n   b: 1\n  c: 2", "YAML17 3:1"],
  ["a list on the line of its key", "a: - b", "YAML17 1:4"],
];

const byRule = refused.map(([because, source, ...expected]) => ({
  rule: expected[0]?.split(" ")[0],
  because,
  source,
  expected,
}));

test.each(byRule)("$rule: $because is refused at its place", ({ source, expected }) => {
  expect(summary(source)).toEqual(expected);
});

const accepted: [because: string, source: string | Uint8Array, value: unknown][] = [
  ["exactly 256 KB", sized(yamlBounds.bytes), { a: "x".repeat(yamlBounds.bytes - 3) }],
  ["a byte order mark", "\uFEFFa: 1", { a: 1 }],
  ["a byte order mark in bytes", bytes(0xef, 0xbb, 0xbf, 0x61, 0x3a, 0x20, 0x31), { a: 1 }],
  ["Chinese in bytes", new TextEncoder().encode("名称: 消防审查😀"), { 名称: "消防审查😀" }],
  ["a replacement character that is written", "a: \uFFFD", { a: "\uFFFD" }],
  ["lines that end with CRLF", "a: 1\r\nb:\r\n  - 2\r\n", { a: 1, b: [2] }],
  ["a surrogate pair by escapes", 'a: "\\uD83D\\uDE00"', { a: "😀" }],
  ["a tab within text and by escape", 'a: b\tc\nd: "\\t"', { a: "b\tc", d: "\t" }],
  ["JSON indented by tabs", '{\n\t"a": [\n\t\t1\n\t]\n}', { a: [1] }],
  ["an empty line of tabs", "a:\n  b: 1\n\t\n  c: 2", { a: { b: 1, c: 2 } }],
  ["comments everywhere", "# 一\na: 1 # two\n# three\nb: # 四\n  - c\n", { a: 1, b: ["c"] }],
  ["a hash within text", "a: b#c\nd: '# e'", { a: "b#c", d: "# e" }],
  [
    "literal text",
    "a: |\n  第一行\n   second: & * ! %\nb: 1",
    { a: "第一行\n second: & * ! %\n", b: 1 },
  ],
  ["folded text", "a: >-\n  one\n  two\n\n  three", { a: "one two\nthree" }],
  ["text over two lines", "a: one\n  two\nb: 'x\n  y'", { a: "one two", b: "x y" }],
  [
    "marks within and in quotes",
    "a: x & y * z!\nb: '*c'\nd: '&e'\nf: '!g'",
    { a: "x & y * z!", b: "*c", d: "&e", f: "!g" },
  ],
  ["a percent sign that begins no line", "a: 100%\nb: '%c'", { a: "100%", b: "%c" }],
  ["less-than signs that are no key", "a: <<\n<: b", { a: "<<", "<": "b" }],
  [
    "keys that look like other types, quoted",
    "'1': a\n\"true\": b\n'~': c",
    { 1: "a", true: "b", "~": "c" },
  ],
  ["words that are booleans elsewhere", "on: yes\nno: off\ny: n", { on: "yes", no: "off", y: "n" }],
  ["an explicit key that is text", "? a\n: b", { a: "b" }],
  [
    "one key in two mappings",
    "a: {k: 1}\nb: {k: 1}\nk: {k: 1}",
    { a: { k: 1 }, b: { k: 1 }, k: { k: 1 } },
  ],
  ["keys that differ by case or width", "a: 1\nA: 2\nＡ: 3", { a: 1, A: 2, Ａ: 3 }],
  [
    "a reserved name as a value",
    "a: __proto__\nb: constructor",
    { a: "__proto__", b: "constructor" },
  ],
  [
    "names that are nearly reserved",
    "proto: 1\n__proto: 2\nThen: 3",
    { proto: 1, __proto: 2, Then: 3 },
  ],
  [
    "the largest exact numbers",
    "- 9007199254740992\n- -9007199254740991\n- 1.5e300",
    [2 ** 53, 1 - 2 ** 53, 1.5e300],
  ],
  ["numbers written at length", "- 1.50\n- 0.10\n- 1e3\n- 0.1e-2", [1.5, 0.1, 1000, 0.001]],
  ["minus zero, which becomes zero", "- -0\n- -0.0", [0, 0]],
  [
    "long codes in quotes",
    "a: '110101199003074514321'\nb: '0110'",
    { a: "110101199003074514321", b: "0110" },
  ],
  ["days and times, which stay text", "a: 2026-09-25\nb: 12:30", { a: "2026-09-25", b: "12:30" }],
  [
    "truth and nothing",
    "a: true\nb: False\nc: null\nd: ~\ne:",
    { a: true, b: false, c: null, d: null, e: null },
  ],
  ["one document between marks", "--- # one\na: 1\n...\n# end\n", { a: 1 }],
  ["dashes within text", "a: |\n  ---\n  b\nc: ---d", { a: "---\nb\n", c: "---d" }],
];

test.each(accepted)("%s is accepted", (_because, source, value) => {
  expect(read(source).value).toEqual(value);
});

test.each([
  ["lists", flowList(32)],
  ["mappings", blockMap(32)],
  ["compact lists", `${"- ".repeat(31)}- x`],
  ["lists of pairs", "[a: ".repeat(16) + "]".repeat(16)],
])("YAML5: 32 levels of %s are accepted", (_what, source) => {
  expect(summary(source)).toEqual([]);
});

describe("findings", () => {
  test("all are listed at once, from the top of the file down", () => {
    const source = lines("a: &x 1", "a: 017", "b: @c", "constructor: *x", "d: e", "---", "f");
    expect(summary(source)).toEqual([
      "YAML6 1:4",
      "YAML12 2:1 a",
      "YAML15 2:4 a",
      "YAML17 3:4",
      "YAML14 4:1 constructor",
      "YAML6 4:14",
      "YAML10 6:1",
    ]);
  });

  test("YAML18: after 100 of them one more says that there are more", () => {
    const findings = summary("- 01\n".repeat(300));
    expect(findings).toHaveLength(101);
    expect(findings.slice(-2)).toEqual(["YAML15 100:3 99", "YAML18 101:3"]);
    expect(summary("- 01\n".repeat(100))).toHaveLength(100);
  });

  test("tell file, problem and repair in both languages", () => {
    expect(findingsOf("a: 1\nb: 2\na: 3")).toEqual([
      {
        rule: "YAML12",
        severity: "error",
        file: "items/fire.yaml",
        line: 3,
        column: 1,
        path: "a",
        problem: { zh: "键“a”重复，第 1 行已有", en: 'the key "a" stands already on line 1' },
        hint: {
          zh: "请改名，或合并两处内容。",
          en: "Rename one of the two, or join what they hold.",
        },
      },
    ]);
  });

  test.each(byRule)("$rule: its sentences end as all do: $because", ({ source }) => {
    for (const { problem, hint } of findingsOf(source)) {
      expect(problem.en).toMatch(/[^.]$/);
      expect(problem.zh).toMatch(/[^。.]$/);
      expect(hint.en).toMatch(/\.$/);
      expect(hint.zh).toMatch(/。$/);
    }
  });

  test("quote what the file says shortened, and without what a terminal would obey", () => {
    const [finding] = findingsOf(`"\\e[2J\\u202E${"x".repeat(500)}": 1`);
    expect(finding?.path).toMatch(/^\\u\{1B\}\[2J\\u\{202E\}x{50,60}…$/);
  });
});

describe("prototypes", () => {
  test("YAML14: every name an empty object answers to is refused as a key", () => {
    for (const name of [...Object.getOwnPropertyNames(Object.prototype), "prototype", "then"]) {
      expect(summary(`a:\n  ${name}: 1`)).toEqual([`YAML14 2:3 a.${name}`]);
      expect(summary(`{"${name}": {isAdmin: true}}`)[0]).toBe(`YAML14 1:2 ${name}`);
    }
  });

  test("stay as they were, and leak nothing into what is read", () => {
    const names = Object.getOwnPropertyNames(Object.prototype);
    readYaml("__proto__: {isAdmin: true}\nconstructor: {prototype: {isAdmin: true}}", "a.yaml");
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(names);
    expect("isAdmin" in {}).toBe(false);
    const { value } = read("a: {b: []}");
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.assign({}, value)).toEqual({ a: { b: [] } });
  });
});
