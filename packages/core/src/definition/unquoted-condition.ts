import { isScalar, type Pair } from "yaml";
import { type Complaint, excerpt } from "./finding.js";
import { keyCalled } from "./key-aliases.js";

/** Within braces a comma or a bracket ends a text that stands in no quotes: what YAML then reads is no condition any more. */
export function unquotedCondition(condition: string): Complaint {
  const quote = condition.includes('"') ? "'" : '"';
  const mended = `${quote}${excerpt(condition)}${quote}`;
  return {
    rule: "YAML17",
    problem: {
      zh: "花括号内的条件含有逗号或括号，却没有加引号",
      en: "within braces a condition that holds a comma or a bracket is in no quotes",
    },
    hint: {
      zh: `给条件加引号：${mended}；或另起一行写在花括号外。`,
      en: `Put the condition in quotes: ${mended}; or write it on a line of its own, without braces.`,
    },
  };
}

const conditionKeys = ["when", "only-when"];

const isConditionKey = (key: unknown) =>
  typeof key === "string" &&
  (conditionKeys.includes(key) || keyCalled(key, conditionKeys) !== undefined);

// No condition is longer; a line may be.
const longestLine = 2000;

/** Where in a line a condition within braces begins that YAML cannot read whole, and what it says; undefined where there is none. */
export function tornOnLine(
  line: string,
): { readonly at: number; readonly says: string } | undefined {
  for (const { index, groups } of line.slice(0, longestLine).matchAll(keyInBraces)) {
    const { before = "", key } = groups ?? {};
    if (!isConditionKey(key)) continue;
    const at = index + before.length;
    const says = conditionFrom(line.slice(at, longestLine));
    if (/[[\]{},]/.test(says)) return { at, says };
  }
  return undefined;
}

const keyInBraces = /(?<before>[{,]\s{0,9}(?<key>[\p{L}-]{1,20})\s?:\s{1,9})(?=[^\s"'{[|>])/gu;

/** A condition up to the brace or comma that is not its own. */
function conditionFrom(rest: string): string {
  let open = 0;
  for (const [index, character] of [...rest].entries()) {
    if ("([{".includes(character)) open += 1;
    else if (")]}".includes(character)) open -= 1;
    if (open < 0 || (open === 0 && character === ",")) {
      return [...rest].slice(0, index).join("").trimEnd();
    }
  }
  return rest.trimEnd();
}

/** A pair of a mapping; `torn` is the whole condition where YAML has split it at its commas. */
export type MendedPair = Pick<Pair, "key" | "value"> & { readonly torn?: string };

/** The pairs of a mapping, those into which a condition was split joined again. */
export function* mendedPairs(pairs: readonly Pair[]): Generator<MendedPair> {
  for (let next = 0; next < pairs.length; ) {
    const [pair, pieces] = [pairs[next], piecesAt(pairs, next)];
    if (pair === undefined) return;
    const { key, value } = pair;
    yield pieces.length > 1 ? { key, value, torn: pieces.join(", ") } : { key, value };
    next += pieces.length;
  }
}

/** The texts that belong to the condition which begins with this pair; one at least. */
function piecesAt(pairs: readonly Pair[], index: number): readonly string[] {
  const { key, value } = pairs[index] ?? {};
  const first = isScalar(value) && value.type === "PLAIN" ? String(value.value) : "";
  const pieces = [first];
  if (!isScalar(key) || !isConditionKey(key.value)) return pieces;
  for (let open = openIn(first); open > 0; ) {
    const { key: more, value: none } = pairs[index + pieces.length] ?? {};
    const isPiece = isScalar(more) && (none === null || (isScalar(none) && none.value === null));
    if (!isPiece) return [first];
    const piece = String(more.value);
    pieces.push(piece);
    open += openIn(piece);
  }
  return pieces;
}

function openIn(text: string): number {
  return [...text].reduce((open, one) => open + (one === "(" ? 1 : one === ")" ? -1 : 0), 0);
}
