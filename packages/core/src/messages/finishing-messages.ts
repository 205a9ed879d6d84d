import type { IssuedDocument } from "../case/case-state.js";
import { identifierKindOf } from "../case/identifier-kinds.js";
import type { PayloadOf } from "../case/payload.js";
import { type CaseEnd, caseEnds } from "../chart/chart.js";
import { decisionWords } from "../definition/decision-words.js";
import { writeMoney } from "../definition/money.js";
import { stageOf } from "../item/file-parts.js";
import { messageCodes } from "./message-codes.js";
import {
  departmentCodeOf,
  departmentOf,
  joined,
  type MadeFields,
  type MessageContext,
  midnight,
  officerOf,
  timeOf,
} from "./message-context.js";

type Outcome = keyof typeof messageCodes.outcome;

const results: { readonly [Result in PayloadOf<"complete">["result"]]: Outcome } = {
  issued: "0",
  returned: "1",
  void: "2",
  forwarded: "4",
  "supplement-overdue": "5",
  other: "6",
};

// Who gives up gets the papers back; the exchange knows no other word for it.
const ends: { readonly [End in Exclude<CaseEnd, "archived">]: Outcome } = {
  withdrawn: "1",
  returned: "1",
  refused: "1",
  void: "2",
  forwarded: "4",
  "deemed-withdrawn": "5",
  terminated: "6",
};

/** 办结: by completion, by an end without one, and again when the certificate is corrected. */
export function completionFields(context: MessageContext): MadeFields {
  const { item, zone, fact, after } = context;
  const outcome = outcomeOf(context);
  const certificates = outcome === "0" ? certificatesOf(context) : [];
  const completed = after.milestones.completion?.at(-1);
  const isCorrection = fact.type === "document-corrected" && completed !== undefined;
  const isIssued = certificates.length > 0;
  return {
    BJSJ: isCorrection ? midnight(completed) : timeOf(fact, zone),
    BJBMMC: departmentOf(item),
    BJBMZZJDDM: departmentCodeOf(item),
    BJJGDM: outcome,
    BJJGMS: inWords(context, outcome),
    ZFHTHYY: reasonOf(context, outcome),
    ZJGZMC: isIssued ? (stageOf(item.file, "completion")?.certificate ?? item.title.zh) : undefined,
    ZJBH: isIssued ? joined(certificates.flatMap(({ number }) => number ?? [])) : undefined,
    ZJYXQX: validityOf(certificates),
    FZGZDW: isIssued ? departmentOf(item) : undefined,
    ...chargedFields(after),
    BZ: isCorrection ? fact.text : outcome === "0" && !isIssued ? "不发证件" : undefined,
  };
}

/** What was paid and kept, in yuan. */
function chargedFields({ fees = {} }: MessageContext["after"]): MadeFields {
  const kept = Object.values(fees).filter(({ paid, refunded }) => paid && !refunded);
  if (kept.length === 0) return {};
  const fen = kept.reduce((sum, one) => sum + one.fen, 0);
  return { SFJE: writeMoney(fen), JEDWDM: "CNY" };
}

function outcomeOf({ fact, after }: MessageContext): Outcome {
  if (fact.type === "action-taken") return results[(fact.payload as PayloadOf<"complete">).result];
  if (fact.type === "case-closed" && fact.end !== "archived") return ends[fact.end];
  const result = Object.entries(results).find(([name]) => name === after.completion?.result);
  if (result !== undefined) return result[1];
  if (after.milestones.granted !== undefined) return "0";
  return after.milestones.denied === undefined ? "6" : "1";
}

function inWords({ fact }: MessageContext, outcome: Outcome): string {
  if (fact.type === "case-closed" && fact.end !== "archived") return caseEnds[fact.end].zh;
  return messageCodes.outcome[outcome].zh;
}

/** Why nothing was issued: what was said with the completion, else with the act that ended or denied it. */
function reasonOf({ item, fact, after }: MessageContext, outcome: Outcome): string | undefined {
  if (outcome === "0") return undefined;
  const { note } = fact.type === "action-taken" ? (fact.payload as PayloadOf<"complete">) : {};
  const said = note || after.because || refusalsIn(after);
  if (said) return said;
  if (outcome !== "1" && outcome !== "2") return undefined;
  if (fact.type === "case-closed" && fact.end !== "archived") return caseEnds[fact.end].zh;
  return after.milestones.denied === undefined
    ? messageCodes.outcome[outcome].zh
    : decisionWords(item.file.item.type).denied.zh;
}

/** What the departments said that refused, where their join denied it. */
function refusalsIn({ decision }: MessageContext["after"]): string {
  if (decision?.decision !== "deny") return "";
  const against = decision.opinions.flatMap(({ says }) => says.filter(({ agree }) => !agree));
  return [...new Set(against.map(({ text }) => text))].join("；");
}

function certificatesOf({ after }: MessageContext): readonly IssuedDocument[] {
  return after.issued.filter(
    ({ document, number, superseded }) =>
      /^certificate(:|$)/.test(document) && number !== undefined && !superseded,
  );
}

/** Until when each of them is valid; nothing where none has an end. */
function validityOf(certificates: readonly IssuedDocument[]): string | undefined {
  if (certificates.every(({ validUntil }) => validUntil === undefined)) return undefined;
  const days = new Set(certificates.map(({ validUntil }) => validUntil ?? "长期"));
  return joined([...days]);
}

const ways: Readonly<Record<string, string>> = { window: "0", post: "1", "e-certificate": "2" };

/** 领取登记: collected by somebody, or served on the applicant. */
export function collectionFields({ zone, fact, after }: MessageContext): MadeFields {
  const { payload } = fact as Extract<MessageContext["fact"], { type: "action-taken" }>;
  const { way = "window", collector, identifier } = payload as Partial<PayloadOf<"collect">>;
  const { applicant } = after;
  // The applicant in person is known already; of anybody else the window has to see a paper.
  const isApplicant = collector === undefined || collector === applicant.name;
  const number = identifier?.number ?? (isApplicant ? applicant.id : undefined);
  const kind = number === undefined ? undefined : (identifier?.kind ?? identifierKindOf(number));
  return {
    LQSJ: timeOf(fact, zone),
    LQRXM: collector ?? applicant.name,
    LQRZJLX: kind,
    LQRSFZJHM: kind === undefined ? undefined : number,
    LQFS: ways[way],
    BZ: collector === undefined ? `送达人：${officerOf(fact)}` : undefined,
  };
}
