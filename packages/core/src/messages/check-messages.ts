import type { Text } from "@banjian/base";
import { CaseCheck, Unread } from "./case-check.js";
import { caseNumbersIn, strangersIn } from "./case-numbers.js";
import { messageProblems, type ProcessMessage } from "./process-message.js";

/** Something wrong with one of several messages: which, by its place among them, and the field where it is one. */
export type MessageFinding = {
  /** From 0 on. */
  readonly at: number;
  readonly rule: "ME7" | "ME8" | "ME20" | "ME21";
  readonly field?: string;
  readonly problem: Text;
};

/**
 * Everything that is wrong with messages: each by itself (ME7), those of a case in their order (ME8) and times (ME20), and what
 * they say of the case itself (ME21). What is wrong once is told once. Where rows between them could not be read, `unreadBefore` says
 * before which message each stood: it may have been what seems to be missing.
 */
export function checkMessages(
  messages: readonly ProcessMessage[],
  unreadBefore: readonly number[] = [],
): readonly MessageFinding[] {
  const unread = new Unread(unreadBefore);
  const reopened = lastCompletions(messages);
  const numbers = caseNumbersIn(messages);
  const cases = new Map<string, CaseCheck>();
  const found = messages.flatMap((message, at) => {
    const wrong = messageProblems(message);
    const own = wrong.map((one): MessageFinding => ({ at, rule: "ME7", ...one }));
    const number = numbers[at];
    // Without its number nobody can say where a message belongs.
    if (number === undefined) return own;
    const its = cases.get(number) ?? new CaseCheck(unread);
    cases.set(number, its);
    const isReopened = (reopened.get(number) ?? -1) > at;
    return [...own, ...its.take({ at, message }, wrong, isReopened)];
  });
  const times = [...cases.values()].flatMap((its) => its.times());
  const isTold = (at: number, field: string) =>
    found.some((one) => one.at === at && one.field === field);
  const strange = strangersIn(messages, numbers)
    .filter(({ at, field }) => !isTold(at, field))
    .map((one) => ({ rule: "ME21" as const, ...one }));
  return [...found, ...times, ...strange].toSorted((a, b) => a.at - b.at);
}

/** Where the last completion of each case stands: what comes before it comes while the case is at work, perhaps again. */
function lastCompletions(messages: readonly ProcessMessage[]): ReadonlyMap<string, number> {
  const completions = messages.flatMap(({ kind, fields }, at): [string, number][] =>
    kind === "completion" ? [[fields.YWLSH ?? "", at]] : [],
  );
  return new Map(completions);
}
