import type { Text } from "@banjian/base";
import { namesOfWord } from "./value-aliases.js";

/** What a chart can lead to, with the words the law and the halls use; an item's own actions name one of these. */
export const chartKinds = {
  "save-draft": { zh: "暂存", en: "save draft" },
  submit: { zh: "申办", en: "submit" },
  "pre-accept": { zh: "预受理", en: "pre-accept" },
  receive: { zh: "收件", en: "receive materials" },
  "correct-on-spot": { zh: "当场更正", en: "correct on the spot" },
  "confirm-materials": { zh: "确认材料齐全", en: "confirm materials" },
  "request-supplement": { zh: "提出补正要求", en: "request supplement" },
  "send-notice": { zh: "一次性告知", en: "send the one notice" },
  supplement: { zh: "补正", en: "supplement" },
  accept: { zh: "受理", en: "accept" },
  "refuse-acceptance": { zh: "不予受理", en: "refuse acceptance" },
  forward: { zh: "转送", en: "forward" },
  handle: { zh: "承办", en: "handle" },
  review: { zh: "审核", en: "review" },
  approve: { zh: "批准", en: "approve" },
  sign: { zh: "签署意见", en: "sign" },
  "add-signer": { zh: "加签", en: "add a signer" },
  "remove-signer": { zh: "减签", en: "remove a signer" },
  return: { zh: "退回", en: "return" },
  "answer-return": { zh: "回复退回", en: "answer the return" },
  recall: { zh: "拿回", en: "recall" },
  "reopen-branches": { zh: "重启分支", en: "reopen branches" },
  "open-procedure": { zh: "启动特别程序", en: "open procedure" },
  "close-procedure": { zh: "结束特别程序", en: "close procedure" },
  "notify-right": { zh: "告知听证权利", en: "notify of the right to a hearing" },
  "invite-hearing": { zh: "听证通知", en: "invite to the hearing" },
  extend: { zh: "延长期限", en: "extend" },
  grant: { zh: "准予许可", en: "grant" },
  deny: { zh: "不予许可", en: "deny" },
  complete: { zh: "办结", en: "complete" },
  deliver: { zh: "送达", en: "deliver" },
  collect: { zh: "领取登记", en: "collect" },
  withdraw: { zh: "撤回申请", en: "withdraw" },
  "issue-document": { zh: "出具文书", en: "issue document" },
  correct: { zh: "更正", en: "correct" },
  reopen: { zh: "重新办理", en: "reopen" },
  suspend: { zh: "中止", en: "suspend" },
  resume: { zh: "恢复办理", en: "resume" },
  terminate: { zh: "终止", en: "terminate" },
  void: { zh: "作废", en: "void" },
  amend: { zh: "变更申请", en: "amend the application" },
  advance: { zh: "推进", en: "advance" },
} as const satisfies Record<string, Text>;

/** What is done with open work, or beside it, wherever a case stands: no chart says where. */
const operations = {
  claim: { zh: "认领", en: "claim" },
  release: { zh: "放回", en: "release" },
  transfer: { zh: "转办", en: "transfer" },
  delegate: { zh: "委派", en: "delegate" },
  remind: { zh: "催办", en: "remind" },
  "order-supervision": { zh: "督办", en: "order supervision" },
  "answer-order": { zh: "督办答复", en: "answer the supervision order" },
  consult: { zh: "征求意见", en: "consult a department" },
  "answer-consultation": { zh: "答复征求意见", en: "answer the consultation" },
  "withdraw-consultation": { zh: "撤回征求意见", en: "take the consultation back" },
  "fetch-certificate": { zh: "调取证照", en: "fetch the certificate" },
  "order-fee": { zh: "开具缴款通知", en: "ask for a payment notice" },
  "record-payment": { zh: "登记缴费", en: "record a payment" },
  "waive-fee": { zh: "减免费用", en: "waive a fee" },
  "record-refund": { zh: "登记退费", en: "record a refund" },
  "publish-reason": { zh: "公开说明超期理由", en: "publish why it is late" },
  "notify-card": { zh: "通知亮牌", en: "notify of the card" },
  "answer-card": { zh: "答复亮牌", en: "answer the card" },
  "appeal-card": { zh: "申诉亮牌", en: "appeal against the card" },
  "correct-card": { zh: "报告纠正", en: "report it corrected" },
  "supervise-card": { zh: "督办亮牌", en: "supervise the card" },
  "withdraw-card": { zh: "摘牌", en: "withdraw the card" },
  "confirm-card": { zh: "确认亮牌", en: "confirm the card" },
  "record-visit": { zh: "登记到场", en: "record a visit" },
  rate: { zh: "评价", en: "rate" },
  "answer-rating": { zh: "差评整改回复", en: "answer the bad rating" },
  "choose-service": { zh: "确认送达方式", en: "choose how to be served" },
  "serve-notice": { zh: "送达登记", en: "record the service of the notice" },
  copy: { zh: "抄送", en: "send a copy" },
  "acknowledge-copy": { zh: "阅知", en: "acknowledge the copy" },
  comment: { zh: "批注", en: "comment" },
  "request-hearing": { zh: "申请听证", en: "request a hearing" },
  "waive-hearing": { zh: "放弃听证", en: "waive the hearing" },
  "state-opinion": { zh: "陈述申辩", en: "state an opinion" },
} as const satisfies Record<string, Text>;

/** Everything a person can ask for. */
export const actionKinds = { ...chartKinds, ...operations };

export type ActionKind = keyof typeof actionKinds;

/** The kind of action that a Chinese word stands for (转办: `transfer`), or undefined. */
export function actionCalled(word: string): ActionKind | undefined {
  const kinds = Object.keys(actionKinds) as ActionKind[];
  return kinds.find((kind) => namesOfWord(kind, actionKinds[kind].zh).includes(word));
}

export type OperationKind = keyof typeof operations;
/** The kinds of operations. */
export const operationKinds = Object.keys(operations) as OperationKind[];

/** Whether something is called as an operation: an item cannot give an action of its own such a name. */
export function isOperation(name: string): name is OperationKind {
  return (operationKinds as readonly string[]).includes(name);
}

/** The three steps of an opinion (承办, 审核, 批准). */
export const stepKinds = ["handle", "review", "approve"] as const;
export type StepKind = (typeof stepKinds)[number];

/** Whether an action gives an opinion in a branch. */
export function isOpinion(kind: string): kind is StepKind {
  return kind === "handle" || kind === "review" || kind === "approve";
}

/** Whether it decides the case. */
export function isDecision(kind: string): boolean {
  return kind === "grant" || kind === "deny";
}

/** Whether it gives an opinion as one of the steps, or beside them as somebody who was asked to sign. */
export function givesOpinion(kind: string): boolean {
  return isOpinion(kind) || kind === "sign";
}
