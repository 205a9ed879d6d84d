import type { Text } from "@banjian/base";
import type { ConditionScope, Known } from "./scope.js";
import { type Token, tokensOf } from "./tokens.js";

/** A condition that was checked, in words for people: names by their titles, signs as they are spoken. */
export function sayCondition(condition: string, scope: ConditionScope): Text {
  const tokens = spoken(tokensOf(condition));
  const said = tokens.map((token, at) => sayToken(token, scope, subjectAt(tokens, at)));
  return { zh: joined(said.map(({ zh }) => zh)), en: joined(said.map(({ en }) => en)) };
}

/** Without the brackets of `has(…)`, which stand round one name and are not spoken; with `!has` as one word. */
function spoken(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, index) => {
    const { text } = token;
    const before = tokens[index - 1]?.text;
    if (before === "has" && text === "(") return [];
    if (text === ")" && tokens[index - 3]?.text === "has") return [];
    if (text === "!" && tokens[index + 1]?.text === "has") return [];
    return [text === "has" && before === "!" ? { ...token, text: "!has" } : token];
  });
}

/** The name that the text at `at` is compared with: before it in the same comparison, else after it. */
function subjectAt(tokens: readonly Token[], at: number): string | undefined {
  const isEnd = ({ text }: Token) => text === "&&" || text === "||";
  const start = tokens.findLastIndex((token, index) => index < at && isEnd(token)) + 1;
  const next = tokens.findIndex((token, index) => index > at && isEnd(token));
  const around = tokens.slice(start, next === -1 ? undefined : next);
  return around.find(({ kind }) => kind === "member")?.name;
}

function sayToken(
  { kind, text, name = "" }: Token,
  scope: ConditionScope,
  subject: string | undefined,
): Text {
  if (kind === "member") return titleOf(scope.get(name), name);
  if (kind === "text") {
    const word = text.slice(1, -1);
    const { zh, en } = scope.get(subject ?? "")?.words?.[word] ?? { zh: word, en: word };
    return { zh: `“${zh}”`, en: `"${en}"` };
  }
  return signs.get(text.replace(/^\.\s*/, "")) ?? { zh: text, en: text };
}

function titleOf(known: Known | undefined, name: string): Text {
  return known?.title ?? { zh: name, en: name };
}

function joined(words: readonly string[]): string {
  return words
    .join(" ")
    .replaceAll(/([[(!]) /g, "$1")
    .replaceAll(/ ([\]),])/g, "$1");
}

const signs: ReadonlyMap<string, Text> = new Map([
  ["&&", { zh: "且", en: "and" }],
  ["||", { zh: "或", en: "or" }],
  ["!", { zh: "非", en: "not" }],
  ["==", { zh: "为", en: "is" }],
  ["!=", { zh: "不为", en: "is not" }],
  [">=", { zh: "≥", en: "≥" }],
  ["<=", { zh: "≤", en: "≤" }],
  ["in", { zh: "为其一：", en: "is one of" }],
  ["true", { zh: "是", en: "yes" }],
  ["false", { zh: "否", en: "no" }],
  ["has", { zh: "已填写", en: "there is" }],
  ["!has", { zh: "未填写", en: "there is no" }],
  ["days", { zh: "天数", en: "days between" }],
  ["startsWith", { zh: "开头为", en: "begins with" }],
  ["endsWith", { zh: "结尾为", en: "ends with" }],
  ["contains", { zh: "含有", en: "contains" }],
  ["size", { zh: "长度", en: "length of" }],
]);
