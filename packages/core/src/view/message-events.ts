import { plusHours } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { Fact } from "../case/fact.js";
import type { MessageFrame } from "../messages/message-context.js";
import { messagesAfter } from "../messages/messages-of.js";
import { type NotificationFrame, notificationsAfter } from "./notifications-of.js";
import type { SlaEvent, SlaEvents } from "./sla-event.js";

/** How a hall makes its messages. */
export type MessageRules = Pick<MessageFrame, "division" | "numbersOf" | "spare"> & {
  /** Within how many hours of its cause a message has to be where it belongs; 12 unless said otherwise. */
  readonly deliverWithin?: number;
  /**
   * After how many hours somebody is told of a message that has not arrived: a warning, a card on its case, an incident for
   * the sink. Two thirds of its time, all of it, and a third more unless said otherwise: 8, 12 and 16.
   */
  readonly watch?: {
    readonly warning?: number;
    readonly card?: number;
    readonly incident?: number;
  };
  /** The case of an application number (申办流水号), for messages that come in; the number itself unless said otherwise. */
  readonly caseOf?: (applicationNumber: string) => string;
};

type EventNamed<Name extends keyof SlaEvents> = {
  readonly name: Name;
  readonly event: SlaEvents[Name];
};

/** What announces the messages that facts call for, each with the moment by which it has to be delivered. */
export function messageEvents(
  frame: MessageFrame & MessageRules,
  change: Change,
): readonly EventNamed<"message:made">[] {
  const { facts, before, caseId } = change;
  return messagesAfter(frame, before, facts, caseId).map(({ seq, at, message }) => {
    const deliverBy = plusHours(at, frame.deliverWithin ?? 12);
    const event = { ...stampOf(frame.item.code, change, seq), message, deliverBy };
    return { name: "message:made", event };
  });
}

/** What announces the notifications that facts call for. */
export function notificationEvents(
  frame: NotificationFrame,
  change: Change,
): readonly EventNamed<"notification:made">[] {
  const { facts, before, caseId } = change;
  return notificationsAfter(frame, before, facts, caseId).map(({ seq, notification }) => {
    const event = { ...stampOf(frame.item.code, change, seq), notification };
    return { name: "notification:made", event };
  });
}

/** Facts that are added to a case, and how that stood before them. */
type Change = {
  readonly facts: readonly Fact[];
  readonly before?: CaseState | undefined;
  readonly caseId: string;
};

function stampOf(item: string, { facts, before, caseId }: Change, seq: number): SlaEvent {
  const { at, effectiveOn, by } = facts[seq - (before?.version ?? 0) - 1] as Fact;
  return { caseId, seq, item, at, effectiveOn, ...(by === undefined ? {} : { by }) };
}
