import type { Text } from "@banjian/base";

/** What can be wrong with the service of a notice and with handing a result over, for the catalogue in `errors.ts`. */
export const serviceErrors = {
  SERVICE_DAY: {
    says: (it: { day: string; first: string; last: string }) => ({
      zh: `${it.day} 不能是送达日：应在 ${it.first} 至 ${it.last} 之间`,
      en: `it was not served on ${it.day}: that is from ${it.first} to ${it.last}`,
    }),
    hint: {
      zh: "写实际送达的日期，不早于发出，不晚于今日。",
      en: "Give the day it came: not before it was sent, and not later than today.",
    },
  },
  LETTER_NOT_SENT: {
    says: ({ notice }: { notice: Text }) => ({
      zh: `${notice.zh}尚未发出，谈不上未能送达`,
      en: `${notice.en} has not been sent, so that it cannot have failed to come`,
    }),
    hint: {
      zh: "先发出（result: sent），或登记当面送达（result: served, way: window）。",
      en: "Send it first (result: sent), or record that it was handed over (result: served, way: window).",
    },
  },
  SERVICE_NOT_SENT: {
    says: ({ way }: { way: Text }) => ({
      zh: `${way.zh}未能送达已经登记，尚未再次发出`,
      en: `that it could not be served ${way.en} is on record, and it has not been sent again`,
    }),
    hint: {
      zh: "先用另一方式发出（result: sent）。",
      en: "First send it by another way (result: sent).",
    },
  },
  SERVICE_WAY_FAILED: {
    says: ({ way, next }: { way: Text; next: Text }) => ({
      zh: `${way.zh}已未能送达，可用：${next.zh}`,
      en: `it could not be served ${way.en}; what is left: ${next.en}`,
    }),
    hint: {
      zh: "不写 way 即用下一种方式。",
      en: "Leave way out, and it goes by the next one.",
    },
  },
  SERVICE_WAY_NOT_CHOSEN: {
    says: ({ way }: { way: Text }) => ({
      zh: `${way.zh}只是提醒，不是送达：受送达人没有确认这一方式`,
      en: `what goes ${way.en} reminds and serves nothing: nobody has agreed to be served that way`,
    }),
    hint: {
      zh: "写明实际送达的方式（window、post），或先登记申请人确认的方式（choose-service）。",
      en: "Name the way by which it came (window, post), or first record the ways that the applicant agrees to (choose-service).",
    },
  },
  COLLECTION_WAY: {
    says: (it: { way: Text; offered: readonly Text[] }) => ({
      zh: `该事项不提供${it.way.zh}，可用：${it.offered.map(({ zh }) => zh).join("、")}`,
      en: `this item does not hand its result over ${it.way.en}; it does: ${it.offered.map(({ en }) => en).join(", ")}`,
    }),
    hint: {
      zh: "way 用事项文件 collect 所列的方式；不写 collect 即只有 window。",
      en: "Use a way that the item lists under collect; where it lists none that is window alone.",
    },
  },
};
