import type { Text } from "@banjian/base";
import { didYouMean } from "../definition/did-you-mean.js";
import type { Complaint } from "../definition/finding.js";
import { conditionRules } from "./condition-rules.js";
import type { ConditionScope } from "./scope.js";
import type { Token } from "./tokens.js";

/** One fault of a condition, and how far into it. */
export type ConditionFault = Complaint & { readonly offset: number };

const words = new Set(["true", "false", "in"]);
const functions = new Set(["has", "size", "double", "days"]);
const methods = new Set(["startsWith", "endsWith", "contains", "size"]);

/** Every word of a condition that is not known, not allowed or not readable. */
export function tokenFaults(
  condition: string,
  tokens: readonly Token[],
  scope: ConditionScope,
): ConditionFault[] {
  let told = 0;
  return tokens.flatMap((token, index) => {
    if (token.at < told) return [];
    const meant = wholeName(condition, token, scope);
    if (meant !== undefined) told = token.at + meant.length;
    const fault = faultOf(token, { next: tokens[index + 1], scope, meant });
    return fault === undefined ? [] : [{ ...fault, offset: token.at }];
  });
}

/** The known name that was written with its hyphens: `form.cold-dishes` is read as `form.cold` less `dishes`. */
function wholeName(
  condition: string,
  { kind, name = "", text, at }: Token,
  scope: ConditionScope,
): string | undefined {
  if (kind !== "member" || scope.has(name)) return undefined;
  const rest = condition.slice(at + text.length);
  return [...scope.keys()].find(
    (one) => one.startsWith(`${name}-`) && rest.startsWith(one.slice(name.length)),
  );
}

type Around = {
  readonly next: Token | undefined;
  readonly scope: ConditionScope;
  readonly meant: string | undefined;
};

function faultOf(token: Token, around: Around): Complaint | undefined {
  switch (token.kind) {
    case "member":
      return unknownMember(token, around);
    case "word":
      return wordFault(token, around);
    case "method":
      return methodFault(token);
    case "number":
      return Number.isInteger(Number(token.text)) && !Number.isSafeInteger(Number(token.text))
        ? conditionRules.tooGreat(token.text)
        : undefined;
    case "text":
      return token.text.includes("\\") ? conditionRules.unreadable("\\", plainText) : undefined;
    case "stray":
      return conditionRules.unreadable(token.text, strays.get(token.text));
    case "sign":
      return undefined;
  }
}

function unknownMember({ name = "" }: Token, { scope, meant: whole }: Around) {
  if (scope.has(name)) return undefined;
  const known = [...scope.keys()];
  const [root = ""] = name.split(".");
  const siblings = known.filter((one) => one.startsWith(`${root}.`));
  const meant = whole ?? didYouMean(name, siblings);
  return conditionRules.unknownName(name, nameHint(meant, siblings.length > 0 ? siblings : known));
}

function nameHint(meant: string | undefined, known: readonly string[]): Text {
  const some = known.slice(0, 12).map(writtenName);
  const [zh, en] = [some.join("、") || "无", some.join(", ") || "none"];
  if (meant === undefined) return { zh: `可用：${zh}。`, en: `Known: ${en}.` };
  const name = writtenName(meant);
  return { zh: `是否指 ${name}？可用：${zh}。`, en: `Did you mean ${name}? Known: ${en}.` };
}

/** A name as it has to be written in a condition. */
function writtenName(name: string): string {
  const [root = "", field] = [name.split(".")[0], name.split(".").slice(1).join(".")];
  if (field === "") return name;
  return field.includes("-") ? `${root}["${field}"]` : name;
}

function wordFault({ text }: Token, { next, scope }: Around): Complaint | undefined {
  if (next?.text === "(" && next.kind === "sign") {
    return functions.has(text) ? undefined : conditionRules.notAllowed(text, callHint(text));
  }
  if (words.has(text)) return undefined;
  const sign = spelt.get(text.toLowerCase());
  if (sign !== undefined) {
    return conditionRules.unreadable(text, { zh: `请写 ${sign}。`, en: `Write ${sign}.` });
  }
  const meant = [...scope.keys()].find((name) => name.endsWith(`.${text}`));
  const known = [...scope.keys()];
  return conditionRules.unknownName(text, nameHint(meant ?? didYouMean(text, known), known));
}

function methodFault({ text }: Token): Complaint | undefined {
  const called = text.replace(/^\.\s*/, "");
  if (methods.has(called)) return undefined;
  return conditionRules.notAllowed(called, callHint(called));
}

function callHint(called: string): Text {
  if (called === "matches") {
    return {
      zh: "正则表达式可能算不完；请用 startsWith、endsWith、contains，或在表单中写 choices。",
      en: "A pattern may never come to an end; use startsWith, endsWith or contains, or give the field choices.",
    };
  }
  const known = [...functions, ...methods];
  const meant = didYouMean(called, known);
  return {
    zh: `${meant === undefined ? "" : `是否指“${meant}”？`}可用：${[...new Set(known)].join("、")}。`,
    en: `${meant === undefined ? "" : `Did you mean "${meant}"? `}Known: ${[...new Set(known)].join(", ")}.`,
  };
}

const plainText: Text = {
  zh: "引号中只写文字本身，不用反斜线。",
  en: "Write the text itself between the quotes, without backslashes.",
};

/** What is written for a sign in sentences. */
const spelt: ReadonlyMap<string, string> = new Map([
  ["and", "&&"],
  ["且", "&&"],
  ["并且", "&&"],
  ["or", "||"],
  ["或", "||"],
  ["或者", "||"],
  ["not", "!"],
  ["非", "!"],
  ["是", "true"],
  ["否", "false"],
  ["yes", "true"],
  ["no", "false"],
  ["null", "has(…)"],
]);

const strays: ReadonlyMap<string, Text> = new Map(
  (
    [
      ["=", "=="],
      ["＝", "=="],
      ["＞", ">"],
      ["＜", "<"],
      ["≥", ">="],
      ["≤", "<="],
      ["≠", "!="],
      ["！", "!"],
      ["（", "("],
      ["）", ")"],
      ["，", ","],
      ["“", '"'],
      ["”", '"'],
      ["&", "&&"],
      ["|", "||"],
    ] as const
  ).map(([stray, sign]) => [stray, { zh: `请写 ${sign}。`, en: `Write ${sign}.` }]),
);
