import { madeOnce } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { Fact, FactType } from "../case/fact.js";
import { isOfRating } from "../case/rating.js";
import type { ActionKind } from "../definition/action-kind.js";
import type { ItemFile } from "../definition/item-schema.js";
import type { Item } from "../item/item.js";
import type { Frame } from "../limit/frame.js";
import { inOrder, type Ledger } from "../limit/ledger.js";
import { remembered } from "../limit/remembered.js";
import { type Clock, clockOf } from "./clock.js";
import { handledOn } from "./handled-on.js";
import { type RatingMark, ratingMarks } from "./rating-mark.js";

/** What became of a case: `deemed` was decided by silence, `ended` neither completed nor withdrawn nor void (refused, forwarded, terminated). */
type Fate = "open" | "completed" | "deemed" | "withdrawn" | "void" | "ended";

/** What is measured of an item, and so of each of its cases. */
export type ItemMark = Pick<ItemFile["item"], "code" | "type" | "kind" | "level" | "online"> & {
  readonly department: string;
  readonly division?: string | undefined;
};

/** What indicators are made from, for one case: kept beside it, so that a month is counted without reading facts. A bundle is one case. What is undefined is not there. */
export type Measure = ItemMark & {
  readonly caseId: string;
  readonly channel: CaseState["channel"];
  readonly fate: Fate;
  /** None while it is a draft. */
  readonly filedOn?: LocalDate | undefined;
  readonly acceptedOn?: LocalDate | undefined;
  /** Silence accepted it: counted with the others, and apart. */
  readonly deemedAccepted?: true | undefined;
  readonly completedOn?: LocalDate | undefined;
  /** What was decided, by a person. */
  readonly decided?: "granted" | "denied" | undefined;
  /** The day it ended, by completion or otherwise. */
  readonly endedOn?: LocalDate | undefined;
  /** How often somebody came for it: two errands of one day are one visit. */
  readonly visits: number;
  /** The promised and the statutory limit, and that of each branch. */
  readonly clocks: readonly Clock[];
  /** What was said of how it was handled; left out where nobody said anything. */
  readonly ratings?: readonly RatingMark[] | undefined;
};

/** What is measured of a case as it stands; its dates are those of the frame. */
export function measureOf(frame: Frame, item: Item, state: CaseState): Measure {
  const mark = markOf(item);
  const completedOn = handledOn(item, state, "completion");
  const fate = fateOf(state, completedOn);
  // Every field is named, also those that are not there: most decisions make one, and each is kept.
  return {
    code: mark.code,
    type: mark.type,
    kind: mark.kind,
    level: mark.level,
    online: mark.online,
    department: mark.department,
    division: mark.division,
    caseId: state.id,
    channel: state.channel,
    fate,
    filedOn: handledOn(item, state, "filing"),
    acceptedOn: handledOn(item, state, "acceptance"),
    deemedAccepted: state.deemed.includes("deemed-accepted") || undefined,
    completedOn,
    decided: decisionOf(state),
    endedOn: fate === "open" ? undefined : (completedOn ?? lastDay(state)),
    visits: state.visits === undefined ? 0 : new Set(state.visits.map(({ on }) => on)).size,
    clocks: clocksOf(frame, state.limits, item),
    ratings: state.ratings && ratingMarks(frame, item, state),
  };
}

const clocksOf = remembered((frame, limits: CaseState["limits"], item: Item): readonly Clock[] =>
  inOrder(limits)
    .filter(isMeasured)
    .map((ledger) => clockOf(frame, item, ledger)),
);

/** What is measured of an item itself. */
export function markOf({ file }: Pick<Item, "file">): ItemMark {
  return markOfFile(file);
}

// The same for every case of an item, and asked for in most decisions.
const markOfFile = madeOnce(markIn);

function markIn(file: ItemFile): ItemMark {
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
  "rating-given",
  "rating-answered",
]);

function isMeasured({ key }: Ledger): boolean {
  return key === "promised" || key === "statutory" || key.startsWith("branch:");
}

function decisionOf({ milestones, deemed }: CaseState): Measure["decided"] {
  if (deemed.some((one) => one !== "deemed-accepted")) return undefined;
  const grant = milestones.granted?.at(-1) ?? "";
  const denial = milestones.denied?.at(-1) ?? "";
  if (grant === "" && denial === "") return undefined;
  return grant >= denial ? "granted" : "denied";
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

// The limits that were running ended with the case, all but those of ratings.
function lastDay({ limits, closedOn }: CaseState): LocalDate | undefined {
  const days = Object.values(limits).flatMap(({ key, endedOn = [] }) =>
    isOfRating(key) ? [] : endedOn,
  );
  return days.toSorted().at(-1) ?? closedOn;
}
