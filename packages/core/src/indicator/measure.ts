import { type LocalDate, localDateAt } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { Fact, FactType } from "../case/fact.js";
import type { ActionKind } from "../definition/action-kind.js";
import type { ItemFile } from "../definition/item-schema.js";
import type { Item } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import { dueOfLedger } from "../limit/due.js";
import type { Frame } from "../limit/frame.js";
import { inOrder, type Ledger, openSpan } from "../limit/ledger.js";

/** How one limit of a case stands, as far as it is measured: `paused` while time is left out of it, `stopped` when it ended neither kept nor late. */
export type Clock = {
  readonly limit: string;
  readonly department: string;
  readonly branch?: string;
  readonly due: LocalDate;
  readonly status: "running" | "paused" | "met" | "overdue" | "stopped";
  readonly endedOn?: LocalDate;
};

/** What became of a case: `deemed` was decided by silence, `ended` neither completed nor withdrawn nor void (refused, forwarded, terminated). */
type Fate = "open" | "completed" | "deemed" | "withdrawn" | "void" | "ended";

/** What is measured of an item, and so of each of its cases. */
export type ItemMark = Pick<ItemFile["item"], "code" | "type" | "kind" | "level" | "online"> & {
  readonly department: string;
  readonly division?: string;
};

/** What indicators are made from, for one case: kept beside it, so that a month is counted without reading facts. A bundle is one case. */
export type Measure = ItemMark & {
  readonly caseId: string;
  readonly channel: CaseState["channel"];
  readonly fate: Fate;
  /** None while it is a draft. */
  readonly filedOn?: LocalDate;
  readonly acceptedOn?: LocalDate;
  /** Silence accepted it: counted with the others, and apart. */
  readonly deemedAccepted?: true;
  readonly completedOn?: LocalDate;
  /** What was decided, by a person. */
  readonly decided?: "granted" | "denied";
  /** The day it ended, by completion or otherwise. */
  readonly endedOn?: LocalDate;
  /** How often somebody came for it: two errands of one day are one visit. */
  readonly visits: number;
  /** The promised and the statutory limit, and that of each branch. */
  readonly clocks: readonly Clock[];
};

/** What is measured of a case as it stands; its dates are those of the frame. */
export function measureOf(frame: Frame, item: Item, state: CaseState): Measure {
  const completedOn = completionOf(item, state);
  const fate = fateOf(state, completedOn);
  const acceptedOn = state.milestones.acceptance?.[0];
  const clocks = inOrder(state.limits)
    .filter(isMeasured)
    .map((ledger) => clockOf(frame, item, ledger));
  const filedOn = state.milestones.receipt?.[0] ?? state.filedOn;
  const endedOn = fate === "open" ? undefined : (completedOn ?? lastDay(frame, state));
  return {
    ...markOf(item),
    caseId: state.id,
    channel: state.channel,
    fate,
    ...(filedOn === undefined ? {} : { filedOn }),
    ...(acceptedOn === undefined ? {} : { acceptedOn }),
    ...(state.deemed.includes("deemed-accepted") ? { deemedAccepted: true } : {}),
    ...(completedOn === undefined ? {} : { completedOn }),
    ...decisionOf(state),
    ...(endedOn === undefined ? {} : { endedOn }),
    visits: new Set((state.visits ?? []).map(({ on }) => on)).size,
    clocks,
  };
}

/** What is measured of an item itself. */
export function markOf({ file }: Pick<Item, "file">): ItemMark {
  const { code, type, kind, level, online, authority } = file.item;
  const { department, division } = authority;
  return {
    code,
    type,
    kind,
    level,
    online,
    department,
    ...(division === undefined ? {} : { division }),
  };
}

/** Whether a fact can change what is measured of its case. */
export function movesMeasure(fact: Fact): boolean {
  return fact.type === "action-taken" ? movingActions.has(fact.kind) : movingFacts.has(fact.type);
}

const movingActions: ReadonlySet<ActionKind> = new Set(["collect", "record-visit"]);

const movingFacts: ReadonlySet<FactType> = new Set<FactType>([
  "case-opened",
  "milestone-reached",
  "milestone-corrected",
  "deemed",
  "outcome-withdrawn",
  "limit-started",
  "limit-changed",
  "limit-excluded",
  "limit-resumed",
  "limit-extended",
  "limit-ended",
  "limit-reopened",
  "limit-corrected",
  "limit-remeasured",
  "limit-recomputed",
  "case-moved",
  "case-closed",
  "case-reopened",
]);

function isMeasured({ key }: Ledger): boolean {
  return key === "promised" || key === "statutory" || key.startsWith("branch:");
}

function clockOf(frame: Frame, item: Item, ledger: Ledger): Clock {
  const { department } = definitionOf(item, ledger);
  return {
    limit: ledger.key,
    department,
    ...(ledger.branch === undefined ? {} : { branch: ledger.branch }),
    due: dueOfLedger(frame, ledger).on,
    status: statusOf(ledger),
    ...(ledger.endedOn === undefined ? {} : { endedOn: ledger.endedOn }),
  };
}

function statusOf(ledger: Ledger): Clock["status"] {
  const { status } = ledger;
  if (status === "running") return openSpan(ledger) === undefined ? "running" : "paused";
  return status === "met" || status === "overdue" ? status : "stopped";
}

/** The day it was completed; an item without that stage is done with its decision. Nothing where it has been taken back since. */
function completionOf(item: Item, state: CaseState): LocalDate | undefined {
  const { value, milestones, end } = state;
  const place = typeof value === "string" ? value : Object.keys(value)[0];
  const { submission, "pre-acceptance": before, acceptance, approval, completion } = item.stages;
  if ([submission, before, acceptance, approval, completion].includes(place)) return undefined;
  const decided = completion === undefined && end === "archived" ? milestones.decision : undefined;
  return milestones.completion?.at(-1) ?? decided?.at(-1);
}

function decisionOf({ milestones, deemed }: CaseState): Pick<Measure, "decided"> {
  if (deemed.some((one) => one !== "deemed-accepted")) return {};
  const { granted = [], denied = [] } = milestones;
  const [grant = "", denial = ""] = [granted.at(-1), denied.at(-1)];
  if (grant === "" && denial === "") return {};
  return { decided: grant >= denial ? "granted" : "denied" };
}

function fateOf(state: CaseState, completedOn: LocalDate | undefined): Fate {
  const { end, deemed, status } = state;
  if (end === "void") return "void";
  if (end === "withdrawn" || end === "deemed-withdrawn") return "withdrawn";
  const isDecidedBySilence = deemed.some((one) => one !== "deemed-accepted");
  if (isDecidedBySilence) return "deemed";
  if (completedOn !== undefined) return "completed";
  return status === "open" ? "open" : "ended";
}

// The limits that were running ended with the case.
function lastDay({ zone }: Frame, { limits, at }: CaseState): LocalDate {
  const days = Object.values(limits).flatMap(({ endedOn }) => endedOn ?? []);
  return days.toSorted().at(-1) ?? localDateAt(at, zone);
}
