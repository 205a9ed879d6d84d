import { canonicalJson } from "@banjian/base";
import type { CaseState } from "./case-state.js";
import type { CorrectionPayload } from "./correction-payload.js";
import { branchFound } from "./evolve-correction.js";
import { refusalIn } from "./evolve-document.js";
import type { Fact, FactOf } from "./fact.js";
import type { MessageKind } from "./message-kind.js";

/** Which of the ten, and which of several of its kind: the step of an approval, the number of a special procedure. */
export type MessageKey = { readonly kind: MessageKind; readonly number?: string };

/** The key as it is written: `acceptance`, `special-procedure/B1`. */
function messageKey({ kind, number }: MessageKey): string {
  return number === undefined ? kind : `${kind}/${number}`;
}

/** The messages that a fact calls for, whether for the first time or because it puts right what one had said. */
export function messagesDue(before: CaseState, fact: Fact): readonly MessageKey[] {
  switch (fact.type) {
    case "milestone-reached":
      return ofMilestone(before, fact);
    case "milestone-corrected":
      if (fact.milestone === "receipt") return [{ kind: "application" }];
      return fact.milestone === "acceptance" ? [{ kind: "acceptance" }] : [];
    case "action-taken":
      return ofAction(before, fact);
    case "notice-sent":
      return [{ kind: "supplement-notice" }];
    case "procedure-opened":
      return [{ kind: "special-procedure", number: procedureNumber(fact.id) }];
    case "procedure-closed":
      return [{ kind: "special-procedure-result", number: procedureNumber(fact.id) }];
    case "procedure-corrected":
      return ofCorrectedProcedure(before, fact);
    case "limit-extended":
      return bothOf(extensionNumber(fact.limit, (extensionsOf(before, fact.limit) ?? 0) + 1));
    case "limit-corrected":
      return ofCorrectedLimit(before, fact);
    case "case-suspended":
      return fact.excludes ? [{ kind: "special-procedure", number: suspensionNumber }] : [];
    case "case-resumed":
      return before.suspended?.excludes
        ? [{ kind: "special-procedure-result", number: suspensionNumber }]
        : [];
    case "document-corrected":
      return ofCorrectedDocument(before, fact);
    case "case-closed":
      return isCompletion(before, fact) ? [{ kind: "completion" }] : [];
    default:
      return none;
  }
}

const none: readonly MessageKey[] = [];

/** Under which a suspension whose time is left out goes outside. */
const suspensionNumber = "S";

/** Under which a procedure goes outside: `B1`. */
function procedureNumber(id: string): string {
  return `B${id.replace(/^p/, "")}`;
}

function extensionNumber(limit: string, number: number): string {
  return `A-${limit}-${number}`;
}

/** What the number of an extension names: the limit, and which of its extensions, the first being 1. */
export function extensionOf(number: string): { limit: string; number: number } | undefined {
  const found = /^A-(.+)-(\d+)$/.exec(number);
  return found?.[1] === undefined ? undefined : { limit: found[1], number: Number(found[2]) };
}

function extensionsOf({ limits }: CaseState, limit: string): number | undefined {
  return limits[limit]?.extended.length;
}

function bothOf(number: string): readonly MessageKey[] {
  return [
    { kind: "special-procedure", number },
    { kind: "special-procedure-result", number },
  ];
}

// The application goes out when it is received, and not again when a supplement has come.
function ofMilestone(
  { milestones, messagesMade }: CaseState,
  { milestone }: FactOf<"milestone-reached">,
): readonly MessageKey[] {
  if (milestone === "receipt") {
    return milestones.receipt === undefined ? [{ kind: "application" }] : [];
  }
  const isOver = milestones.completion !== undefined && !messagesMade?.includes("acceptance");
  if (milestone === "acceptance" && isOver) return [];
  if (milestone === "acceptance" || milestone === "supplement-received") {
    return [{ kind: milestone }];
  }
  return [];
}

function ofAction(
  before: CaseState,
  { kind, branch = "", payload }: FactOf<"action-taken">,
): readonly MessageKey[] {
  switch (kind) {
    case "pre-accept":
      return [{ kind: "pre-acceptance" }];
    case "correct":
      return ofCorrection(before, payload as CorrectionPayload);
    case "amend":
    case "correct-on-spot":
      return before.milestones.receipt === undefined ? [] : [{ kind: "application" }];
    case "refuse-acceptance":
      return [{ kind: "acceptance" }];
    case "handle":
    case "review":
    case "approve":
    case "sign": {
      const step = (before.branches[branch]?.opinions.length ?? 0) + 1;
      return [{ kind: "approval", number: `${branch}-${step}` }];
    }
    case "grant":
    case "deny":
      return [{ kind: "approval", number: "decision" }];
    case "complete":
      return [{ kind: "completion" }];
    case "deliver":
    case "collect":
      return [{ kind: "collection" }];
    default:
      return [];
  }
}

// What is over can be said again, and nothing new of it (ME8): an opinion found late is told while nothing was completed.
function ofCorrection(before: CaseState, correction: CorrectionPayload): readonly MessageKey[] {
  switch (correction.what) {
    case "form":
      return [{ kind: "application" }];
    case "notice":
      return [{ kind: "supplement-received" }];
    case "opinion": {
      const branch = branchFound(before, correction);
      const number = (before.branches[branch]?.opinions.length ?? 0) + 1;
      if (before.messagesMade?.includes("completion")) return [];
      return [{ kind: "approval", number: `${branch}-${number}` }];
    }
    default:
      return [];
  }
}

function ofCorrectedProcedure(
  { procedures }: CaseState,
  { id, closedOn }: FactOf<"procedure-corrected">,
): readonly MessageKey[] {
  const number = procedureNumber(id);
  const isClosed = closedOn !== undefined || procedures[id]?.closedOn !== undefined;
  return isClosed ? bothOf(number) : [{ kind: "special-procedure", number }];
}

// A refusal at the online pre-acceptance has told the exchange so, and one at the window by the message of acceptance.
function ofCorrectedDocument(
  before: CaseState,
  { document }: FactOf<"document-corrected">,
): readonly MessageKey[] {
  if (document === "certificate") return [{ kind: "completion" }];
  if (document !== refusalIn(before)) return [];
  const isOnline = !before.messagesMade?.includes("acceptance");
  return [{ kind: isOnline ? "pre-acceptance" : "acceptance" }];
}

function ofCorrectedLimit(
  { limits }: CaseState,
  { limit, extended }: FactOf<"limit-corrected">,
): readonly MessageKey[] {
  const before = limits[limit]?.extended ?? [];
  if (extended === undefined || extended.length >= before.length) return [];
  // By what they say: a fact that was read back holds other objects than the case.
  const left = extended.map((one) => canonicalJson(one));
  const gone = before.findIndex((one, index) => canonicalJson(one) !== left[index]);
  return [{ kind: "special-procedure-result", number: extensionNumber(limit, gone + 1) }];
}

// What was refused at the window has ended with that, and what was completed has said so.
function isCompletion({ completion }: CaseState, { end }: FactOf<"case-closed">): boolean {
  if (end === "refused" || end === "returned") return false;
  return end !== "archived" || completion === undefined;
}

const nothing: Partial<CaseState> = {};

/** The messages that have been made, with those that one more fact calls for. */
export function countMessages(before: CaseState, fact: Fact): Partial<CaseState> {
  const due = messagesDue(before, fact);
  if (due.length === 0) return nothing;
  const { messagesMade = [] } = before;
  return { messagesMade: [...messagesMade, ...due.map(messageKey)] };
}

/** How often a message has been made so far. */
export function timesMade({ messagesMade = [] }: CaseState, key: MessageKey): number {
  const wanted = messageKey(key);
  return messagesMade.filter((one) => one === wanted).length;
}
