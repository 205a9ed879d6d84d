import type { Text } from "@banjian/base";
import { messageFields } from "./message-fields.js";
import type { ProcessMessage } from "./process-message.js";

/** What is the same in all messages of a case. */
const ofTheCase = ["SBLSH", "SXBM", "XZQHDM"];

/** The case of each message, by its business number; by its application number where that is left out and known from others. */
export function caseNumbersIn(
  messages: readonly ProcessMessage[],
): readonly (string | undefined)[] {
  const known = new Map(
    messages.flatMap(({ fields: { SBLSH, YWLSH } }): [string, string][] =>
      SBLSH === undefined || YWLSH === undefined ? [] : [[SBLSH, YWLSH]],
    ),
  );
  return messages.map(({ fields: { SBLSH = "", YWLSH } }) => YWLSH ?? known.get(SBLSH));
}

/** A message that says something else of its case than most of its messages do. */
export type Stranger = { readonly at: number; readonly field: string; readonly problem: Text };

/** The messages that do not agree with their case, where `numbers` says to which case each belongs. */
export function strangersIn(
  messages: readonly ProcessMessage[],
  numbers: readonly (string | undefined)[],
): readonly Stranger[] {
  return ofTheCase.flatMap((field) => {
    const said = new Map<string, Map<string, number>>();
    for (const [at, { fields }] of messages.entries()) {
      const value = fields[field];
      const number = numbers[at];
      if (value === undefined || number === undefined) continue;
      const counts = said.get(number) ?? new Map<string, number>();
      said.set(number, counts.set(value, (counts.get(value) ?? 0) + 1));
    }
    const usual = new Map([...said].map(([number, counts]) => [number, mostSaid(counts)]));
    return messages.flatMap(({ fields }, at): Stranger[] => {
      const value = fields[field];
      const expected = usual.get(numbers[at] ?? "");
      if (value === undefined || expected === undefined || value === expected) return [];
      return [{ at, field, problem: otherwise(field, value, expected) }];
    });
  });
}

function mostSaid(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

function otherwise(field: string, value: string, expected: string): Text {
  const { zh = field, en = field } = messageFields[field]?.title ?? {};
  return {
    zh: `${zh} ${value} 与该办件的其他消息（${expected}）不一致`,
    en: `${en} ${value}: the other messages of the case say ${expected}`,
  };
}
