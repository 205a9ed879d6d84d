import type { Text } from "@banjian/base";
import { isLocalDate } from "@banjian/calendar";
import type { ASTNode } from "@marcbachmann/cel-js";
import { didYouMean } from "../definition/did-you-mean.js";
import { type Complaint, excerpt } from "../definition/finding.js";
import { type CelFault, conditionBounds, memberAt, parseCel } from "./cel.js";
import { type ConditionFault, tokenFaults } from "./check-tokens.js";
import { conditionRules } from "./condition-rules.js";
import { namingOf } from "./formula.js";
import type { ConditionScope, Known } from "./scope.js";
import { settledFaults } from "./settled.js";
import type { Token } from "./tokens.js";
import { type Translation, translate } from "./translate.js";

/** Everything that is wrong with a condition, typed against the names it may use; nothing when it can be evaluated. */
export function checkCondition(condition: string, scope: ConditionScope): ConditionFault[] {
  if (condition.length > conditionBounds.characters) {
    return [{ ...conditionRules.tooLarge(), offset: 0 }];
  }
  const translation = translate(condition);
  const faults = tokenFaults(condition, translation.tokens, scope);
  if (faults.length > 0) return faults;
  const parsed = parseCel(translation, scope);
  const { ast, fault } = parsed;
  if (fault !== undefined || ast === undefined)
    return fault === undefined ? [] : [said(fault, translation.tokens)];
  if (translation.members.length === 0) return [{ ...conditionRules.alwaysTheSame(), offset: 0 }];
  const strange = valueFaults(ast, translation, scope);
  if (strange.length > 0) return strange;
  return settledFaults(ast, namingOf(condition, translation, scope));
}

function said({ kind, says, at }: CelFault, tokens: readonly Token[]): ConditionFault {
  const token = tokenAt(tokens, at);
  const offset = token?.at ?? at;
  switch (kind) {
    case "size":
      return { ...conditionRules.tooLarge(), offset };
    case "grammar":
      return { ...conditionRules.unreadable(token?.text ?? ""), offset };
    case "result":
      return { ...conditionRules.wrongType(notYesOrNo(says), compareIt), offset: 0 };
    case "type":
      return { ...conditionRules.wrongType(cannot(says), overloadHint(says)), offset };
  }
}

/** The word that stands at an offset. */
function tokenAt(tokens: readonly Token[], offset: number): Token | undefined {
  return tokens.find(({ at, text }) => at <= offset && offset < at + text.length);
}

function notYesOrNo(says: string): Text {
  const type = typeText(says);
  return {
    zh: `条件应当成立或不成立，这里得出${type.zh}`,
    en: `a condition holds or does not; this one comes to ${type.en}`,
  };
}

const compareIt: Text = {
  zh: "比较同一类的值，例如 form.staff > 0。",
  en: "Compare values of one kind, for instance form.staff > 0.",
};

function overloadHint(types: string): Text {
  if (/int .* double|double .* int/.test(types)) {
    return {
      zh: "数字与整数比较相等或计算时，写 300.0，或 double(form.staff)。",
      en: "To compare or reckon a number with a whole one, write 300.0 or double(form.staff).",
    };
  }
  return compareIt;
}

/** From "no such overload: int == string" and the like. */
function cannot(says: string): Text {
  const types = /: (.*)$|'(.*)'/.exec(says);
  const what = types?.[1] ?? types?.[2];
  if (what === undefined)
    return { zh: "条件中的类型不合", en: "the types in the condition do not fit" };
  const inWords = (lang: "zh" | "en") =>
    what.replaceAll(/[a-z]+\b(?!\()/g, (type) => typeText(type)[lang]);
  return { zh: `不能这样算：${inWords("zh")}`, en: `this cannot be worked out: ${inWords("en")}` };
}

const typeWords: ReadonlyMap<string, Text> = new Map([
  ["int", { zh: "整数", en: "whole number" }],
  ["double", { zh: "数字", en: "number" }],
  ["string", { zh: "文字", en: "text" }],
  ["bool", { zh: "是或否", en: "yes or no" }],
]);

function typeText(type: string): Text {
  return typeWords.get(type) ?? { zh: type, en: type };
}

/** Values that a name can never have, and texts where a day is meant. */
function valueFaults(
  ast: ASTNode,
  { members, tokens }: Translation,
  scope: ConditionScope,
): ConditionFault[] {
  const knownAt = (node: ASTNode): Known | undefined => {
    const index = memberAt(node);
    return index === undefined ? undefined : scope.get(members[index] ?? "");
  };
  return nodesOf(ast).flatMap((node) => [
    ...comparisons(node).flatMap(([name, literal]): ConditionFault[] => {
      const known = knownAt(name);
      if (known === undefined || literal.op !== "value" || typeof literal.args !== "string")
        return [];
      const fault = valueFault(literal.args, known);
      return fault === undefined ? [] : [{ ...fault, offset: literal.pos }];
    }),
    ...comparedTwice(node, knownAt),
    ...daysIn(node).flatMap((one): ConditionFault[] => {
      const isDay = knownAt(one)?.type === "day" || (one.op === "value" && isLocalDate(one.args));
      const token = tokenAt(tokens, one.pos);
      return isDay ? [] : [{ ...noDay(token?.text ?? ""), offset: token?.at ?? one.pos }];
    }),
    ...(isTextMadeNumber(node, knownAt)
      ? [{ ...conditionRules.textMadeNumber(), offset: node.pos }]
      : []),
  ]);
}

function valueFault(value: string, { type, title, choices }: Known) {
  if (choices !== undefined && !choices.includes(value)) {
    return conditionRules.neverEqual(value, title, choices, didYouMean(value, choices));
  }
  return type === "day" && !isLocalDate(value) ? noDay(value) : undefined;
}

function noDay(written: string): Complaint {
  const what = excerpt(written.replaceAll('"', ""));
  const problem = { zh: `“${what}”不是日期`, en: `"${what}" is no day` };
  const hint = {
    zh: '写一个日期项，或 "2026-09-24"。',
    en: 'Name a field of type day, or write "2026-09-24".',
  };
  return conditionRules.wrongType(problem, hint);
}

/** The pairs that a node holds against each other: a name and what may be written out. */
function comparisons(node: ASTNode): [ASTNode, ASTNode][] {
  switch (node.op) {
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return [
        [node.args[0], node.args[1]],
        [node.args[1], node.args[0]],
      ];
    case "in": {
      const [name, list] = node.args;
      return list.op === "list" ? list.args.map((one): [ASTNode, ASTNode] => [name, one]) : [];
    }
    default:
      return [];
  }
}

/** A name held against itself says nothing of the case. */
function comparedTwice(
  node: ASTNode,
  knownAt: (node: ASTNode) => Known | undefined,
): ConditionFault[] {
  const isItself = comparisons(node).some(
    ([one, other]) => knownAt(one) !== undefined && knownAt(one) === knownAt(other),
  );
  return isItself ? [{ ...conditionRules.comparedWithItself(), offset: node.start }] : [];
}

/** What stands in `days(from, to)`. */
function daysIn(node: ASTNode): ASTNode[] {
  return node.op === "call" && node.args[0] === "days" ? node.args[1] : [];
}

/** `double("12")`: what a text says is known in a case only, and then it may be no number at all. */
function isTextMadeNumber(node: ASTNode, knownAt: (node: ASTNode) => Known | undefined): boolean {
  const isText = (one: ASTNode): boolean => {
    const known = knownAt(one);
    if (known !== undefined) return known.type === "text" || known.type === "day";
    if (one.op === "value") return typeof one.args === "string";
    // What is added or chosen is of one type throughout.
    if (one.op === "+") return isText(one.args[0]);
    return one.op === "?:" && isText(one.args[1]);
  };
  return node.op === "call" && node.args[0] === "double" && node.args[1].some(isText);
}

function nodesOf(node: ASTNode): ASTNode[] {
  return [node, ...childrenOf(node.args).flatMap(nodesOf)];
}

function childrenOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(childrenOf);
  return typeof args === "object" && args !== null && "op" in args ? [args as ASTNode] : [];
}
