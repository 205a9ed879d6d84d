import * as z from "zod";
import { choice, described } from "./described.js";
import { Title } from "./field-schemas.js";
import {
  type Channel,
  channels,
  type NotificationKind,
  notificationKinds,
} from "./notification-kinds.js";

const Channels = z.union([
  choice(channels).transform((channel): Channel[] => [channel]),
  z.array(choice(channels)).max(4),
]);

const wordsOfRule = {
  self: { zh: "用哪些方式、什么文字", en: "by which channels and in which words" },
  keys: {
    by: { zh: "方式；空列表则不通知", en: "the channels; an empty list tells nobody" },
    text: {
      zh: "自己的文字；{case} 等字段换成办件的内容",
      en: "words of your own; {case} and other fields stand for what is in the case",
    },
  },
} as const;

/** What one kind of notification goes out by: channels alone, or with words of the item's own. */
const Rule = z.union([
  Channels.transform((by) => ({ by, text: undefined })),
  described(z.strictObject({ by: Channels, text: Title.optional() }), wordsOfRule),
]);

const rule = Rule.optional();

/** How people are told of a case (通知), by what they are told of; what is left out is as usual. */
export const Notifications = described(
  z.strictObject({
    accepted: rule,
    "not-accepted": rule,
    supplement: rule,
    procedure: rule,
    extended: rule,
    "extension-undone": rule,
    decided: rule,
    collection: rule,
    answered: rule,
    task: rule,
    near: rule,
    urged: rule,
    card: rule,
  } satisfies Record<NotificationKind, typeof rule>),
  {
    self: {
      zh: "通知：受理、补正、决定等告知申请人，待办、将到期、催办告知工作人员，亮牌告知监察人员；不写的按通常方式",
      en: "how people are told: the applicant of acceptance, supplement and decision, staff of work, supervisors of cards; what is left out is as usual",
    },
    keys: Object.fromEntries(
      Object.entries(notificationKinds).map(([kind, { title }]) => [kind, title]),
    ) as { readonly [Kind in NotificationKind]: (typeof notificationKinds)[Kind]["title"] },
  },
);
