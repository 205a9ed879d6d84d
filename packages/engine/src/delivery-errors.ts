import { wholeErrors } from "./whole-errors.js";

/** What can be wrong with a sink, an incident, the case that one is about, or a message that is named, for the catalogue in `errors.ts`. */
export const deliveryErrors = {
  ...wholeErrors,
  INCIDENT_UNKNOWN: {
    says: (it: { id: string }) => ({
      zh: `没有待处理的故障 ${it.id}`,
      en: `there is no open incident ${it.id}`,
    }),
    hint: {
      zh: "用 incident list 查看待处理的故障。",
      en: "Look at the open ones with incident list.",
    },
  },
  MESSAGES_NOT_STORED: {
    says: () => ({
      zh: "本厅没有存储过消息，无从查漏",
      en: "this hall has stored no messages, so nobody can say which are missing",
    }),
    hint: {
      zh: "打开厅时写明 messages，消息才随办理存储；message list 和 message export 列出由事实得出的消息。",
      en: "A hall that is opened with messages stores them as it goes; message list and message export make them from the facts.",
    },
  },
  MESSAGE_UNKNOWN: {
    says: (it: { id: string }) => ({
      zh: `没有收到过消息 ${it.id}`,
      en: `no message ${it.id} has come`,
    }),
    hint: {
      zh: "用 message parked --all 查看收到的消息。",
      en: "Look at what has come with message parked --all.",
    },
  },
  SINK_UNKNOWN: {
    says: (it: { name: string; known: readonly string[] }) => ({
      zh: `没有接收端“${it.name}”；有：${it.known.join("、") || "无"}`,
      en: `there is no sink "${it.name}"; there is: ${it.known.join(", ") || "none"}`,
    }),
    hint: {
      zh: "使用打开厅时 sinks 中的名称。",
      en: "Name one of the sinks with which the hall was opened.",
    },
  },
  NOTIFICATIONS_INVALID: {
    says: (it: { part: string; given: string }) => ({
      zh: `notifications.${it.part} 不能是“${it.given}”`,
      en: `notifications.${it.part} cannot be "${it.given}"`,
    }),
    hint: {
      zh: 'send 为函数；quiet 写作 { from: "21:00", to: "08:00" } 或 false；urgent 列出通知的种类，如 card；texts 按种类写 { zh, en }。',
      en: 'Give a function as send, { from: "21:00", to: "08:00" } or false as quiet, kinds of notifications, such as card, as urgent, and { zh, en } for each kind in texts.',
    },
  },
  NOTIFICATION_FIELD_UNKNOWN: {
    says: (it: { kind: string; field: string; known: readonly string[] }) => ({
      zh: `notifications.texts.${it.kind} 用了没有的字段“${it.field}”；有：${it.known.join("、")}`,
      en: `notifications.texts.${it.kind} names a field "${it.field}" that there is not; there is: ${it.known.join(", ")}`,
    }),
    hint: {
      zh: "只写该种通知的字段，如 {case}；不是字段的大括号不能写。",
      en: "Name the fields of its kind only, such as {case}, and leave out braces that are no field.",
    },
  },
  DELIVERY_RUNGS: {
    says: (it: { warning: number; card: number; incident: number }) => ({
      zh: `messages.watch 不成立：${it.warning} 小时预警、${it.card} 小时亮牌、${it.incident} 小时生成故障`,
      en: `messages.watch cannot be: a warning after ${it.warning} hours, a card after ${it.card}, an incident after ${it.incident}`,
    }),
    hint: {
      zh: "写消息产生后的小时数，大于 0、不超过 8760；预警不晚于亮牌和故障。",
      en: "Give hours after a message was made, above 0 and at most 8760, the warning no later than the card and the incident.",
    },
  },
  SINK_BUSY: {
    says: (it: { name: string }) => ({
      zh: `接收端“${it.name}”正由另一进程送达`,
      en: `the sink "${it.name}" is being served by another worker`,
    }),
    hint: { zh: "稍后再试。", en: "Try again in a moment." },
  },
};
