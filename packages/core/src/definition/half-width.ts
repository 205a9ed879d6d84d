import type { Text } from "@banjian/base";
import { excerpt } from "./finding.js";

/** What a Chinese keyboard types for the signs of YAML, and what YAML reads. */
const halfWidth: ReadonlyMap<string, string> = new Map([
  ["：", ":"],
  ["，", ","],
  ["、", ","],
  ["【", "["],
  ["】", "]"],
  ["［", "["],
  ["］", "]"],
  ["｛", "{"],
  ["｝", "}"],
  ["“", '"'],
  ["”", '"'],
]);

const fullWidthSign = new RegExp(`[${[...halfWidth.keys()].join("")}]`);

/** A key with its colon at the beginning of a line or of the text of a key, where the colon is full-width or no space comes after it. */
const joinedKey =
  /^[\s-]*(?<key>[\p{L}_][\p{L}\p{N}_-]*)\s*(?:(?<wide>：)|:(?=[^\s/]))\s*(?<value>[^\s#]*)/u;

// Nobody's key is longer; a line may be.
const longestStart = 200;

/** How a key is written that ran into its value, and what is wrong with it; undefined where the line begins otherwise. */
export function unjoinedKey(
  line: string,
): { readonly says: Text; readonly hint: Text } | undefined {
  const { key, wide, value = "" } = joinedKey.exec(line.slice(0, longestStart))?.groups ?? {};
  if (key === undefined) return undefined;
  const mended = excerpt(`${key}: ${value}`.trimEnd());
  return {
    says:
      wide === undefined
        ? {
            zh: `“${key}”后的冒号没有接空格`,
            en: `no space comes after the colon of "${key}"`,
          }
        : {
            zh: `“${key}”后的冒号是全角“：”`,
            en: `the colon after "${key}" is the full-width “：”`,
          },
    hint: {
      zh: `冒号用半角并接空格：写成“${mended}”。`,
      en: `Type a half-width colon and a space: write "${mended}".`,
    },
  };
}

/** The repair of a key or value that was refused and holds a full-width sign: which one, and what to type; else undefined. */
export function halfWidthHint(given: string): Text | undefined {
  const joined = unjoinedKey(given);
  if (joined !== undefined) return joined.hint;
  const sign = fullWidthSign.exec(given)?.[0] ?? "";
  const typed = halfWidth.get(sign);
  if (typed === undefined) return undefined;
  return {
    zh: `“${sign}”是全角符号，请改写半角的 ${typed} 。`,
    en: `“${sign}” is a full-width sign: type ${typed} instead.`,
  };
}
