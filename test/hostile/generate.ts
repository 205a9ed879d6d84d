import { fill, limit } from "./corpus.js";
import { anyCondition, rightCondition } from "./random-condition.js";
import type { Question } from "./reader.js";
import { many, oneOf, type Random, seeded } from "./seeded.js";
import { validItem } from "./valid-item.js";

/** One input by chance; one that is `right` must be accepted, and `json`, where it is set, is the value that must come out. */
export type Generated = Question & { readonly right: boolean; readonly json?: string };

const marks = [..."\n\n\n  \t:-?,[]{}#&*!|>'\"%@`\\~=<.a1审é"];
const fragments = [
  ...[
    "a: ",
    "- ",
    "? ",
    ": ",
    ":\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "\r",
    " # c\n",
    "#",
    "{a: ",
    "[a: ",
    "{? ",
  ],
  ...[
    "&a ",
    "*a ",
    "!t ",
    "!!str ",
    "<<: ",
    "--- ",
    "\n---\n",
    "\n...\n",
    "\n%YAML 1.2\n",
    '"x"',
    "'y'",
  ],
  ...[
    "|\n",
    ">-\n",
    "|2+\n",
    '\\"',
    "\\u0000",
    "__proto__: ",
    "1e400",
    "0x",
    ".inf",
    "true",
    "null",
  ],
  ...["\u0000", "\uFEFF", "\uD800", "\u2028", "😀", "e\u0301: "],
  ...marks,
];
const fragment = (random: Random) => oneOf(random, fragments);
const soup = (random: Random, most: number) => many(random, most, () => fragment(random)).join("");

const randomBytes = (random: Random) => Uint8Array.from(many(random, 4_000, () => random(256)));

/** A few unlucky edits of a valid item. */
function mutated(random: Random): string {
  let text = validItem;
  for (let edits = 1 + random(6); edits > 0; edits -= 1) {
    const [from, length] = [random(text.length), random(12)];
    const insert = oneOf(random, ["", fragment(random), text.slice(random(text.length), from)]);
    text = text.slice(0, from) + insert + text.slice(from + length);
  }
  return text;
}

/** The bytes of a valid item, cut off anywhere or with wrong ones among them. */
function damaged(random: Random): Uint8Array {
  const bytes = new TextEncoder().encode(validItem);
  if (random(2) === 0) return bytes.subarray(0, random(bytes.length));
  for (let edits = 1 + random(3); edits > 0; edits -= 1) bytes[random(bytes.length)] = random(256);
  return bytes;
}

/** What a quadratic parser is afraid of: one or two short units, repeated for up to 256 KB. */
function repeated(random: Random, most: number): string {
  const half = () => fill(soup(random, 4) || " ", random(most / 2));
  return soup(random, 6) + half() + soup(random, 3) + half() + soup(random, 6);
}

function deep(random: Random): string {
  const open = soup(random, 2) + oneOf(random, ["[", "{a: ", "- ", "? ", "[[", "\n- "]);
  const depth = Math.min(1_000 + random(99_000), Math.floor(limit / 2 / open.length));
  return open.repeat(depth) + oneOf(random, ["", "]".repeat(depth), "}".repeat(depth)]);
}

const words = [
  "审查",
  "limits",
  "on",
  "no",
  "a b",
  "1",
  "",
  "- x",
  "#",
  "&a",
  "~",
  "'",
  '"',
  "\n",
  "😀",
  "017",
  "<=",
  "=",
  "true",
  "null",
  " ",
  ": ",
];
const word = (random: Random) => many(random, 3, () => oneOf(random, words)).join("");

function json(random: Random, depth: number): unknown {
  const leaf = depth === 0 || random(3) === 0;
  if (leaf)
    return oneOf(random, [word(random), random(2_000) - 1_000, random(1_000) / 8, true, null]);
  if (random(2) === 0) return many(random, 5, () => json(random, depth - 1));
  return Object.fromEntries(many(random, 5, () => [word(random), json(random, depth - 1)]));
}

/** Any JSON value as YAML in block style, its texts in double quotes, comments strewn about. */
function yamlOf(random: Random, value: unknown, indent: string): string {
  const comment = random(4) === 0 ? ` # ${oneOf(random, ["一", "&a", "]", "x: y"])}` : "";
  const entries = Object.entries(value ?? {});
  if (typeof value !== "object" || entries.length === 0)
    return ` ${JSON.stringify(value)}${comment}`;
  const lines = entries.map(([key, inner]) => {
    const lead = Array.isArray(value) ? "-" : `${JSON.stringify(key)}:`;
    return `\n${indent}${lead}${yamlOf(random, inner, `${indent}  `)}`;
  });
  return comment + lines.join("");
}

function valid(random: Random): Generated {
  const value = json(random, 1 + random(6));
  const source = oneOf(random, [
    yamlOf(random, value, "").trimStart(),
    `\uFEFF---${yamlOf(random, value, "")}\n...\n`,
    JSON.stringify(value),
    JSON.stringify(value, null, "\t"),
    JSON.stringify(value, null, 2).replaceAll("\n", "\r\n"),
  ]);
  return { source, asks: "yaml", right: true, json: JSON.stringify(value) };
}

function one(random: Random): Generated {
  const kind = random(100);
  if (kind < 22) return valid(random);
  if (kind < 32) return { source: rightCondition(random), asks: "condition", right: true };
  if (kind < 45) return { source: anyCondition(random), asks: "condition", right: false };
  return { source: anyYaml(random), asks: "yaml", right: false };
}

function anyYaml(random: Random): Question["source"] {
  const kind = random(100);
  if (kind < 34) return mutated(random);
  if (kind < 48) return damaged(random);
  if (kind < 62) return randomBytes(random);
  if (kind < 96) return soup(random, 300);
  if (kind < 98) return deep(random);
  return repeated(random, random(4) === 0 ? limit : 32_000);
}

/** The first `count` inputs of a seed; over a quarter are right. */
export function generate(seed: number, count: number): readonly Generated[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => one(random));
}
