import type { Text } from "@banjian/base";

/** By what somebody is told. */
export const channels = {
  sms: { zh: "短信", en: "by text message" },
  letter: { zh: "信函", en: "by letter" },
  "e-mail": { zh: "电子邮件", en: "by e-mail" },
  "in-app": { zh: "站内消息", en: "in the hall's own application" },
} as const satisfies Record<string, Text>;

/** One of them. */
export type Channel = keyof typeof channels;

type Kind = {
  readonly title: Text;
  /** What its text may name beside what every text may. */
  readonly fields: readonly string[];
  readonly by: readonly Channel[];
  /** With `{field}` where a value of the case stands. */
  readonly text: Text;
};

/** What every text may name: the number of the case, the item, the applicant, the authority. */
const commonFields = ["case", "item", "applicant", "authority"] as const;

/** What people are told of (通知), to whom it goes, by which channels and in which words unless the item says otherwise. */
export const notificationKinds = {
  accepted: {
    title: { zh: "受理", en: "it was accepted" },
    fields: ["code"],
    by: ["sms"],
    text: {
      zh: "{applicant}：您申请的“{item}”已受理，办件编号 {case}。（{authority}）",
      en: "{applicant}: your application for “{item}” was accepted under the number {case}. ({authority})",
    },
  },
  "not-accepted": {
    title: { zh: "不予受理", en: "it was not accepted" },
    fields: [],
    by: ["sms"],
    text: {
      zh: "{applicant}：您申请的“{item}”（{case}）未予受理，理由见书面告知。（{authority}）",
      en: "{applicant}: your application {case} for “{item}” was not accepted; the reasons are in the notice. ({authority})",
    },
  },
  supplement: {
    title: { zh: "补正告知", en: "something is missing" },
    fields: ["missing"],
    by: ["sms"],
    text: {
      zh: "{applicant}：您申请的“{item}”（{case}）需补正：{missing}。请以补正告知书为准。（{authority}）",
      en: "{applicant}: your application {case} for “{item}” lacks: {missing}. The notice itself counts. ({authority})",
    },
  },
  procedure: {
    title: { zh: "特别程序", en: "a procedure takes time" },
    fields: ["procedure", "length"],
    by: ["sms"],
    text: {
      zh: "{applicant}：您申请的“{item}”（{case}）需要{procedure}，所需时间{length}，不计入办理期限。（{authority}）",
      en: "{applicant}: your application {case} for “{item}” needs {procedure}, which takes {length} that do not count. ({authority})",
    },
  },
  extended: {
    title: { zh: "延长期限", en: "it takes longer" },
    fields: ["limit", "due"],
    by: ["sms"],
    text: {
      zh: "{applicant}：您申请的“{item}”（{case}）{limit}延长至 {due}。（{authority}）",
      en: "{applicant}: the {limit} of your application {case} for “{item}” now ends on {due}. ({authority})",
    },
  },
  "extension-undone": {
    title: { zh: "撤销延长", en: "an extension is undone" },
    fields: ["limit", "due"],
    by: ["sms"],
    text: {
      zh: "{applicant}：您申请的“{item}”（{case}）{limit}的延长已撤销，至 {due} 止。（{authority}）",
      en: "{applicant}: the extension of your application {case} for “{item}” is undone; the {limit} ends on {due}. ({authority})",
    },
  },
  decided: {
    title: { zh: "决定", en: "it was decided" },
    fields: ["decision"],
    by: ["sms"],
    text: {
      zh: "{applicant}：您申请的“{item}”（{case}）已作出决定：{decision}。（{authority}）",
      en: "{applicant}: your application {case} for “{item}” was {decision}. ({authority})",
    },
  },
  collection: {
    title: { zh: "领取", en: "the result is ready" },
    fields: [],
    by: ["sms"],
    text: {
      zh: "{applicant}：您申请的“{item}”（{case}）结果已备好，可以领取。（{authority}）",
      en: "{applicant}: the result of your application {case} for “{item}” can be collected. ({authority})",
    },
  },
  answered: {
    title: { zh: "评价回复", en: "a bad rating was answered" },
    fields: ["answer"],
    by: ["sms"],
    text: {
      zh: "{applicant}：您对“{item}”（{case}）的评价已回复：{answer}（{authority}）",
      en: "{applicant}: your rating of {case} for “{item}” was answered: {answer} ({authority})",
    },
  },
  task: {
    title: { zh: "待办", en: "work has come" },
    fields: ["task"],
    by: ["in-app"],
    text: { zh: "{case}（{item}）有新待办：{task}。", en: "{case} ({item}) waits for: {task}." },
  },
  near: {
    title: { zh: "将到期", en: "time runs out" },
    fields: ["limit", "due"],
    by: ["in-app"],
    text: {
      zh: "{case}（{item}）{limit}将于 {due} 到期。",
      en: "{case} ({item}): the {limit} ends on {due}.",
    },
  },
  urged: {
    title: { zh: "催办", en: "somebody asks for it" },
    fields: ["task"],
    by: ["in-app"],
    text: { zh: "催办：{case}（{item}）的{task}。", en: "Reminder: {task} in {case} ({item})." },
  },
  card: {
    title: { zh: "亮牌", en: "a card was raised" },
    fields: ["card"],
    by: ["in-app"],
    text: { zh: "{case}（{item}）{card}。", en: "{case} ({item}): {card}." },
  },
} as const satisfies Record<string, Kind>;

/** One of them. */
export type NotificationKind = keyof typeof notificationKinds;

/** What a text of this kind may name. */
export function fieldsOfKind(kind: NotificationKind): readonly string[] {
  return [...commonFields, ...notificationKinds[kind].fields];
}
