import type { Instant } from "@banjian/calendar";
import { memberNumber } from "../approval/members.js";
import type { CaseState } from "../case/case-state.js";
import type { Fact } from "../case/fact.js";
import { foldSteps } from "../case/fold-steps.js";
import { messagesDue, timesMade } from "../case/message-keys.js";
import type { MessageKind } from "../case/message-kind.js";
import { approvalFields, procedureFields, procedureResultFields } from "./approval-messages.js";
import {
  acceptanceFields,
  applicationFields,
  preAcceptanceFields,
  supplementNoticeFields,
  supplementReceivedFields,
} from "./filing-messages.js";
import { collectionFields, completionFields } from "./finishing-messages.js";
import {
  divisionOf,
  joined,
  type MadeFields,
  type MessageContext,
  type MessageFrame,
  textOf,
} from "./message-context.js";
import type { ProcessMessage } from "./process-message.js";

/** A message, and the fact of its case that called for it. */
export type MadeMessage = {
  /** The number of the fact in its case. */
  readonly seq: number;
  readonly at: Instant;
  readonly message: ProcessMessage;
};

const makers: { readonly [Kind in MessageKind]: (context: MessageContext) => MadeFields } = {
  application: applicationFields,
  "pre-acceptance": preAcceptanceFields,
  acceptance: acceptanceFields,
  approval: approvalFields,
  "supplement-notice": supplementNoticeFields,
  "supplement-received": supplementReceivedFields,
  "special-procedure": procedureFields,
  "special-procedure-result": procedureResultFields,
  completion: completionFields,
  collection: collectionFields,
};

/** The messages that facts call for in a case that stood so before them, in the order of the facts. */
export function messagesAfter(
  frame: MessageFrame,
  before: CaseState | undefined,
  facts: readonly Fact[],
  caseId: string,
): readonly MadeMessage[] {
  return foldSteps(before, facts, caseId).flatMap(({ fact, before: found, after: now }) => {
    if (found === undefined) return [];
    return messagesDue(found, fact).map((key) => ({
      seq: now.version,
      at: fact.at,
      message: messageOf({ ...frame, key, fact, before: found, after: now }),
    }));
  });
}

/** Every message of a case, from all its facts. */
export function messagesOf(
  frame: MessageFrame,
  caseId: string,
  facts: readonly Fact[],
): readonly MadeMessage[] {
  return messagesAfter(frame, undefined, facts, caseId);
}

function messageOf(context: MessageContext): ProcessMessage {
  const { key, item, after: state, numbersOf } = context;
  const { id } = state;
  const numbers = numbersOf?.(id) ?? { application: id, business: id };
  const fields: MadeFields = {
    SBLSH: numbers.application,
    YWLSH: numbers.business,
    SXBM: item.code,
    XZQHDM: divisionOf(context),
    SJBBH: String(timesMade(state, key) || 1),
    ...makers[key.kind](context),
    // The order of the ten holds under one business number: what is about a member has its own beside it.
    BYZDA: memberNumber(item, numbers.business, branchIn(context)),
    BYZDB: variantsOf(context),
    BYZDC: spareOf(context, "BYZDC"),
    BYZDD: spareOf(context, "BYZDD"),
    PDH: textOf(state.form["queue-number"]),
  };
  const said = Object.entries(fields).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, clean(value)]],
  );
  return { kind: key.kind, fields: Object.fromEntries(said) };
}

function spareOf({ spare = {}, after }: MessageContext, field: "BYZDC" | "BYZDD") {
  const { [field]: name = "" } = spare;
  const isOwn = Object.hasOwn(after.form, name);
  return isOwn ? textOf(after.form[name]) : undefined;
}

// Newer exchanges have a field for the case as it is handled (情形); this one has spare ones.
function variantsOf({ item, after: { variants = [], milestones } }: MessageContext) {
  if (variants.length === 0 || milestones.receipt === undefined) return undefined;
  const titles = variants.map(({ variant }) => item.file.variants[variant]?.title.zh ?? variant);
  return joined(titles);
}

/** The branch that a message is about: of a bundle the member, which has a number of its own. */
function branchIn({ fact, after }: MessageContext): string {
  if ("branch" in fact) return fact.branch ?? "";
  if ("limit" in fact) return after.limits[fact.limit]?.branch ?? "";
  return "id" in fact ? (after.procedures[fact.id]?.branch ?? "") : "";
}

// What people write may hold what no XML row can carry.
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, " ");
}
