import type { ActionKind } from "../../definition/action-kind.js";
import { reopen } from "../take-back.js";
import { deny, extend, grant, opinion } from "./approving.js";
import { actOnCard, superviseCard } from "./card-life.js";
import { answer, consult, withdrawConsultation } from "./consulting.js";
import { correct, issueDocument } from "./correcting.js";
import { fetchCertificate } from "./fetching.js";
import {
  accept,
  amend,
  confirmMaterials,
  fillIn,
  preAccept,
  receive,
  refuseAcceptance,
  requestSupplement,
  saveDraft,
  sendTheNotice,
  submit,
  supplement,
} from "./filing.js";
import { complete, handOver } from "./finishing.js";
import { type Handler, take } from "./handler.js";
import { inviteHearing, notifyRight, requestHearing, waiveHearing } from "./hearing.js";
import { forward, resume, suspend, terminate, voidCase } from "./interrupting.js";
import { recordPayment, recordRefund, waiveFee } from "./paying.js";
import { closeProcedure, openProcedure } from "./procedures.js";
import { answerRating, rate } from "./rating.js";
import { reopenBranches } from "./reopening.js";
import { answerReturn, recall, returnWork } from "./returning.js";
import { serveNotice } from "./serving.js";
import { addSigner, removeSigner } from "./signing.js";
import {
  acknowledgeCopy,
  answerOrder,
  copy,
  orderSupervision,
  publishReason,
  recordVisit,
} from "./supervising.js";
import { claim, delegate, release, remind, transfer } from "./tasks.js";

// The action itself says everything, and stands in its stage only: nothing follows from it.
const nothing: Handler<ActionKind> = () => {};

/** What follows from each kind of action. A new kind does not compile until it stands here. */
export const handlers: { readonly [Kind in ActionKind]: Handler<Kind> } = {
  "save-draft": saveDraft,
  submit,
  "pre-accept": preAccept,
  receive,
  "correct-on-spot": fillIn,
  "confirm-materials": confirmMaterials,
  "request-supplement": requestSupplement,
  "send-notice": sendTheNotice,
  supplement,
  accept,
  "refuse-acceptance": refuseAcceptance,
  forward,
  handle: opinion,
  review: opinion,
  approve: opinion,
  sign: opinion,
  "add-signer": addSigner,
  "remove-signer": removeSigner,
  return: returnWork,
  "answer-return": answerReturn,
  recall,
  "reopen-branches": reopenBranches,
  "open-procedure": openProcedure,
  "close-procedure": closeProcedure,
  extend,
  grant,
  deny,
  complete,
  deliver: handOver,
  collect: handOver,
  withdraw: take,
  "issue-document": issueDocument,
  correct,
  reopen,
  suspend,
  resume,
  terminate,
  void: voidCase,
  amend,
  advance: fillIn,
  claim,
  release,
  transfer,
  delegate,
  remind,
  "order-supervision": orderSupervision,
  "answer-order": answerOrder,
  consult,
  "answer-consultation": answer,
  "withdraw-consultation": withdrawConsultation,
  "fetch-certificate": fetchCertificate,
  // The commit after it asks whoever issues them.
  "order-fee": nothing,
  "record-payment": recordPayment,
  "waive-fee": waiveFee,
  "record-refund": recordRefund,
  "publish-reason": publishReason,
  "notify-card": actOnCard,
  "answer-card": actOnCard,
  "appeal-card": actOnCard,
  "correct-card": actOnCard,
  "supervise-card": superviseCard,
  "withdraw-card": actOnCard,
  "confirm-card": actOnCard,
  "record-visit": recordVisit,
  rate,
  "answer-rating": answerRating,
  "choose-service": nothing,
  "serve-notice": serveNotice,
  copy,
  "acknowledge-copy": acknowledgeCopy,
  comment: nothing,
  "notify-right": notifyRight,
  "invite-hearing": inviteHearing,
  "request-hearing": requestHearing,
  "waive-hearing": waiveHearing,
  "state-opinion": nothing,
};
