import type { Text } from "@banjian/base";

/** What a caller meets where fees are due, for the catalogue in `errors.ts`. Amounts are in yuan. */
export const feeErrors = {
  MONEY_INVALID: {
    says: (it: { text: string }) => ({
      zh: `“${it.text}”不是金额`,
      en: `"${it.text}" is no amount of money`,
    }),
    hint: {
      zh: "以元为单位写，最多两位小数，如 120 或 10.50。",
      en: "Write it in yuan with two decimals at most: 120 or 10.50.",
    },
  },
  FEE_UNPAID: {
    says: (it: { fees: readonly { title: Text; yuan: string }[] }) => ({
      zh: `费用尚未缴纳：${it.fees.map(({ title, yuan }) => `${title.zh} ${yuan} 元`).join("、")}`,
      en: `fees are unpaid: ${it.fees.map(({ title, yuan }) => `${title.en}, ${yuan} yuan`).join("; ")}`,
    }),
    hint: {
      zh: "收到缴费后以 record-payment 登记；依法减免的由负责人 waive-fee。",
      en: "Report the payment by record-payment, or let the head waive the fee by law (waive-fee).",
    },
  },
  FEE_UNKNOWN: {
    says: (it: { fee: string | undefined; known: readonly string[] }) => ({
      zh: `${it.fee === undefined ? "没有写明是哪项费用" : `没有可以这样办理的费用“${it.fee}”`}；有：${it.known.join("、") || "无"}`,
      en: `${it.fee === undefined ? "it is not said which fee is meant" : `there is no fee "${it.fee}" of which this can be said`}; there are: ${it.known.join(", ") || "none"}`,
    }),
    hint: {
      zh: "在 fee 中写明费用的标识。",
      en: "Name the fee by its id as `fee`.",
    },
  },
  FEE_AMOUNT_DIFFERS: {
    says: (it: { fee: string; yuan: string; due: string }) => ({
      zh: `费用“${it.fee}”应为 ${it.due} 元，报的是 ${it.yuan} 元`,
      en: `the fee "${it.fee}" is ${it.due} yuan, and ${it.yuan} yuan were reported`,
    }),
    hint: {
      zh: "核对缴款凭证；金额不符的不登记。",
      en: "Check the receipt: another amount is not entered.",
    },
  },
  FEE_SETTLED: {
    says: (it: { fee: string; number: string | undefined }) => ({
      zh: `费用“${it.fee}”已经办结${it.number === undefined ? "（减免）" : `，凭证号 ${it.number}`}`,
      en: `the fee "${it.fee}" is settled already${it.number === undefined ? " (waived)" : `, by number ${it.number}`}`,
    }),
    hint: {
      zh: "重复缴纳的，在收款系统中退回。",
      en: "What was paid twice is given back in the system that took it.",
    },
  },
};
