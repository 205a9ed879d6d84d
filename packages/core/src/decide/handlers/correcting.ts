import type { Text } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import { refusalIn, standingDocument } from "../../case/evolve-document.js";
import { coreError } from "../../errors.js";
import type { Correction } from "../card-goes.js";
import { correctAcceptance } from "../correct-acceptance.js";
import { correctExclusion, correctionInvalid } from "../correct-exclusion.js";
import {
  correctForm,
  correctInspectors,
  correctOpinion,
  correctService,
} from "../correct-record.js";
import { announce } from "../limits.js";
import { moveFollowers } from "../move-followers.js";
import { moveMoment } from "../move-moment.js";
import { checkBackDate } from "../receipt.js";
import { withdrawOutcome } from "../take-back.js";
import { takeBackNotice } from "../take-back-notice.js";
import type { Turn } from "../turn.js";
import { withdrawPutRight, withdrawWrong } from "../withdraw-wrong.js";
import type { Handler } from "./handler.js";

/** Puts right what was recorded: a new fact, and everything after it derived anew. What was announced and turns out wrong is withdrawn. */
export const correct: Handler<"correct"> = (turn, { actor, payload, found }) => {
  switch (payload.what) {
    case "extension":
      undoExtension(turn, payload);
      break;
    case "exclusion":
      correctExclusion(turn, payload);
      break;
    case "receipt":
      correctReceipt(turn, payload.on);
      break;
    case "outcome":
      withdrawOutcome(turn);
      break;
    case "document":
      correctDocument(turn, payload);
      break;
    case "form":
      correctForm(turn, found, payload);
      break;
    case "inspectors":
      correctInspectors(turn, found, payload);
      break;
    case "opinion":
      correctOpinion(found, actor, payload);
      break;
    case "acceptance":
      correctAcceptance(turn, payload.on);
      break;
    case "notice":
      takeBackNotice(turn, found);
      break;
    case "service":
      correctService(found, payload);
      break;
  }
  moveFollowers(turn, found);
  withdrawWrong(turn);
  withdrawPutRight(turn, payload);
};

/** What was issued stays on record, superseded by one that says what has changed; the number of a certificate that was issued without one is added. */
function correctDocument(
  turn: Turn,
  { document, number, text, remedies, reason }: Extract<Correction, { what: "document" }>,
): void {
  const isNumberGiven = document === "certificate" && number !== undefined;
  const isOwed = isNumberGiven && turn.state.completion?.result === "issued";
  const refusal = refusalIn(turn.state);
  const isIssued = document === refusal || standingDocument(turn.state, document) !== undefined;
  if (!isOwed && !isIssued) {
    const issued = turn.state.issued.map((one) => one.document);
    const known = [...new Set([...issued, ...(refusal === undefined ? [] : [refusal])])];
    throw coreError("DOCUMENT_UNKNOWN", { document, known });
  }
  const says = remedies === undefined ? text : `${text}\n${remedies}`;
  turn.record({
    type: "document-corrected",
    document,
    ...(number && { number }),
    text: says,
    reason,
  });
}

function undoExtension(
  turn: Turn,
  { limit, number }: Extract<Correction, { what: "extension" }>,
): void {
  const ledger = Object.hasOwn(turn.state.limits, limit) ? turn.state.limits[limit] : undefined;
  if (ledger?.extended[number - 1] === undefined) {
    throw correctionInvalid({
      zh: `期限“${limit}”没有第 ${number} 次延长`,
      en: `the limit "${limit}" has no extension number ${number}`,
    });
  }
  const extended = ledger.extended.filter((_, index) => index !== number - 1);
  announce(turn, { type: "limit-corrected", limit, run: ledger.run, extended });
}

/** The day of the first receipt, and with it every limit that began or ended with it; a deemed acceptance goes with the receipt (TL8). */
function correctReceipt(turn: Turn, on: LocalDate): void {
  const { milestones, deemed } = turn.state;
  const before = milestones.receipt?.[0];
  if (before === undefined) {
    throw correctionInvalid({ zh: "尚未收件", en: "nothing has been received" });
  }
  if (on === before) throw correctionInvalid(same(before));
  checkBackDate(turn, on);
  turn.record({ type: "milestone-corrected", milestone: "receipt", index: 0, on });
  moveMoment(turn, "receipt", { before, on });
  const answered = (milestones.receipt?.length ?? 0) > 1;
  if (answered || !deemed.includes("deemed-accepted")) return;
  turn.record({ type: "milestone-corrected", milestone: "acceptance", index: 0, on });
  moveMoment(turn, "acceptance", { before, on });
}

function same(day: LocalDate): Text {
  return { zh: `收件日本来就是 ${day}`, en: `the day of receipt is ${day} already` };
}

/** Issues a document that silence made due; refuses any other (DOCUMENT_NOT_DUE). */
export const issueDocument: Handler<"issue-document"> = (_turn, { payload, found }) => {
  const due = found.documents.map(({ document }) => document);
  if (due.includes(payload.document)) return;
  throw coreError("DOCUMENT_NOT_DUE", { document: payload.document, due });
};
