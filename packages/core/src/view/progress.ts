import type { Text } from "@banjian/base";
import type { Instant, LocalDate } from "@banjian/calendar";
import { type CaseState, firstDay, openNotice } from "../case/case-state.js";
import { caseEnds } from "../chart/chart.js";
import { decisionWords } from "../definition/decision-words.js";
import type { Item } from "../item/item.js";
import { dueOfLedger } from "../limit/due.js";
import type { Frame } from "../limit/frame.js";
import { type Ledger, openSpan } from "../limit/ledger.js";
import { feeViews } from "./fees.js";

/** A fee that is still to be paid, since when, and where it can be. */
type FeeToPay = {
  readonly title: Text;
  readonly yuan: string;
  readonly since: LocalDate;
  readonly number?: string;
  readonly url?: string;
};

/** What the public may see of a case: where it stands and by when, what is to be handed in and paid, and nothing of who handles it or what departments say. */
export type Progress = {
  readonly caseId: string;
  readonly item: Text;
  readonly standing: Text;
  readonly filedOn?: LocalDate;
  readonly acceptedOn?: LocalDate;
  readonly decidedOn?: LocalDate;
  /** By when a decision is promised, else by when the law asks for one; while it is open. */
  readonly due?: LocalDate;
  /** Time does not count now: a procedure is under way, or it is suspended. */
  readonly paused?: true;
  /** What the applicant still has to hand in. */
  readonly missing: readonly Text[];
  readonly fees: readonly FeeToPay[];
  /** The promise was not kept. */
  readonly late?: true;
  /** Why it was not, as published. */
  readonly lateBecause?: string;
};

/** When it is asked for, and by which calendar. */
type Moment = Frame & { readonly now: Instant };

/** What an applicant, or whoever has the second factor, may see of a case. */
export function progressOf(frame: Moment, item: Item, state: CaseState): Progress {
  const limit = state.limits.promised ?? state.limits.statutory;
  const isRunning = limit?.status === "running";
  const isPaused = state.suspended !== undefined || (isRunning && openSpan(limit) !== undefined);
  const promise = state.limits.promised;
  const isLate = promise !== undefined && isPast(frame, promise);
  // What was published of a promise that was kept after all is told no more.
  const reason = isLate ? state.publicReasons?.at(-1)?.text : undefined;
  return {
    caseId: state.id,
    item: item.title,
    standing: standingOf(item, state),
    ...dayOf("filedOn", firstDay(state, "receipt")),
    ...dayOf("acceptedOn", firstDay(state, "acceptance")),
    ...dayOf("decidedOn", state.milestones.decision?.at(-1)),
    ...(isRunning ? { due: dueOfLedger(frame, limit).on } : {}),
    ...(isPaused ? { paused: true as const } : {}),
    missing: (openNotice(state)?.missing ?? []).map((id) => titleOf(item, id)),
    fees: feesToPay(item, state),
    ...(isLate ? { late: true as const } : {}),
    ...(reason === undefined ? {} : { lateBecause: reason }),
  };
}

// Whoever asks sees that it is late when it is, also before a sweep has told anybody else.
function isPast(frame: Moment, promise: Ledger): boolean {
  const { status, breached } = promise;
  if (status !== "running") return status === "overdue";
  return breached || dueOfLedger(frame, promise).until <= frame.now;
}

/**
 * The second factor of a case, its letters as capitals: the code that was made for it, else the last six characters of the
 * number of a person. A credit code is published, so that its end is none: such a case without a code has no factor.
 */
export function secondFactor({
  applicant,
  queryCode,
}: Pick<CaseState, "applicant" | "queryCode">): string | undefined {
  if (queryCode !== undefined) return queryCode.toUpperCase();
  return applicant.kind === "person" ? applicant.id.slice(-6).toUpperCase() : undefined;
}

// What is settled is told by receipts; why something was waived is nobody else's business.
function feesToPay(item: Item, state: CaseState): readonly FeeToPay[] {
  if (state.status === "closed") return [];
  return feeViews(item, state)
    .filter(({ standing }) => standing === "unpaid")
    .map(({ title, yuan, dueOn: since, order }) => ({
      title,
      yuan,
      since,
      ...(order === undefined ? {} : { number: order.number }),
      ...(order?.url === undefined ? {} : { url: order.url }),
    }));
}

function dayOf<Name extends string>(name: Name, day: LocalDate | undefined) {
  return (day === undefined ? {} : { [name]: day }) as { readonly [Key in Name]?: LocalDate };
}

/** Where it stands, in the words of the hall's board. */
function standingOf({ file }: Item, state: CaseState): Text {
  const { end, status } = state;
  const has = (...names: Parameters<typeof firstDay>[1][]) =>
    names.some((name) => firstDay(state, name) !== undefined);
  if (status === "closed" && end !== undefined && end !== "archived") return caseEnds[end];
  if (state.suspended !== undefined) return standings.suspended;
  if (has("delivered")) return standings.delivered;
  if (has("completion")) return has("granted") ? standings.ready : standings.completed;
  const { granted, denied } = decisionWords(file.item.type);
  if (has("granted")) return { zh: `${granted.zh}，制证中`, en: "granted" };
  if (has("denied")) return { zh: denied.zh, en: "denied" };
  if (openNotice(state) !== undefined) return standings.waiting;
  if (has("acceptance")) return standings.accepted;
  return has("receipt") ? standings.received : standings.draft;
}

const standings = {
  draft: { zh: "草稿", en: "draft" },
  received: { zh: "已收件，待受理", en: "received" },
  waiting: { zh: "待申请人补正", en: "waiting for documents" },
  accepted: { zh: "已受理，审批中", en: "accepted and under review" },
  suspended: { zh: "已中止", en: "suspended" },
  ready: { zh: "已办结，可领取", en: "completed, to be collected" },
  completed: { zh: "已办结", en: "completed" },
  delivered: { zh: "已领取", en: "collected" },
} as const satisfies Record<string, Text>;

function titleOf({ file }: Item, id: string): Text {
  return file.item.materials.find((one) => one.id === id)?.title ?? { zh: id, en: id };
}
