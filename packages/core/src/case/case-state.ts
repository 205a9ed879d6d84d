import type { Instant, LocalDate } from "@banjian/calendar";
import type { CaseEnd, StateValue } from "../chart/chart.js";
import type { StepKind } from "../definition/action-kind.js";
import type { Allowance } from "../definition/allowance.js";
import type { Basis, FormValue } from "../definition/field-schemas.js";
import type { Milestone } from "../definition/milestone.js";
import type { ItemRef } from "../item/item.js";
import type { Ledger } from "../limit/ledger.js";
import type { Card } from "./card.js";
import type { LibraryAnswer } from "./certificate.js";
import type { Consultation } from "./consultation.js";
import type {
  AddedSigner,
  BranchEnd,
  BranchResult,
  ChosenVariant,
  DeemedOutcome,
  Demand,
  FactOf,
  HeldOutcome,
} from "./fact.js";
import type { FeeState } from "./fee.js";
import type { Letter } from "./letter.js";
import type { ReceivedPast } from "./message-past.js";
import type { ActorRef, Applicant, PersonRef } from "./person.js";
import type { Rating } from "./rating.js";
import type { Invitation, Right } from "./right.js";
import type { Service, ServiceWay } from "./service.js";
import type { Copy, Order, Task, TaskOwner } from "./task.js";
import type { VisitReason } from "./visit.js";

/** An opinion given in a branch. */
export type Opinion = {
  readonly step: StepKind;
  readonly by: ActorRef;
  readonly agree: boolean;
  readonly text: string;
  readonly on: LocalDate;
  /** The number of the step it belongs to, the first being 0; and whose place among several signers it took. */
  readonly at: number;
  readonly seat?: string;
  /** It counts no more: the work went back before it. */
  readonly void?: true;
};

/** How far the steps of a branch have come. */
export type Course = {
  readonly next: number;
  readonly opinions: readonly Opinion[];
  /** Who was asked to sign beside those whom the item names. */
  readonly added: readonly AddedSigner[];
  /** Since when it lies with the window. */
  readonly returnedOn?: LocalDate | undefined;
};

/** One department's part: which step is next, what has been said, how it came out. What is undefined is not there. */
export type BranchState = Course & {
  /** The number of the member of a bundle that is handled in it. */
  readonly number?: string | undefined;
  readonly openedOn?: LocalDate | undefined;
  /** The last act in it, which can be taken back while nobody has acted after; `ledger`: its limit, where that started again. */
  readonly last?:
    | { readonly by: ActorRef; readonly found: Course; readonly ledger?: Ledger }
    | undefined;
  readonly result?: BranchResult | undefined;
  readonly because?: BranchEnd | undefined;
  readonly endedOn?: LocalDate | undefined;
  /** It was named to be taken up again, and has not come to a result since. */
  readonly named?: true | undefined;
};

/** A procedure opened in a branch, for it alone or for several under one record. */
export type ProcedureState = {
  readonly id: string;
  readonly procedure: string;
  /** The branch that opened it. */
  readonly branch: string;
  /** Every branch that needs it, the one that opened it first. */
  readonly branches: readonly string[];
  readonly excludes: boolean;
  readonly length: Allowance;
  readonly openedOn: LocalDate;
  /** The last day that it leaves out, where it leaves out no more although it is open. */
  readonly excludedThrough?: LocalDate;
  readonly closedOn?: LocalDate;
  readonly result?: string;
  /** What the applicant was charged for it, in fen. */
  readonly fen?: number;
  /** Who approved it, where that is not whoever opened it. */
  readonly approver?: PersonRef;
  /** Who carried it out, where that was said. */
  readonly inspectors?: readonly PersonRef[];
  /** The latest invitation, of a hearing. */
  readonly invitation?: Invitation;
};

/** The one notice: what it demanded, and what of it has not come yet. */
export type NoticeState = {
  readonly round: number;
  readonly sentOn: LocalDate;
  readonly demands: readonly Demand[];
  readonly missing: readonly string[];
  /** How it was served; absent in cases of earlier releases, where sending was service. */
  readonly service?: Service;
};

/** A material as it stands in the case. */
export type MaterialState = {
  readonly name: string;
  readonly reference?: string | undefined;
  readonly on: LocalDate;
};

/** What the certificate library answered last about a document: which kind it was asked for, and when. */
export type CertificateState = LibraryAnswer & {
  readonly kind: string;
  readonly library: string;
  readonly on: LocalDate;
};

/** Somebody who acts for the applicant (代办人): an agent, or a window elsewhere. */
type Agent = PersonRef & { readonly authority: string; readonly since: LocalDate };

/** A document the case has issued (文书, 证件): its number, and what a correction of it says. */
export type IssuedDocument = {
  readonly document: string;
  readonly number?: string;
  readonly on: LocalDate;
  /** The last day on which it is valid, where it has one. */
  readonly validUntil?: LocalDate | undefined;
  readonly correction?: string;
  /** Another has taken its place. */
  readonly superseded?: true;
};

/** While a case is suspended: since when, why, by which law. */
type SuspensionState = {
  readonly since: LocalDate;
  readonly reason: string;
  readonly basis: Basis;
  readonly excludes: boolean;
};

/** The case before its last step: where it stood and what ran in it, so that the step can be taken back. */
export type LastStep = {
  readonly value: StateValue;
  readonly running: readonly string[];
  /** The procedures that were open. */
  readonly procedures: readonly string[];
  /** The step was taken by silence, and nobody has acted on it since. */
  readonly silence?: Silence;
};

/** What silence found, and takes back with it. */
type Silence = {
  readonly limit: string;
  readonly outcome: DeemedOutcome;
  readonly branches: readonly string[];
  readonly documents: number;
  readonly demands: readonly Demand[];
  /** How often each milestone had been reached. */
  readonly reached: { readonly [Name in Milestone]?: number };
};

/** An errand for which somebody came to the hall. */
type Visit = { readonly on: LocalDate; readonly why: VisitReason };

/** Why a limit was not kept, for everybody to read. */
type PublicReason = { readonly limit: string; readonly on: LocalDate; readonly text: string };

/** A case: everything its facts add up to. Plain data; holds ledgers and no due date. What is undefined is not there. */
export type CaseState = {
  readonly id: string;
  readonly item: ItemRef;
  /** How many facts have been folded. */
  readonly version: number;
  readonly status: "open" | "closed";
  readonly end?: CaseEnd | undefined;
  /** The day it ended; none while it is open. */
  readonly closedOn?: LocalDate | undefined;
  readonly suspended?: SuspensionState | undefined;
  readonly value: StateValue;
  /** The case before its last step, for whoever may take it back. */
  readonly lastStep?: LastStep | undefined;
  /** Where it stood inside states it has left and can be brought back to, by their paths. */
  readonly left?: Readonly<Record<string, StateValue>> | undefined;
  readonly applicant: Applicant;
  /** By which its progress is asked for (查询码): told to the applicant with the receipt, and to nobody else. */
  readonly queryCode?: string | undefined;
  readonly channel: "window" | "online";
  /** By which ways the applicant has chosen to be served. */
  readonly chosenWays?: readonly ServiceWay[] | undefined;
  /** When somebody came to the hall for it; absent while nobody has. */
  readonly visits?: readonly Visit[] | undefined;
  /** Who has acted for the applicant, and by what authority. */
  readonly agents?: readonly Agent[] | undefined;
  readonly form: Readonly<Record<string, FormValue>>;
  readonly materials: Readonly<Record<string, MaterialState>>;
  /** The fees that have become due, by their names. */
  readonly fees?: Readonly<Record<string, FeeState>> | undefined;
  /** Of the documents that come from the certificate library, what it has answered. */
  readonly certificates?: Readonly<Record<string, CertificateState>> | undefined;
  /** The day the application was entered, whatever day of receipt was written with it. */
  readonly filedOn?: LocalDate | undefined;
  readonly milestones: { readonly [Name in Milestone]?: readonly LocalDate[] };
  readonly limits: Readonly<Record<string, Ledger>>;
  readonly branches: Readonly<Record<string, BranchState>>;
  /** Of the branches that are not always needed, those found to be when approval started. */
  readonly needed?: readonly string[] | undefined;
  readonly joined?: "agreed" | "refused" | undefined;
  /** The latest decision on a joint case, with what each department said. */
  readonly decision?: Pick<FactOf<"opinions-listed">, "decision" | "opinions"> | undefined;
  readonly procedures: Readonly<Record<string, ProcedureState>>;
  readonly rights: readonly Right[];
  /** The variants the application was found to be of when it was filed; before that those chosen in the draft. */
  readonly variants?: readonly ChosenVariant[] | undefined;
  readonly confirmed: readonly string[];
  readonly demands: readonly Demand[];
  readonly notices: readonly NoticeState[];
  /** What else has to be served, and to whom; absent while nothing has. */
  readonly letters?: readonly Letter[] | undefined;
  /** What silence decides as soon as no right is open any more. */
  readonly held?: { readonly outcome: HeldOutcome; readonly limit: string } | undefined;
  /** What silence has decided so far. */
  readonly deemed: readonly DeemedOutcome[];
  /** Documents that silence made due and a person has to issue (TL8). */
  readonly documents: readonly { readonly document: string; readonly since: LocalDate }[];
  /** What has been issued, in its order. */
  readonly issued: readonly IssuedDocument[];
  readonly tasks: Readonly<Record<string, Task>>;
  readonly tasksOpened: number;
  /** Whose each piece of work is, also while it waits to come up again; what is not here is in the pool. */
  readonly owners: Readonly<Record<string, TaskOwner>>;
  /** When each piece of work was last reminded of, and how often. */
  readonly reminders: Readonly<Record<string, { readonly on: LocalDate; readonly count: number }>>;
  /** The departments that were asked for their view. */
  readonly consultations: readonly Consultation[];
  readonly orders: readonly Order[];
  readonly copies: readonly Copy[];
  readonly cards: readonly Card[];
  /** What the applicant says of how it was handled; absent while nothing. */
  readonly ratings?: readonly Rating[] | undefined;
  /** Why limits were not kept, as published. */
  readonly publicReasons?: readonly PublicReason[] | undefined;
  /** Why it was denied, or has ended without a decision: as whoever did it last said. */
  readonly because?: string | undefined;
  /** How it was completed (办结), and the number of the certificate that was made. */
  readonly completion?: { readonly result: string; readonly number?: string } | undefined;
  /** The process messages that have been made, by their keys and in their order: how often a key is there is its last data version. */
  readonly messagesMade?: readonly string[] | undefined;
  /** What the systems in which branches are handled have told, by branch; absent while none has. */
  readonly received?: Readonly<Record<string, ReceivedPast>> | undefined;
  /** The latest recorded instant: the next one is never earlier (TL15). */
  readonly at: Instant;
};

/** The day a milestone was first reached, or undefined. */
export function firstDay(state: CaseState, milestone: Milestone): LocalDate | undefined {
  return state.milestones[milestone]?.[0];
}

/** The procedures open in a branch now. */
export function openProcedures(state: CaseState, branch: string): readonly ProcedureState[] {
  const open = proceduresOpen(state);
  return open.length === 0 ? open : open.filter(({ branches }) => branches.includes(branch));
}

/** The procedures open in any branch now. */
export function proceduresOpen({ procedures }: CaseState): readonly ProcedureState[] {
  let open: ProcedureState[] | undefined;
  for (const id in procedures) {
    const one = procedures[id];
    if (one === undefined || one.closedOn !== undefined) continue;
    if (open === undefined) open = [one];
    else open.push(one);
  }
  return open ?? none;
}

const none: readonly never[] = [];

/** The rights to a hearing that nobody has disposed of yet. */
export function openRights({ rights }: CaseState): readonly Right[] {
  return rights.length === 0 ? rights : rights.filter(({ end }) => end === undefined);
}

/** The last notice, while something it demanded has not come. */
export function openNotice(state: CaseState): NoticeState | undefined {
  const last = state.notices.at(-1);
  return last !== undefined && last.missing.length > 0 ? last : undefined;
}
