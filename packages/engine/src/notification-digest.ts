import { digestOf, type Text } from "@banjian/base";
import type { Instant } from "@banjian/calendar";
import type { Notification } from "@banjian/core";

/** A notification on its way: the same id each time it comes, and the case it is about. */
export type OutgoingNotification = Notification & {
  readonly id: string;
  readonly caseId: string;
  readonly item: string;
  readonly at: Instant;
};

/** Several that wait for the same people and go by the same channel, as one: several cases in the morning, or many at once. */
export type NotificationDigest = Pick<
  OutgoingNotification,
  "id" | "at" | "to" | "channel" | "text"
> & {
  readonly kind: "digest";
  /** What it says, each with its own id. */
  readonly parts: readonly OutgoingNotification[];
};

/** What notifications have in common that go as one: the person, or the office, and the channel. */
export function keyOf(one: OutgoingNotification | undefined): string | undefined {
  if (one === undefined) return undefined;
  const { person, roles, department } = one.to;
  return JSON.stringify([one.channel, person === undefined ? [roles, department] : person.id]);
}

/** All of them in one, which names the first ten; its id is that of this very set, and the ids of its parts never change. */
export function asOne(
  all: readonly OutgoingNotification[],
): OutgoingNotification | NotificationDigest {
  const [first, ...rest] = all;
  const last = rest.at(-1);
  if (first === undefined) throw new Error("a digest of nothing");
  if (last === undefined) return first;
  const { to, channel } = first;
  const id = `digest/${digestOf(all.map((one) => one.id))}`;
  return { kind: "digest", id, at: last.at, to, channel, text: said(all), parts: all };
}

const named = 10;

function said(all: readonly OutgoingNotification[]): Text {
  const left = all.length - named;
  const lines = (lang: keyof Text) =>
    all.slice(0, named).map(({ text }, index) => `${index + 1}. ${text[lang]}`);
  const zh = [
    `有 ${all.length} 条通知：`,
    ...lines("zh"),
    ...(left > 0 ? [`另有 ${left} 条。`] : []),
  ];
  const en = [
    `${all.length} notifications:`,
    ...lines("en"),
    ...(left > 0 ? [`And ${left} more.`] : []),
  ];
  return { zh: zh.join("\n"), en: en.join("\n") };
}
