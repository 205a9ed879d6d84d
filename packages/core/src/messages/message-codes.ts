import type { Text } from "@banjian/base";

/** The codes of one field, as the deployed exchange and GB/T 39046-2020 have them. */
export type CodeTable = Readonly<Record<string, Text>>;

/** The code tables of the messages, by the name under which a field names its own. */
export const messageCodes = {
  "pre-acceptance": {
    "1": { zh: "预受理通过", en: "passed" },
    "2": { zh: "不予预受理", en: "refused" },
    "3": { zh: "需补正", en: "needs a supplement" },
  },
  acceptance: {
    "1": { zh: "受理", en: "accepted" },
    "2": { zh: "不予受理", en: "refused" },
  },
  stage: {
    "1": { zh: "承办", en: "handle" },
    "2": { zh: "审核", en: "review" },
    "3": { zh: "批准", en: "approve" },
  },
  "stage-state": {
    "1": { zh: "待办", en: "to be done" },
    "2": { zh: "已办", en: "done" },
  },
  outcome: {
    "0": { zh: "出证办结", en: "issued" },
    "1": { zh: "退回办结", en: "returned" },
    "2": { zh: "作废办结", en: "void" },
    "3": { zh: "删除办结", en: "deleted" },
    "4": { zh: "转报办结", en: "forwarded" },
    "5": { zh: "补交逾期办结", en: "supplement overdue" },
    "6": { zh: "其他办结", en: "other" },
  },
  procedure: {
    A: { zh: "延长审批", en: "extension" },
    B: { zh: "除延长之外", en: "any other" },
  },
  unit: {
    G: { zh: "工作日", en: "business days" },
    Z: { zh: "自然日", en: "calendar days" },
    H: { zh: "小时", en: "hours" },
  },
  channel: {
    "0": { zh: "窗口", en: "at the window" },
    "1": { zh: "网上", en: "online" },
  },
  applicant: {
    "1": { zh: "自然人", en: "natural person" },
    "2": { zh: "企业法人", en: "enterprise" },
    "3": { zh: "事业法人", en: "public institution" },
    "4": { zh: "社会组织", en: "social organisation" },
    "5": { zh: "行政机关", en: "authority" },
    "6": { zh: "其他", en: "other" },
  },
  collection: {
    "0": { zh: "窗口领取", en: "at the window" },
    "1": { zh: "邮寄送达", en: "by post" },
    "2": { zh: "电子证照", en: "electronic certificate" },
  },
  currency: { CNY: { zh: "人民币", en: "renminbi" } },
} as const satisfies Record<string, CodeTable>;

export type CodeName = keyof typeof messageCodes;
