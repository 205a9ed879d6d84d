import type { Instant, LocalDate, RollName } from "@banjian/calendar";
import type { CaseEnd, StateValue } from "../chart/chart.js";
import type { ActionKind, StepKind } from "../definition/action-kind.js";
import type { Allowance } from "../definition/allowance.js";
import type { Basis } from "../definition/field-schemas.js";
import type { ExpiryOutcome } from "../definition/limit-schema.js";
import type { Milestone } from "../definition/milestone.js";
import type { ItemRef } from "../item/item.js";
import type { ExcludedSpan, ExtendedBy, LimitStatus } from "../limit/ledger.js";
import type { Card, CardStep } from "./card.js";
import type { LibraryAnswer, WantedCertificate } from "./certificate.js";
import type { Consultation, ConsultationEnd } from "./consultation.js";
import type { FeeContents } from "./fee.js";
import type { IncidentContents } from "./incident-fact.js";
import type { ServiceContents } from "./letter.js";
import type { ActorRef, Applicant, PersonRef } from "./person.js";
import type { ProcedureContents } from "./procedure.js";
import type { RatedActName, Rating } from "./rating.js";
import type { ReceivedMessage } from "./received-message.js";
import type { Invitation, Right, RightEnd } from "./right.js";
import type { ServiceWay } from "./service.js";
import type { Order, Task, TaskOwner } from "./task.js";

/** What was announced with a limit's movement. Evidence of what was said, never an input to a date. */
export type Told = {
  readonly due: LocalDate;
  readonly provisional: boolean;
  readonly edition: string;
};

/** One thing the applicant was told is missing, and who missed it. */
export type Demand = {
  readonly material: string;
  readonly reason: string;
  readonly department: string;
  readonly branch?: string;
};

/** Somebody asked to sign beside those whom the item names: before the step, after it, or with it. */
export type AddedSigner = {
  readonly id: string;
  readonly person: PersonRef;
  readonly place: "before" | "after" | "parallel";
  /** The number of the step, the first being 0. */
  readonly at: number;
  readonly by: string;
};

/** What each kind of fact carries beside its stamp. */
type Contents = FeeContents &
  ProcedureContents &
  ServiceContents &
  IncidentContents & {
    /** `queryCode`: by which its progress is asked for, where the applicant's number is no secret. */
    "case-opened": {
      item: ItemRef;
      applicant: Applicant;
      channel: "window" | "online";
      queryCode?: string;
    };
    "action-taken": {
      action: string;
      kind: ActionKind;
      branch?: string;
      step?: StepKind;
      /** Whose place among several signers it took, and that the step is not done with it. */
      seat?: string;
      part?: true;
      payload: Readonly<Record<string, unknown>>;
    };
    /** `left`: where it stood inside states that it can be brought back to. */
    "state-changed": { value: StateValue; left?: Readonly<Record<string, StateValue>> };
    /** `deemed`: by silence, so that nobody takes it for a person's act. */
    "milestone-reached": { milestone: Milestone; deemed?: true };
    "milestone-corrected": { milestone: Milestone; index: number; on: LocalDate };
    deemed: { outcome: DeemedOutcome; limit: string; basis?: Basis };
    /** What silence would have decided, had not a notified right been open: it waits for the end of that. */
    "outcome-held": { outcome: HeldOutcome; limit: string; rights: readonly string[] };
    "document-due": { document: string };
    /** What a department had asked for, and does not miss after all, before the notice went out. */
    "demands-withdrawn": { branch: string; materials: readonly string[] };
    /** `served`: with the sending, by the way in which it went out; without a way as well, in cases of earlier releases. */
    "notice-sent": { round: number; demands: readonly Demand[]; way?: ServiceWay; served?: true };
    "limit-started": {
      limit: string;
      run: number;
      branch?: string;
      procedure?: string;
      /** The role whose duty it is, where no definition of the item says so. */
      duty?: string;
      /** The department whose duty it is, where that is not its branch's. */
      department?: string;
      since: Instant;
      within: Allowance;
      roll?: RollName;
      backwards?: true;
      closes?: "office";
      theirs?: true;
      basis?: Basis;
      told: Told;
    };
    /** `rearms`: what was announced and has moved into the future again, so that it can come once more (TL12). */
    "limit-changed": {
      limit: string;
      within: Allowance;
      basis?: Basis;
      rearms?: readonly string[];
      told: Told;
    };
    "limit-excluded": { limit: string; span: ExcludedSpan; told: Told };
    "limit-resumed": { limit: string; procedure: string; rearms?: readonly string[]; told: Told };
    "limit-extended": {
      limit: string;
      added: Allowance;
      approver: string;
      reason: string;
      basis?: Basis;
      rearms?: readonly string[];
      told: Told;
    };
    "limit-warned": { limit: string; run: number; rung: string; told: Told };
    "limit-breached": { limit: string; run: number; told: Told };
    "limit-ended": {
      limit: string;
      run: number;
      outcome: Exclude<LimitStatus, "running">;
      told: Told;
    };
    /** The step that ended it was taken back: it runs on as if it had not ended. */
    "limit-reopened": { limit: string; run: number; excluded: readonly ExcludedSpan[]; told: Told };
    /** A correction put parts of the account right; what is absent stays as it was. */
    "limit-corrected": {
      limit: string;
      run: number;
      from?: LocalDate;
      endedOn?: LocalDate;
      excluded?: readonly ExcludedSpan[];
      extended?: readonly ExtendedBy[];
      told: Told;
    };
    /** What was announced has turned out wrong. */
    "limit-withdrawn": { limit: string; run: number; rung: string; told: Told };
    /** A finished limit, measured again after a correction (TL12). */
    "limit-remeasured": { limit: string; run: number; outcome: "met" | "overdue"; told: Told };
    /** An amended calendar moved the date (TL14). `notBefore`: the applicant's own period does not get shorter. */
    "limit-recomputed": {
      limit: string;
      run: number;
      before: Told;
      notBefore?: LocalDate;
      told: Told;
    };
    /** How the application is handled, settled once when it is filed. */
    "variants-settled": { variants: readonly ChosenVariant[] };
    /** Of the branches that are not always needed: which this case needs, and which not, by the condition that failed. */
    "branches-settled": { needed: readonly string[]; spared: readonly SparedBranch[] };
    /** `number`: that of the member of a bundle which is handled in it. */
    "branch-opened": { branch: string; number?: string };
    "branch-done": { branch: string; result: BranchResult; because?: BranchEnd };
    "consent-deemed": { branch: string; limit: string; basis: Basis };
    "signer-added": { branch: string; signer: AddedSigner };
    /** `completes`: those who are left have all signed, and the step is done with it. */
    "signer-removed": { branch: string; id: string; completes?: true };
    /**
     * Back to the step of that number, the first being 0; `fresh`: its clock has started again; `because`: nobody returned it, the
     * application that it had judged became another.
     */
    "branch-returned": {
      branch: string;
      to: number | "window";
      fresh?: true;
      because?: "amendment";
    };
    "branch-resumed": { branch: string };
    "act-recalled": { branch: string };
    /**
     * Taken up again when they were done. `along`: of the branches those that
     * nobody named, without which nothing is certain; `because`: the application that they had judged became another.
     */
    "branches-reopened": {
      branches: readonly string[];
      because?: "amendment";
      along?: readonly string[];
    };
    /** What each department said, listed with the decision. */
    "opinions-listed": { decision: "grant" | "deny"; opinions: readonly DepartmentOpinion[] };
    "join-done": { result: "agreed" | "refused" };
    "right-notified": { right: Omit<Right, "requested" | "waived" | "end"> };
    "hearing-requested": { id: string; person: string };
    "hearing-waived": { id: string; person: string };
    "right-ended": { id: string; end: RightEnd };
    "hearing-invited": { id: string; invitation: Invitation };
    "task-opened": { task: Task };
    "task-closed": { id: string };
    /** Whose the work is from now on; nobody's: it is back in the pool. */
    "task-assigned": { id: string; work: string; owner?: TaskOwner };
    "task-reminded": { id: string; work: string };
    "order-issued": { order: Order };
    "order-answered": { id: string; answer: string };
    "consultation-asked": { consultation: Consultation };
    "consultation-answered": { id: string; answer: string };
    "consultation-ended": { id: string; because: ConsultationEnd };
    "copy-sent": { id: string; to: readonly PersonRef[]; note: string };
    "copy-read": { id: string; person: string };
    "rating-given": { rating: Rating };
    "rating-answered": { act: RatedActName; answer: string };
    "card-raised": { card: Card };
    "card-withdrawn": { id: string; because: "correction" | "amended-calendar" };
    /** What the certificate library answered; nobody's act. */
    "certificate-looked-up": WantedCertificate & { library: string } & LibraryAnswer;
    /** Why a limit was not kept, for everybody to read. */
    "reason-published": { limit: string; text: string };
    /** A person has taken a step in the life of a card. */
    "card-acted": { id: string; step: CardStep; reason: string };
    /** `excludes`: its time is left out, by the item. */
    /** It goes on under another version of its item, by somebody's power. */
    "case-moved": {
      item: ItemRef;
      from: ItemRef;
      value: StateValue;
      reason: string;
      authority: string;
    };
    /** The system in which a branch is handled has told of something; `acted`: on its word something was done. */
    "message-received": ReceivedMessage;
    "case-suspended": { reason: string; basis: Basis; excludes: boolean };
    "case-resumed": { reason: string };
    /** One that was issued is superseded by another, which says what has changed. */
    "document-corrected": { document: string; number?: string; text: string; reason: string };
    "case-closed": { end: CaseEnd; basis?: Basis };
    /** Back where it stood before the step that ended it. */
    "case-reopened": { value: StateValue };
    /** What silence decided turned out wrong: back where it stood before. */
    "outcome-withdrawn": { outcome: DeemedOutcome; limit: string; value: StateValue };
  };

/** A variant that an application is of: chosen by the applicant, or by its condition. */
export type ChosenVariant = { readonly variant: string; readonly by: "applicant" | "condition" };

/** A branch that a case does not need, and the condition that failed. */
export type SparedBranch = { readonly branch: string; readonly condition: string };

/** What silence can decide. */
export type DeemedOutcome = Exclude<ExpiryOutcome, "overdue" | "passes">;

/** What silence decides only when no notified right is open. */
export type HeldOutcome = Extract<DeemedOutcome, "deemed-granted" | "deemed-renewed">;

/** How a branch came out: by its own opinions, by silence, or without an opinion of its own. */
export type BranchResult = "agreed" | "refused" | "deemed-agreed" | "not-needed" | "stopped";

/** How a department's branch came out, and what was said at its last step. */
export type DepartmentOpinion = {
  readonly branch: string;
  readonly department: string;
  readonly result: BranchResult;
  readonly because?: BranchEnd;
  readonly says: readonly {
    readonly by: PersonRef;
    readonly agree: boolean;
    readonly text: string;
  }[];
};

/** Why a branch ended without an opinion: its predecessor refused, its condition did not hold, the result was certain without it. */
export type BranchEnd = "predecessor" | "condition" | "settled";

/** The stamp of every fact: when it was recorded, the civil day it takes effect, who did it (nobody: the engine). */
export type Stamp = {
  readonly at: Instant;
  readonly effectiveOn: LocalDate;
  readonly by?: ActorRef;
};

export type FactType = keyof Contents;
export type FactOf<Type extends FactType> = Stamp & { readonly type: Type } & Readonly<
    Contents[Type]
  >;

/** What has happened: stored, never changed. A closed union. */
export type Fact = { [Type in FactType]: FactOf<Type> }[FactType];

/** A fact before it is stamped. */
export type FactBody = {
  [Type in FactType]: { readonly type: Type } & Readonly<Contents[Type]>;
}[FactType];
