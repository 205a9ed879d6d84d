import { type Token, tokensOf } from "./tokens.js";

/** A condition as the expression library reads it, at the same offsets, and the names that stand in it. */
export type Translation = {
  readonly expression: string;
  readonly tokens: readonly Token[];
  /** The dotted name behind each key of `v`. */
  readonly members: readonly string[];
};

/**
 * Puts a key of our own, `v.k3`, in the place of each name of the case: the language knows no Chinese names and none with
 * a hyphen. What is left over is filled with spaces, so that every fault is found at its own column.
 */
export function translate(condition: string): Translation {
  const tokens = tokensOf(condition);
  const members: string[] = [];
  let expression = "";
  for (const { kind, name = "", text, at } of tokens) {
    expression = expression.padEnd(at);
    if (kind !== "member") {
      expression += text;
      continue;
    }
    if (!members.includes(name)) members.push(name);
    expression += `v.k${members.indexOf(name)}`.padEnd(text.length);
  }
  return { expression, tokens, members };
}

/** The place of a name among the members, by its key. */
export function indexOfKey(key: string): number {
  return Number(key.slice(1));
}
