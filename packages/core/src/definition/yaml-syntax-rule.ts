import type { Text } from "@banjian/base";
import type { ErrorCode } from "yaml";
import { type Complaint, excerpt } from "./finding.js";
import { unjoinedKey } from "./half-width.js";
import { yamlRules } from "./yaml-rules.js";

const quoteIt: Text = {
  zh: "如果这是文字，请加引号。",
  en: "Put it in quotes if it is meant as text.",
};
const alignIt: Text = {
  zh: "请把同一层的内容对齐到同一列，下一层多缩进两个空格。",
  en: "Align what belongs to one level in one column, and indent the next level by two spaces.",
};
const closeIt: Text = {
  zh: "请检查这里和上一行的冒号（后接空格）、逗号、引号和括号，都须用半角。",
  en: "Check the colons (then a space), commas, quotes and brackets here and on the line before: all of them half-width.",
};
const newLine: Text = {
  zh: "请把值写在下一行并缩进；值中含有“: ”时请加引号。",
  en: 'Put the value on the next line, indented; put a value that contains ": " in quotes.',
};
const shorten: Text = {
  zh: "请把键写成一行以内的短文字。",
  en: "Write the key as a short text on one line.",
};

/** What to do about each fault that the library can name; those without an entry are known under rules of their own. */
const repairs: { readonly [Code in ErrorCode]?: { readonly says: Text; readonly hint: Text } } = {
  BAD_DQ_ESCAPE: {
    says: { zh: "双引号内的转义写法无效", en: "this escape is unknown in double quotes" },
    hint: { zh: "请写成“\\\\”，或改用单引号。", en: 'Write "\\\\", or use single quotes.' },
  },
  BAD_INDENT: { says: { zh: "缩进不一致", en: "the indentation does not fit" }, hint: alignIt },
  BAD_SCALAR_START: {
    says: { zh: "文字不能以这个符号开头", en: "text cannot begin with this character" },
    hint: quoteIt,
  },
  BLOCK_AS_IMPLICIT_KEY: {
    says: { zh: "同一行不能再嵌套", en: "a line holds one key only" },
    hint: newLine,
  },
  BLOCK_IN_FLOW: {
    says: { zh: "括号内不能使用缩进写法", en: "indented lists cannot stand within brackets" },
    hint: closeIt,
  },
  KEY_OVER_1024_CHARS: { says: { zh: "键过长", en: "the key is too long" }, hint: shorten },
  MISSING_CHAR: { says: { zh: "这里缺少符号", en: "something is missing here" }, hint: closeIt },
  MULTILINE_IMPLICIT_KEY: {
    says: { zh: "键不能跨行", en: "a key must stand on one line" },
    hint: shorten,
  },
  UNEXPECTED_TOKEN: {
    says: { zh: "这里不应出现这个内容", en: "this does not belong here" },
    hint: closeIt,
  },
};

/** What the library makes of a line whose key runs into its value. */
const keyFaults: ReadonlySet<ErrorCode> = new Set(["MULTILINE_IMPLICIT_KEY", "MISSING_CHAR"]);

const anyFault = { says: { zh: "无法读取", en: "this cannot be read" }, hint: closeIt };

/**
 * YAML16 and YAML17: a fault that the library found on a line. The library's own words, which are English, come after ours;
 * in Chinese only where we have no sentence for the fault.
 */
export function syntaxComplaint(code: ErrorCode, words: string, line = ""): Complaint {
  if (code === "TAB_AS_INDENT") return yamlRules.tabAsIndentation();
  const joined = keyFaults.has(code) ? unjoinedKey(line) : undefined;
  if (joined !== undefined) return { rule: "YAML17", problem: joined.says, hint: joined.hint };
  const known = repairs[code];
  const { says, hint } = known ?? anyFault;
  const own = excerpt(words);
  return {
    rule: "YAML17",
    problem: {
      zh: known === undefined ? `${says.zh}（${own}）` : says.zh,
      en: `${says.en} (${own})`,
    },
    hint,
  };
}
