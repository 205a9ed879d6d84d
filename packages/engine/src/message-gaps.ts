import { keyOfMessage, type MessageKind, type ProcessMessage } from "@banjian/core";
import { engineError } from "./errors.js";
import type { GapReport, MessageGap } from "./gap-report.js";
import type { PlacedEvent } from "./outbox.js";
import type { EngineParts } from "./parts.js";
import type { Period } from "./period.js";

type MessageEvent = Extract<PlacedEvent, { readonly name: "message:made" }>;

const page = 500;

/**
 * What is missing of the messages of a period: data versions of their cases that were never made, and where it is said what a
 * receiver has, what of them it has not. What is missing is stored as an event and announced (`delivery:gap`). Refuses to say that
 * all is well where the hall never stored a message (MESSAGES_NOT_STORED).
 */
export async function messageGaps(
  { store, announcer, messages }: Pick<EngineParts, "store" | "announcer" | "messages">,
  { from, to }: Period,
  received?: readonly ProcessMessage[],
): Promise<GapReport> {
  const { last } = await store.outbox.backlog();
  const made: MessageEvent[] = [];
  let isStoring = messages !== undefined;
  for (let after = 0; after < last; ) {
    const events = await store.outbox.after(after, page);
    const stored = events.filter(isMessage);
    isStoring ||= stored.length > 0;
    made.push(...stored.filter(({ event: { at } }) => at >= from && at < to));
    after = events.at(-1)?.position ?? last;
  }
  if (!isStoring) throw engineError("MESSAGES_NOT_STORED", {});
  const gaps: MessageGap[] = [];
  for (const caseId of new Set(made.map(({ event }) => event.caseId))) {
    gaps.push(
      ...holesIn(caseId, (await store.outbox.ofSubject(caseId, 1, last)).filter(isMessage)),
    );
  }
  if (received !== undefined) {
    const known = new Set(received.map(nameOf));
    gaps.push(...made.filter(({ event }) => !known.has(nameOf(event.message))).map(lacking));
  }
  const report = { from, to, gaps };
  if (gaps.length > 0) {
    const told = { name: "delivery:gap", event: report } as const;
    const { now } = await store.moment();
    await store.outbox.post(told, now);
    announcer.announceOwn(told);
  }
  return report;
}

/** The data versions that are left out among the messages of a case. */
function holesIn(caseId: string, events: readonly MessageEvent[]): MessageGap[] {
  const versions = new Map<string, Set<number>>();
  const kinds = new Map<string, MessageKind>();
  for (const { event } of events) {
    const key = keyOfMessage(event.message);
    kinds.set(key, event.message.kind);
    versions.set(key, (versions.get(key) ?? new Set()).add(Number(event.message.fields.SJBBH)));
  }
  return [...kinds].flatMap(([key, kind]) => {
    const there = versions.get(key) ?? new Set();
    const all = Array.from({ length: Math.max(...there) }, (_, index) => index + 1);
    return all
      .filter((version) => !there.has(version))
      .map((version): MessageGap => ({ lacks: "hall", caseId, kind, version }));
  });
}

function lacking({ id, event: { caseId, at, message } }: MessageEvent): MessageGap {
  const { kind, fields } = message;
  return { lacks: "receiver", caseId, kind, version: Number(fields.SJBBH), id, at };
}

/** Which message it is, wherever it is read: of which application, case and member, of which kind, in which version. */
function nameOf(message: ProcessMessage): string {
  const { SBLSH, YWLSH, BYZDA, SJBBH } = message.fields;
  return JSON.stringify([SBLSH, YWLSH, BYZDA, keyOfMessage(message), Number(SJBBH)]);
}

function isMessage(one: PlacedEvent): one is MessageEvent {
  return one.name === "message:made";
}
