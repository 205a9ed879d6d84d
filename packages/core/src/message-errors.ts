import type { Text } from "@banjian/base";

/** What can stand against a message of another system, for the catalogue in `errors.ts`. */
export const messageErrors = {
  MESSAGE_EARLY: {
    says: (it: { because: Text }) => ({
      zh: `消息次序未到：${it.because.zh}`,
      en: `the message has come too early: ${it.because.en}`,
    }),
    hint: {
      zh: "保留在册，所缺的到后自动办理。",
      en: "It is kept, and taken up when what is missing has come.",
    },
  },
  MESSAGE_IMPOSSIBLE: {
    says: (it: { because: Text }) => ({
      zh: `消息不能成立：${it.because.zh}`,
      en: `the message cannot be: ${it.because.en}`,
    }),
    hint: {
      zh: "保留在册并亮牌；与对方系统核对，更正的消息用下一数据版本号，或由人在本厅办理。",
      en: "It is kept, with a card; ask the other system, which corrects it under the next data version, or act here by hand.",
    },
  },
} as const;
