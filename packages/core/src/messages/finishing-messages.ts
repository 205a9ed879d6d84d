import type { PayloadOf } from "../case/payload.js";
import { type CaseEnd, caseEnds } from "../chart/chart.js";
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
  const numbers = outcome === "0" ? certificatesOf(context) : [];
  const completed = after.milestones.completion?.at(-1);
  const isCorrection = fact.type === "document-corrected" && completed !== undefined;
  const isIssued = numbers.length > 0;
  return {
    BJSJ: isCorrection ? midnight(completed) : timeOf(fact, zone),
    BJBMMC: departmentOf(item),
    BJBMZZJDDM: departmentCodeOf(item),
    BJJGDM: outcome,
    BJJGMS: inWords(context, outcome),
    ZFHTHYY: outcome === "1" || outcome === "2" ? reasonOf(context, outcome) : undefined,
    ZJGZMC: isIssued ? (stageOf(item.file, "completion")?.certificate ?? item.title.zh) : undefined,
    ZJBH: isIssued ? joined(numbers) : undefined,
    FZGZDW: isIssued ? departmentOf(item) : undefined,
    ...chargedFields(after),
    BZ: isCorrection ? fact.text : undefined,
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

function reasonOf({ fact, after }: MessageContext, outcome: Outcome): string {
  const { note } = fact.type === "action-taken" ? (fact.payload as PayloadOf<"complete">) : {};
  if (note) return note;
  if (fact.type === "case-closed" && fact.end !== "archived") return caseEnds[fact.end].zh;
  return after.milestones.denied === undefined ? messageCodes.outcome[outcome].zh : "不予许可";
}

function certificatesOf({ after }: MessageContext): readonly string[] {
  const standing = after.issued.filter(
    ({ document, superseded }) => /^certificate(:|$)/.test(document) && !superseded,
  );
  return standing.flatMap(({ number }) => number ?? []);
}

const ways: Readonly<Record<string, string>> = { window: "0", post: "1", "e-certificate": "2" };

/** 领取登记: collected by somebody, or served on the applicant. */
export function collectionFields({ zone, fact, after }: MessageContext): MadeFields {
  const { payload } = fact as Extract<MessageContext["fact"], { type: "action-taken" }>;
  const { way = "window", collector } = payload as Partial<PayloadOf<"collect">>;
  return {
    LQSJ: timeOf(fact, zone),
    LQRXM: collector ?? after.applicant.name,
    LQFS: ways[way],
    BZ: collector === undefined ? `送达人：${officerOf(fact)}` : undefined,
  };
}
