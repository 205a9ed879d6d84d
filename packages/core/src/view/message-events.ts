import { plusHours } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { Fact } from "../case/fact.js";
import type { MessageFrame } from "../messages/message-context.js";
import { messagesAfter } from "../messages/messages-of.js";
import type { SlaEvents } from "./sla-event.js";

/** How a hall makes its messages. */
export type MessageRules = Pick<MessageFrame, "division" | "numbersOf"> & {
  /** Within how many hours of its cause a message has to be where it belongs; 12 unless said otherwise. */
  readonly deliverWithin?: number;
};

type MessageEvent = { readonly name: "message:made"; readonly event: SlaEvents["message:made"] };

/** What announces the messages that facts call for, each with the moment by which it has to be delivered. */
export function messageEvents(
  frame: MessageFrame & MessageRules,
  { facts, before, caseId }: Change,
): readonly MessageEvent[] {
  const first = (before?.version ?? 0) + 1;
  return messagesAfter(frame, before, facts, caseId).map(({ seq, at, message }) => {
    const { effectiveOn, by } = facts[seq - first] as Fact;
    const deliverBy = plusHours(at, frame.deliverWithin ?? 12);
    const stamp = { caseId, seq, item: frame.item.code, at, effectiveOn };
    const event = { ...stamp, ...(by === undefined ? {} : { by }), message, deliverBy };
    return { name: "message:made", event };
  });
}

/** Facts that are added to a case, and how that stood before them. */
type Change = {
  readonly facts: readonly Fact[];
  readonly before?: CaseState | undefined;
  readonly caseId: string;
};
