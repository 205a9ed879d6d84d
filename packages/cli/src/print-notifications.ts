import type { Text } from "@banjian/base";
import { localDateAt } from "@banjian/calendar";
import {
  channels,
  departmentTitle,
  type Item,
  type MadeNotification,
  notificationKinds,
  type Recipient,
  rolesOf,
} from "@banjian/core";
import { clockText } from "./clock-text.js";
import type { Look } from "./print-timeline.js";
import { harmless, wrap } from "./text-width.js";

/** Each notification: who is told of what and how, and below it the words. */
export function notificationLines(
  item: Item,
  made: readonly MadeNotification[],
  { lang, colours, width, zone }: Look,
): readonly string[] {
  return made.flatMap(({ at, notification: { kind, channel, to, text } }) => {
    const head = [notificationKinds[kind].title, recipientText(item, to), channels[channel]];
    const when = `${localDateAt(at, zone)} ${clockText(at, zone)}`;
    return [
      `${when}  ${colours.bold(harmless(head.map((one) => one[lang]).join(" · ")))}`,
      ...wrap(harmless(text[lang]), width - indent.length).map((line) => `${indent}${line}`),
    ];
  });
}

const indent = "    ";

/** Whom it is for: a person by name, else the department and its roles. */
export function recipientText(item: Item, { person, roles, department }: Recipient): Text {
  if (person !== undefined) return { zh: person.name ?? person.id, en: person.name ?? person.id };
  const of = department === undefined ? { zh: "", en: "" } : departmentTitle(item, department);
  const titles = roles.map((role) => rolesOf(item.file).get(role) ?? { zh: role, en: role });
  return {
    zh: `${of.zh}${titles.map(({ zh }) => zh).join("、")}`,
    en: [of.en, ...titles.map(({ en }) => en)].filter((one) => one !== "").join(", "),
  };
}
