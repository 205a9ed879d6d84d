import type { Text } from "@banjian/base";
import type { Fact, FactOf } from "../case/fact.js";
import type { PayloadOf } from "../case/payload.js";
import { sayAllowance } from "../definition/allowance.js";
import { sayBasis } from "../definition/basis-text.js";
import { decisionWords } from "../definition/decision-words.js";
import { collectionWays } from "../definition/item-schema.js";
import { type Item, materialTitle } from "../item/item.js";
import { limitTitle } from "../item/limit-of.js";
import { correctedDocument } from "./corrected-document.js";
import { reasonText } from "./reason-text.js";
import { reasonsAgainst } from "./reasons-against.js";
import { remediesTold } from "./remedies.js";
import type { FactAt, SaidDocument } from "./said-document.js";
import { acceptanceText, silentAcceptanceText } from "./say-acceptance.js";
import { procedureNotice, supplementNotice } from "./say-notice.js";
import { saidNo } from "./say-refusal.js";
import { recordOf } from "./service-record.js";
import { extensionUndone } from "./undone-extension.js";

/** Which document follows from a fact and what it says; nothing where none does. */
export function saidIn(at: FactAt): SaidDocument | undefined {
  const { item, facts, index } = at;
  const fact = facts[index];
  switch (fact?.type) {
    case "action-taken":
      return saidByAction(item, facts, index);
    case "notice-sent":
      return supplementNotice(at);
    case "notice-served":
    case "letter-made":
      return recordOf(at);
    case "milestone-reached":
      return decidedByJoin(at);
    case "document-corrected":
      return correctedDocument(at, fact, saidIn);
    case "limit-extended":
      return { kind: "extension-notice", says: () => extensionText(item, fact) };
    case "limit-corrected":
      return extensionUndone(at);
    case "procedure-opened":
      return procedureNotice(at);
    case "right-notified":
      return { kind: "hearing-right-notice", says: () => [same(fact.right.matter), askForHearing] };
    case "hearing-invited":
      return { kind: "hearing-invitation", says: () => invitationText(fact) };
    default:
      return undefined;
  }
}

function saidByAction(item: Item, facts: readonly Fact[], index: number): SaidDocument | undefined {
  const fact = facts[index] as FactOf<"action-taken">;
  switch (fact.kind) {
    case "submit":
      return {
        kind: "receipt-slip",
        says: () => [
          ...receiptText(item, fact.payload as PayloadOf<"submit">),
          ...queryText(facts[0]),
        ],
      };
    case "accept":
      return { kind: "acceptance-notice", says: () => acceptanceText(item, facts.slice(index)) };
    case "pre-accept":
    case "refuse-acceptance":
      return saidNo(item, fact);
    case "grant":
      return { kind: "grant-decision", says: () => [decidedText(item, "granted")] };
    case "deny": {
      const { reason, remedies } = fact.payload as PayloadOf<"deny">;
      const told = remediesTold(remedies);
      return {
        kind: "deny-decision",
        says: () => [decidedText(item, "denied"), reasonText(reason), told],
      };
    }
    case "deliver":
    case "collect":
      return { kind: "service-record", says: () => serviceText(fact, facts) };
    case "issue-document":
      return issuedBySilence(item, facts, index);
    default:
      return undefined;
  }
}

/** Where the departments' join decides, nobody acts: the decision follows from its milestone. */
function decidedByJoin({ item, facts, index }: FactAt): SaidDocument | undefined {
  const fact = facts[index] as FactOf<"milestone-reached">;
  if (fact.deemed || (fact.milestone !== "granted" && fact.milestone !== "denied"))
    return undefined;
  const before = facts.slice(0, index);
  const join = before.findLast(({ type }) => type === "join-done" || type === "action-taken");
  if (join?.type !== "join-done" || item.approval?.decide !== "by-join") return undefined;
  if (fact.milestone === "granted")
    return { kind: "grant-decision", says: () => [decidedText(item, "granted")] };
  const against = reasonsAgainst(before).map(({ text }) => text);
  return {
    kind: "deny-decision",
    says: () => [decidedText(item, "denied"), ...against.map(reasonText), remediesTold()],
  };
}

/** What silence made due, once a person has issued it. */
function issuedBySilence(
  item: Item,
  facts: readonly Fact[],
  index: number,
): SaidDocument | undefined {
  const { payload } = facts[index] as FactOf<"action-taken">;
  const { document } = payload as PayloadOf<"issue-document">;
  if (document === "acceptance-notice") {
    return { kind: document, says: () => silentAcceptanceText(item, facts.slice(0, index)) };
  }
  return document === "decision"
    ? { kind: "grant-decision", says: () => [grantedBySilence] }
    : undefined;
}

function receiptText(item: Item, { materials }: PayloadOf<"submit">): Text[] {
  const names = materials.map(({ id, name }) => ({ title: materialTitle(item, id), name }));
  return [
    { zh: `已收到申请及材料 ${names.length} 件。`, en: `Received with ${names.length} documents.` },
    ...names.map(({ title, name }, at) => ({
      zh: `${at + 1}. ${title.zh}（${name}）`,
      en: `${at + 1}. ${title.en} (${name})`,
    })),
  ];
}

/** By what an applicant asks for the progress whose own number is public. */
function queryText(opened: Fact | undefined): Text[] {
  if (opened?.type !== "case-opened" || opened.queryCode === undefined) return [];
  const { queryCode } = opened;
  return [
    {
      zh: `查询码：${queryCode}。凭办件编号和查询码查询办理进度，请勿外传。`,
      en: `Query code: ${queryCode}. Ask for the progress with the number of the case and this code, and keep it to yourself.`,
    },
  ];
}

function extensionText(item: Item, fact: FactOf<"limit-extended">): Text[] {
  const title = limitTitle(item, fact.limit, undefined);
  const long = sayAllowance(fact.added);
  return [
    {
      zh: `${title.zh}延长${long.zh}，至 ${fact.told.due} 止。`,
      en: `The ${title.en} is longer by ${long.en}, until ${fact.told.due}.`,
    },
    reasonText(fact.reason),
    ...(fact.basis === undefined ? [] : [sayBasis(fact.basis)]),
  ];
}

function invitationText({ invitation }: FactOf<"hearing-invited">): Text[] {
  const { on, place, president } = invitation;
  const name = president.name ?? president.id;
  return [
    { zh: `时间：${on}。地点：${place}。`, en: `On ${on} at: ${place}.` },
    { zh: `听证主持人：${name}。`, en: `The hearing is chaired by ${name}.` },
  ];
}

function serviceText(
  { kind, payload, effectiveOn }: FactOf<"action-taken">,
  facts: readonly Fact[],
): Text[] {
  const { way, reference, collector } = payload as {
    readonly way: keyof typeof collectionWays;
    readonly reference?: string;
    readonly collector?: string;
  };
  const how = collectionWays[way];
  const numbers = certificateNumbers(facts);
  const rest = [
    ...(numbers === "" ? [] : [{ zh: `证件编号：${numbers}。`, en: `Certificate: ${numbers}.` }]),
    ...(reference === undefined
      ? []
      : [{ zh: `凭据：${reference}。`, en: `Proof: ${reference}.` }]),
    ...(collector === undefined
      ? []
      : [{ zh: `收件人：${collector}。`, en: `Received by ${collector}.` }]),
  ];
  const done = kind === "collect" ? { zh: "领取", en: "Collected" } : { zh: "送达", en: "Served" };
  return [
    {
      zh: `${effectiveOn} ${done.zh}，方式：${how.zh}。`,
      en: `${done.en} on ${effectiveOn}, ${how.en}.`,
    },
    ...rest,
  ];
}

/** The numbers of what was issued, the one of each member where the item is a bundle. */
function certificateNumbers(facts: readonly Fact[]): string {
  const issued = facts.findLast((fact) => fact.type === "action-taken" && fact.kind === "complete");
  if (issued?.type !== "action-taken") return "";
  const { certificate, certificates = {} } = issued.payload as PayloadOf<"complete">;
  const all = [certificate, ...Object.values(certificates)];
  return all.flatMap((one) => one?.number ?? []).join("、");
}

function same(text: string): Text {
  return { zh: text, en: text };
}

/** The decision in the words of the item's type: only a licence is 许可. */
function decidedText({ file }: Item, outcome: "granted" | "denied"): Text {
  const { type } = file.item;
  if (type === "licence") return licensed[outcome];
  const { zh } = decisionWords(type)[outcome];
  return outcome === "granted"
    ? { zh: `经审查，申请符合规定条件，${zh}。`, en: "The application is granted." }
    : { zh: `经审查，决定${zh}。`, en: "The application is denied." };
}

const licensed = {
  granted: { zh: "经审查，申请符合法定条件，准予行政许可。", en: "The licence is granted." },
  denied: { zh: "经审查，决定不予行政许可。", en: "The licence is denied." },
};
const grantedBySilence = {
  zh: "逾期未作决定，依法视为准予。",
  en: "No decision was made in time: by law it is deemed granted.",
};
const askForHearing = {
  zh: "你有要求听证的权利；要求听证的，应当自被告知之日起五日内提出。",
  en: "You have the right to a hearing, and may ask for it within five days of this notice.",
};
