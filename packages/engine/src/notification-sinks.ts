import { type Instant, type TimeZone, timeOfDayAt } from "@banjian/calendar";
import { type Notification, type NotificationKind, notificationKinds } from "@banjian/core";
import { engineError } from "./errors.js";
import type { PlacedEvent } from "./outbox.js";
import type { Sink } from "./sink.js";

/** A notification on its way: the same id each time it comes, and the case it is about. */
export type OutgoingNotification = Notification & {
  readonly id: string;
  readonly caseId: string;
  readonly item: string;
  readonly at: Instant;
};

/** How people are told: by a port of the host, outside the hours in which nobody wants to be told. */
export type NotificationOptions = {
  /** Sends one, or throws, and is tried again later; the same one may come twice: its id tells. Staff are named by role, department and person: whoever sends knows their addresses. */
  readonly send: (notification: OutgoingNotification, signal: AbortSignal) => Promise<void>;
  /** From when to when nothing is sent, by the hall's wall clock; 21:00 to 08:00 unless said otherwise, `false` for never. */
  readonly quiet?: { readonly from: string; readonly to: string } | false;
  /** What is sent in the quiet hours all the same; nothing unless said otherwise. */
  readonly urgent?: readonly NotificationKind[];
};

const usualQuiet = { from: "21:00", to: "08:00" };
const names = { calm: "notifications", urgent: "notifications-urgent" } as const;

/** Whether a sink is one of those that take notifications to people. */
export function isNotificationSink(name: string): boolean {
  return name === names.calm || name === names.urgent;
}

/** The sinks that take notifications to the port: urgent ones at once, the others outside the quiet hours (NOTIFICATIONS_INVALID). */
export function notificationSinks(
  { send, quiet = usualQuiet, urgent = [] }: NotificationOptions,
  zone: TimeZone,
): readonly Sink[] {
  const stray = urgent.find((kind) => !Object.hasOwn(notificationKinds, kind));
  if (stray !== undefined) throw invalid("urgent", stray);
  if (typeof send !== "function") throw invalid("send", send);
  const isOpen = quiet === false ? () => true : openOutside(quiet, zone);
  const deliver = (wanted: true | undefined) => async (one: PlacedEvent, signal: AbortSignal) => {
    if (one.name !== "notification:made" || one.event.notification.urgent !== wanted) return;
    const { caseId, item, at, notification } = one.event;
    await send({ ...notification, id: one.id, caseId, item, at }, signal);
  };
  return [
    { name: names.calm, isOpen, deliver: deliver(undefined) },
    { name: names.urgent, deliver: deliver(true) },
  ];
}

function openOutside(
  { from, to }: { readonly from: string; readonly to: string },
  zone: TimeZone,
): (now: Instant) => boolean {
  const [begins, ends] = [timeOf(from), timeOf(to)];
  return (now) => {
    const time = timeOfDayAt(now, zone);
    // Quiet hours mostly go over midnight.
    const isQuiet = begins <= ends ? time >= begins && time < ends : time >= begins || time < ends;
    return !isQuiet;
  };
}

function timeOf(text: string): number {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) throw invalid("quiet", text);
  const [hour = 0, minute = 0] = text.split(":").map(Number);
  return (hour * 60 + minute) * 60_000;
}

function invalid(part: string, given: unknown) {
  return engineError("NOTIFICATIONS_INVALID", { part, given: String(given) });
}
