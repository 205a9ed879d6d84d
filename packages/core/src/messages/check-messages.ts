import type { Text } from "@banjian/base";
import { type MessagePast, noMessages, withMark } from "../case/message-past.js";
import { judgeOrder, markOf } from "./lawful-order.js";
import { messageProblems, type ProcessMessage } from "./process-message.js";

/** Something wrong with one of several messages: which, by its place among them, and the field where it is one. */
export type MessageFinding = {
  /** From 0 on. */
  readonly at: number;
  readonly rule: "ME7" | "ME8";
  readonly field?: string;
  readonly problem: Text;
};

/** Everything that is wrong with messages: each by itself (ME7), and those of a case in their order (ME8). */
export function checkMessages(messages: readonly ProcessMessage[]): readonly MessageFinding[] {
  const pasts = new Map<string, MessagePast>();
  const reopened = lastCompletions(messages);
  return messages.flatMap((message, at) => {
    const found = messageProblems(message).map(
      (one): MessageFinding => ({ at, rule: "ME7", ...one }),
    );
    const number = message.fields.YWLSH;
    const past = pasts.get(number ?? "") ?? noMessages;
    // Without its number and version nobody can say where a message belongs.
    if (number === undefined || found.some(({ field }) => field === "SJBBH")) return found;
    pasts.set(number, withMark(past, markOf(message)));
    const order = judgeOrder(past, message, (reopened.get(number) ?? -1) > at);
    if (order.as === "next") return found;
    return [...found, { at, rule: "ME8", problem: order.because }];
  });
}

/** Where the last completion of each case stands: what comes before it comes while the case is at work, perhaps again. */
function lastCompletions(messages: readonly ProcessMessage[]): ReadonlyMap<string, number> {
  const completions = messages.flatMap(({ kind, fields }, at): [string, number][] =>
    kind === "completion" ? [[fields.YWLSH ?? "", at]] : [],
  );
  return new Map(completions);
}
