import { type Instant, type TimeZone, timeOfDayAt } from "@banjian/calendar";
import {
  fieldsOfKind,
  type NotificationKind,
  type NotificationTexts,
  notificationKinds,
  strangeFields,
} from "@banjian/core";
import { engineError } from "./errors.js";
import {
  asOne,
  keyOf,
  type NotificationDigest,
  type OutgoingNotification,
} from "./notification-digest.js";
import type { PlacedEvent } from "./outbox.js";
import type { Sink } from "./sink.js";

/** How people are told: by a port of the host, outside the hours in which nobody wants to be told. */
export type NotificationOptions = {
  /** Sends one, or throws, and is tried again later; the same one may come twice: its id tells. Staff are named by role, department and person: whoever sends knows their addresses. */
  readonly send: (
    notification: OutgoingNotification | NotificationDigest,
    signal: AbortSignal,
  ) => Promise<void>;
  /** From when to when nothing is sent, by the hall's wall clock; 21:00 to 08:00 unless said otherwise, `false` for never. */
  readonly quiet?: { readonly from: string; readonly to: string } | false;
  /** What is sent in the quiet hours all the same; nothing unless said otherwise. */
  readonly urgent?: readonly NotificationKind[];
  /** The hall's own words for some kinds, in both languages, with `{field}` where a value of the case stands. */
  readonly texts?: NotificationTexts;
};

const usualQuiet = { from: "21:00", to: "08:00" };
const names = { calm: "notifications", urgent: "notifications-urgent" } as const;

/** Whether a sink is one of those that take notifications to people. */
export function isNotificationSink(name: string): boolean {
  return name === names.calm || name === names.urgent;
}

/** The sinks that take notifications to the port: urgent ones at once, the others outside the quiet hours (NOTIFICATIONS_INVALID). */
export function notificationSinks(options: NotificationOptions, zone: TimeZone): readonly Sink[] {
  refuseStray(options);
  const { send, quiet = usualQuiet, urgent = [], texts = {} } = options;
  const stray = [...urgent, ...Object.keys(texts)].find((kind) => !isKind(kind));
  if (stray !== undefined)
    throw invalid(urgent.some((kind) => kind === stray) ? "urgent" : "texts", stray);
  if (typeof send !== "function") throw invalid("send", send);
  refuseStrange(texts);
  const isOpen = quiet === false ? () => true : openOutside(quiet, zone);
  const taking = (wanted: true | undefined) => {
    const outgoing = (one: PlacedEvent): OutgoingNotification | undefined => {
      if (one.name !== "notification:made") return undefined;
      const { caseId, item, at, notification } = one.event;
      if (notification.urgent !== wanted) return undefined;
      return { ...notification, id: one.id, caseId, item, at };
    };
    return {
      deliver: async (one: PlacedEvent, signal: AbortSignal) => {
        const notification = outgoing(one);
        if (notification !== undefined) await send(notification, signal);
      },
      digest: {
        key: (one: PlacedEvent) => keyOf(outgoing(one)),
        deliver: (all: readonly PlacedEvent[], signal: AbortSignal) =>
          send(asOne(all.flatMap((one) => outgoing(one) ?? [])), signal),
      },
    };
  };
  return [
    { name: names.calm, isOpen, ...taking(undefined) },
    { name: names.urgent, ...taking(true) },
  ];
}

// A misspelt option would be left out without a word: urgent cards that wait for the morning.
function refuseStray(options: NotificationOptions): void {
  const stray = Object.keys(options).find((name) => !optionNames.includes(name));
  if (stray !== undefined) throw invalid(stray, "unknown");
  const { quiet } = options;
  if (quiet === null) throw invalid("quiet", quiet);
  if (typeof quiet !== "object") return;
  const other = Object.keys(quiet).find((name) => name !== "from" && name !== "to");
  if (other !== undefined) throw invalid(`quiet.${other}`, "unknown");
}

const optionNames = Object.keys({
  send: true,
  quiet: true,
  urgent: true,
  texts: true,
} satisfies Record<keyof NotificationOptions, true>);

function isKind(name: string): name is NotificationKind {
  return Object.hasOwn(notificationKinds, name);
}

function refuseStrange(texts: NotificationTexts): void {
  for (const [name, text] of Object.entries(texts)) {
    const kind = name as NotificationKind;
    if (![text?.zh, text?.en].every(saysSomething)) throw invalid("texts", name);
    const [field] = strangeFields(kind, text);
    if (field === undefined) continue;
    throw engineError("NOTIFICATION_FIELD_UNKNOWN", { kind, field, known: fieldsOfKind(kind) });
  }
}

function saysSomething(text: unknown): boolean {
  return typeof text === "string" && text.trim() !== "";
}

function openOutside(
  { from, to }: { readonly from: string; readonly to: string },
  zone: TimeZone,
): (now: Instant) => boolean {
  const [begins, ends] = [timeOf(from), timeOf(to)];
  // From nine to nine is never, or always: nobody can say which is meant.
  if (begins === ends) throw invalid("quiet", `${from}–${to}`);
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
