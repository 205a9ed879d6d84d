import { hostileConditions } from "./conditions.js";
import { type Input, inputs, type Named, named } from "./inputs.js";
import { hostileItems } from "./items.js";
import { validItem } from "./valid-item.js";

const accept = (group: string, sources: Named) => inputs({ group }, true, sources);
const refuse = (group: string, sources: Named) => inputs({ group }, false, sources);

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...utf8(part)] : part)));
const numbered = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("");

/** 256 KB: the largest file that is read at all. */
export const limit = 256 * 1024;

/** A unit over and over, up to `size` bytes. */
export const fill = (unit: string, size = limit) =>
  unit.repeat(Math.floor(size / utf8(unit).length));

type Nest = readonly [open: string, middle: string, close: string];

/** Ways to nest, and how deep the innermost level of the value is when each is written once. */
const nests: Readonly<Record<string, Nest>> = {
  "lists in brackets": ["[", "", "]"],
  "mappings in brackets": ["{a: ", "1", "}"],
  "mappings in JSON": ['{"a":', "1", "}"],
  "lists over lines": ["[ # deeper\n ", "", "]"],
  "compact lists": ["- ", "a", ""],
};
const brokenNests: Readonly<Record<string, Nest>> = {
  "open lists": ["[", "", ""],
  "open mappings": ["{a: ", "", ""],
  "keys in brackets": ["{? ", "a", "}"],
  "explicit keys": ["? ", "a", ""],
  "empty keys": [": ", "a", ""],
  "lists and keys": ["- ? ", "a", ""],
  "lists of pairs": ["[a: ", "1", "]"],
};

const nest = ([open, middle, close]: Nest, depth: number) =>
  open.repeat(depth) + middle + close.repeat(depth);
const steps = (depth: number, line: string) =>
  numbered(depth, (level) => `${" ".repeat(level)}${line}\n`);

function depths(): Input[] {
  const deepest = (kind: Nest) => Math.floor(limit / (kind[0].length + kind[2].length)) - 1;
  const all = Object.entries({ ...nests, ...brokenNests });
  return [
    ...Object.entries(nests).flatMap(([name, kind]) =>
      accept(name, { "31 levels": nest(kind, 31), "32 levels": nest(kind, 32) }),
    ),
    ...all.flatMap(([name, kind]) =>
      refuse(name, {
        "33 levels": nest(kind, 33),
        "1,000 levels": nest(kind, 1_000),
        "10,000 levels": nest(kind, 10_000),
        "as deep as 256 KB": nest(kind, deepest(kind)),
      }),
    ),
    ...accept("steps", { "32 keys": steps(32, "a:"), "32 lists": steps(32, "-") }),
    ...refuse("steps", { "33 keys": steps(33, "a:"), "33 lists": steps(33, "-") }),
    ...refuse("steps", { "500 keys": steps(500, "a:"), "500 lists": steps(500, "-") }),
  ];
}

const objectNames = [...Object.getOwnPropertyNames(Object.prototype), "prototype", "then"];
const innocentNames = ["proto", "__proto", "Then", "constructors", "to_string", "length", "name"];

const names = (): Input[] => [
  ...refuse(
    "reserved key",
    named(objectNames, (name) => `${name}: 1`),
  ),
  ...refuse(
    "reserved key in JSON",
    named(objectNames, (name) => `[{"${name}": {"isAdmin": 1}}]`),
  ),
  ...refuse(
    "reserved explicit key",
    named(objectNames, (name) => `a:\n  ? '${name}'\n  : 1`),
  ),
  ...accept(
    "reserved name as a value",
    named(objectNames, (name) => `a: ${name}\nb: [${name}]`),
  ),
  ...accept(
    "name of nothing",
    named(innocentNames, (name) => `${name}: {${name}: 1}`),
  ),
];

const references = (): Input[] => [
  ...refuse("reference", {
    "a billion laughs": `a0: &a0 x\n${numbered(9, (i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]\n`)}`,
    "20,000 anchors and 2,000 aliases": fill("- &a x\n", 140_000) + fill("- *a\n", 10_000),
    "a cycle": "&a [*a]",
    "an alias as a key": "a: &a b\n*a : c",
    "anchors only": fill("&a "),
    "an anchor without a name": "a: & b",
    "a merge": "a: &a {b: 1}\nc: {<<: *a}",
    "a merge in place": "<<: {a: 1}",
    "a list of merges": "<<: [{a: 1}, {b: 2}]",
  }),
  ...refuse("tag", {
    function: "a: !!js/function 'x'",
    "an unknown one": "a: !unknown b",
    verbatim: "a: !<tag:yaml.org,2002:str> b",
    binary: "a: !!binary aGk=",
    "an ordered map": `a: !!omap [${numbered(9_000, (i) => `{k${i}: 1},`)}]`,
    "a set": "a: !!set {b, c}",
    text: "a: !!str 1",
    "10,000 tags": fill("- !a b\n", 70_000),
  }),
  ...refuse("stream", {
    "two documents": "a: 1\n---\nb: 2",
    "10,000 documents": fill("---\n", 40_000),
    "two documents between ends": "a: 1\n...\n---\nb: 2\n...\n",
    "a version": "%YAML 1.1\n---\na: 1",
    "a tag handle": "%TAG ! tag:example.com,2000:\n---\na: 1",
    "10,000 directives": `${fill("%a b\n", 50_000)}---\na: 1`,
    nothing: "",
    "a comment": "# 一",
    "an end": "...",
  }),
  ...accept("stream", {
    "one document between marks": "---\na: 1\n...\n",
    "marks in text": "a: |\n  ---\n  ...\nb: 'x --- y'",
    "reference marks in text": "a: x&y *z\nb: '*c'\nd: \"&e\"\nf: '!g'\nh: 100%",
  }),
];

const codes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index));
const controls = [...codes(0, 8), ...codes(0x0b, 0x0c), ...codes(0x0e, 0x1f), ...codes(0x7f, 0x87)];
const innocent = [
  "\t",
  "\u00A0",
  "\u2028",
  "\u3000",
  "\u200D",
  "é",
  "审",
  "😀",
  "\u{20000}",
  "\uFFFD",
];

const characters = (): Input[] => [
  ...refuse(
    "control",
    named(controls, (control) => `a: b${control}c`),
  ),
  ...accept(
    "character",
    named(innocent, (character) => `a: b${character}c`),
  ),
  ...refuse("character", {
    "half a pair": "a: \uD83D",
    "the other half": "a: \uDE00b",
    "half a pair by escape": 'a: "\\uD83D"',
    "NUL by escape": 'a: "\\0"',
    "a byte order mark in the middle": "a: 1\n\uFEFFb: 2",
    "two byte order marks": "\uFEFF\uFEFFa: 1",
    "a carriage return alone": "a: 1\rb: 2",
    "128 KB of carriage returns": `a: ${fill("\r", limit / 2)}`,
  }),
  ...refuse("bytes", {
    "cut after 1 of 3": bytes("a: ", [0xe5]),
    "cut after 2 of 3": bytes("a: ", [0xe5, 0xae]),
    "cut after 3 of 4": bytes("a: ", [0xf0, 0x9f, 0x98]),
    overlong: bytes("a: ", [0xc0, 0x80]),
    "a surrogate": bytes("a: ", [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]),
    "beyond Unicode": bytes("a: ", [0xf4, 0x90, 0x80, 0x80]),
    "UTF-16 little end first": bytes([0xff, 0xfe], [0x61, 0, 0x3a, 0, 0x20, 0, 0x31, 0]),
    "UTF-16 big end first": bytes([0xfe, 0xff], [0, 0x61, 0, 0x3a, 0, 0x20, 0, 0x31]),
    "UTF-16 without a mark": bytes([0x61, 0, 0x3a, 0, 0x20, 0, 0x31, 0]),
    GBK: bytes("a: ", [0xc9, 0xf3, 0xb2, 0xe9]),
    "256 KB of 0xFF": new Uint8Array(limit).fill(0xff),
    "256 KB of NUL": new Uint8Array(limit),
  }),
  ...accept("bytes", {
    "an item": utf8(validItem),
    "an item with a byte order mark": bytes([0xef, 0xbb, 0xbf], validItem),
    "an item with CRLF": utf8(validItem.replaceAll("\n", "\r\n")),
    "LF and CRLF mixed": "a: 1\r\nb: |\n  x\r\n  y\n\r\nc: 2\n",
  }),
];

const lossy =
  "9007199254740993 -9007199254740995 1e400 1e-400 .inf -.Inf .nan 0110 0x1F 0o17 +1 .5 5. 0.1234567890123456789";
const exact =
  "0 -0 9007199254740991 -9007199254740991 1.50 1e3 -2.5E-3 5e-324 '0110' 1:30 1_000 2026-09-25 0b1";

const values = (): Input[] => [
  ...refuse(
    "number",
    named([...lossy.split(" "), "9".repeat(200_000)], (number) => `a: ${number}`),
  ),
  ...accept(
    "number",
    named(exact.split(" "), (number) => `a: ${number}`),
  ),
  ...refuse("key", {
    "10,000 times the same": `{${fill("a: 1,", 50_000)}}`,
    "10,000 and one of them twice": `${numbered(10_000, (i) => `k${i}: 1\n`)}k7: 2`,
    "composed and decomposed": "\u00e9: 1\ne\u0301: 2",
    "a number": "1: a",
    nothing: ": a",
    "a list": "[a]: b",
    "a mapping": "? {a: 1}\n: b",
    "1,100 characters": `${"k".repeat(1_100)}: 1`,
    "over two lines": "a\n b: c",
  }),
  ...accept("key", {
    "10,000 different": numbered(10_000, (i) => `k${i}: 1\n`),
    "10,000 different in JSON": `{${numbered(10_000, (i) => `${i ? "," : ""}"k${i}":1`)}}`,
    "1,000 characters": `${"k".repeat(1_000)}: 1`,
    "quoted number": "'1': a",
    "with spaces": "审查 要点: a\n'b: c': d",
  }),
];

const sizes = (): Input[] => [
  ...accept("item", {
    "24,000 unknown keys": numbered(24_000, (i) => `k${i}: v\n`),
    "15,000 unknown keys in brackets": `{${numbered(15_000, (i) => `k${i}: v, `)}}`,
    "7,000 states in a row": `flow:\n  states:\n${numbered(7_000, (i) => `    s${i}: {on: {a: s${i + 1}}}\n`)}`,
    "9,000 states that are none": `flow:\n  states:\n${numbered(9_000, (i) => `    s${i}: {use: x}\n`)}`,
    "9,000 bad names": `flow:\n  states:\n${numbered(9_000, (i) => `    ${i}s: {on: {}}\n`)}`,
  }),
  ...accept("size", {
    "256 KB": `a: ${"x".repeat(limit - 3)}`,
    "256 KB of three-byte characters": `a: ${fill("审", limit - 3)}`,
    "256 KB in quotes": `a: "${"x y ".repeat(limit / 4 - 2)}"`,
    "256 KB of backslashes": `a: "${"\\".repeat(limit - 6)}"`,
    "256 KB of literal text": `a: |\n${fill(" x\n", limit - 5)}`,
    "256 KB of folded text": `a: >\n${fill(" x\n\n", limit - 5)}`,
    "256 KB over lines": `a: b\n${fill(" c\n", limit - 5)}`,
    "a comment of 256 KB": `a: 1 #${"c".repeat(limit - 6)}`,
    "60,000 comments": `a: 1\n${"#\n".repeat(60_000)}`,
    "90,000 empty lines and an indented comment": `- a\n${"\n".repeat(90_000)}   #\n`,
    "empty lines in a list": `[a${"\n".repeat(90_000)},b]`,
    "128 KB of spaces": `a:${" ".repeat(limit / 2)}b${" ".repeat(limit / 4)}`,
  }),
  ...refuse("size", {
    "256 KB and a byte": `a: ${"x".repeat(limit - 2)}`,
    "256 KB and a byte as bytes": new Uint8Array(limit + 1).fill(0x61),
    "256 KB of characters, more of bytes": `a: ${"审".repeat(limit / 2)}`,
    "10 MB": "x".repeat(10_000_000),
    "200,000 tokens": `[${fill("1,", limit - 3)}1]`,
    "131,000 comments": fill("#\n"),
  }),
];

/** Over 600 inputs by hand; more than a quarter must be accepted, so that refusing everything is no way out. */
export const corpus: readonly Input[] = [
  ...depths(),
  ...names(),
  ...references(),
  ...characters(),
  ...values(),
  ...sizes(),
  ...hostileConditions,
  ...hostileItems,
];
