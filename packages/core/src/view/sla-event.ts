import type { Text } from "@banjian/base";
import type { Instant, LocalDate } from "@banjian/calendar";
import type { MemberState } from "../approval/members.js";
import type { Card } from "../case/card.js";
import type { LibraryAnswer } from "../case/certificate.js";
import type { Consultation, ConsultationEnd } from "../case/consultation.js";
import type { DeemedOutcome, Demand, DepartmentOpinion, FactOf, Told } from "../case/fact.js";
import type { FeeOrder, Payment } from "../case/fee.js";
import type { LetterKind } from "../case/letter.js";
import type { MessageKind } from "../case/message-kind.js";
import type { ActorRef, PersonRef } from "../case/person.js";
import type { Rating } from "../case/rating.js";
import type { Invitation, RightEnd } from "../case/right.js";
import type { ServiceWay } from "../case/service.js";
import type { Copy, Order, Task, TaskOwner } from "../case/task.js";
import type { CaseEnd, StateValue } from "../chart/chart.js";
import type { Basis } from "../definition/field-schemas.js";
import type { ProcessMessage } from "../messages/process-message.js";
import type { Notification } from "./notification.js";

/** What every announcement says: which case, by which fact, when it was recorded and from which day it takes effect. */
export type SlaEvent = {
  readonly caseId: string;
  /** The number of the fact in its case: with the case id, the stable id of the event. */
  readonly seq: number;
  readonly item: string;
  readonly at: Instant;
  readonly effectiveOn: LocalDate;
  readonly by?: ActorRef;
};

/** What is announced of a limit: whose it is, and what was told of its days. */
export type LimitEvent = SlaEvent &
  Told & {
    readonly limit: string;
    readonly title: Text;
    readonly department: string;
    readonly branch?: string;
  };

/** A step in the life of a card: what was said with it. */
type CardEvent = SlaEvent & { readonly card: Card; readonly text: Text; readonly reason: string };

/** What is announced of a fee, in fen. */
/** A notice that has to be served: that of what is missing by its round; any other by its letter and the fact that it follows from, for the applicant unless somebody else is named. */
export type NoticeEvent = SlaEvent & {
  readonly notice: LetterKind | "supplement-notice";
  readonly round?: number;
  readonly letter?: string;
  readonly of?: number;
  readonly to?: PersonRef;
};

type FeeEvent = SlaEvent & {
  readonly fee: string;
  readonly title: Text;
  readonly fen: number;
};

/** Everything that is announced to the host, by name. */
export type SlaEvents = {
  "case:opened": SlaEvent;
  "case:state": SlaEvent & { readonly value: StateValue; readonly title: Text };
  "case:deemed-accepted": SlaEvent & { readonly limit: string };
  "case:deemed-granted": SlaEvent & { readonly limit: string };
  "case:deemed-renewed": SlaEvent & { readonly limit: string };
  "case:deemed-withdrawn": SlaEvent & { readonly limit: string };
  "case:lapsed": SlaEvent & { readonly limit: string };
  /** With what each department said, where there are several; of a bundle with what was decided of each member. */
  "case:decided": SlaEvent & {
    readonly decision: "granted" | "denied";
    readonly opinions: readonly DepartmentOpinion[];
    readonly members?: readonly MemberState[];
  };
  /** It goes on under another version of its item. */
  "case:moved": SlaEvent & {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly authority: string;
  };
  "case:suspended": SlaEvent & {
    readonly reason: string;
    readonly basis: Basis;
    readonly excludes: boolean;
  };
  "case:resumed": SlaEvent & { readonly reason: string };
  "fee:due": FeeEvent;
  /** The notice by which it is to be paid. */
  "fee:ordered": FeeEvent & FeeOrder;
  "fee:paid": FeeEvent & Payment;
  "fee:waived": FeeEvent & { readonly reason: string };
  "fee:refunded": FeeEvent & Payment;
  /** What the certificate library answered about a document; never the certificate itself. */
  "certificate:looked-up": SlaEvent & {
    readonly material: string;
    readonly kind: string;
    readonly library: string;
    readonly answer: LibraryAnswer["answer"];
  };
  /** One that was issued is superseded; without a number it keeps its own. */
  "document:corrected": SlaEvent & {
    readonly document: string;
    readonly number?: string;
    readonly text: string;
    readonly reason: string;
  };
  "case:closed": SlaEvent & { readonly end: CaseEnd };
  "case:reopened": SlaEvent;
  "case:outcome-withdrawn": SlaEvent & {
    readonly outcome: DeemedOutcome;
    readonly limit: string;
  };
  "branch:deemed-agreed": SlaEvent & { readonly branch: string; readonly limit: string };
  /** Back to the step of that number, the first being 0, or to the window. */
  "branch:returned": SlaEvent & { readonly branch: string; readonly to: number | "window" };
  "branch:resumed": SlaEvent & { readonly branch: string };
  "branches:reopened": SlaEvent & { readonly branches: readonly string[] };
  "supplement:requested": SlaEvent & {
    readonly round: number;
    readonly demands: readonly Demand[];
  };
  "supplement:received": SlaEvent;
  "rating:given": SlaEvent & { readonly rating: Rating };
  /** It was bad, and what was done about it is to be told to the applicant. */
  "rating:answered": SlaEvent & { readonly rating: Rating };
  /** What has to be served is on its way, or waits to be sent. */
  "letter:made": NoticeEvent & { readonly way?: ServiceWay; readonly served: boolean };
  /** From this day on what starts with its service runs. */
  "notice:served": NoticeEvent & { readonly way: ServiceWay; readonly proof?: string };
  /** By that way it could not be served; it has to be sent by another. */
  "notice:failed": NoticeEvent & { readonly way: ServiceWay; readonly reason: string };
  "notice:resent": NoticeEvent & { readonly way: ServiceWay };
  "limit:started": LimitEvent;
  "limit:excluded": LimitEvent & { readonly cause: string };
  "limit:resumed": LimitEvent;
  "limit:extended": LimitEvent & { readonly reason: string };
  "limit:changed": LimitEvent;
  "limit:corrected": LimitEvent;
  "limit:recomputed": LimitEvent & { readonly before: Told };
  "limit:warned": LimitEvent;
  "limit:breached": LimitEvent;
  "limit:withdrawn": LimitEvent & { readonly rung: string };
  "limit:ended": LimitEvent & { readonly outcome: FactOf<"limit-ended">["outcome"] };
  "limit:reopened": LimitEvent;
  /** Why it was not kept, for everybody to read. */
  "limit:explained": SlaEvent & { readonly limit: string; readonly text: string };
  "limit:remeasured": LimitEvent & { readonly outcome: "met" | "overdue" };
  "card:yellow": SlaEvent & { readonly card: Card; readonly handler: string; readonly text: Text };
  "card:red": SlaEvent & { readonly card: Card; readonly handler: string; readonly text: Text };
  /** By a supervisor with a reason, or by itself because its cause is gone. */
  "card:withdrawn": SlaEvent & {
    readonly card: Card;
    readonly text: Text;
    readonly reason?: string;
  };
  "card:notified": CardEvent;
  "card:answered": CardEvent;
  "card:appealed": CardEvent;
  "card:corrected": CardEvent;
  "card:supervised": CardEvent;
  "card:confirmed": CardEvent;
  "document:due": SlaEvent & { readonly document: string };
  "task:opened": SlaEvent & { readonly task: Task };
  "task:closed": SlaEvent & { readonly task: string };
  /** Whose it is from now on; without an owner it is back in the pool. */
  "task:assigned": SlaEvent & { readonly task: Task; readonly owner?: TaskOwner };
  "task:reminded": SlaEvent & {
    readonly task: Task;
    readonly owner?: TaskOwner;
    readonly count: number;
  };
  /** Who is to be told that they may ask for a hearing. */
  "right:notified": SlaEvent & {
    readonly right: string;
    readonly branch: string;
    readonly parties: readonly PersonRef[];
    readonly matter: string;
  };
  "right:ended": SlaEvent & { readonly right: string; readonly end: RightEnd };
  /** One invitation for everybody concerned in all the branches that need the hearing. */
  "hearing:invited": SlaEvent &
    Invitation & {
      readonly procedure: string;
      readonly branches: readonly string[];
      readonly people: readonly PersonRef[];
    };
  /** Which department is asked for its view, by whom and about what. */
  "consultation:asked": SlaEvent & { readonly consultation: Consultation };
  "consultation:answered": SlaEvent & { readonly consultation: Consultation };
  "consultation:ended": SlaEvent & {
    readonly consultation: Consultation;
    readonly because: ConsultationEnd;
  };
  "order:issued": SlaEvent & { readonly order: Order };
  "order:answered": SlaEvent & { readonly order: Order };
  "copy:sent": SlaEvent & { readonly copy: Copy };
  /** One of the ten process messages, which has to be where it belongs by that moment. */
  /** The system in which a branch is handled has told of something; `acted`: on its word something was done here. */
  "message:received": SlaEvent & {
    readonly system: string;
    readonly branch: string;
    readonly kind: MessageKind;
    readonly version: number;
    readonly occurredAt: Instant;
    readonly receivedAt: Instant;
    readonly acted: boolean;
  };
  "message:made": SlaEvent & { readonly message: ProcessMessage; readonly deliverBy: Instant };
  /** Somebody is to be told something, by one channel. */
  "notification:made": SlaEvent & { readonly notification: Notification };
};
export type SlaEventName = keyof SlaEvents;
export type NamedSlaEvent = {
  [Name in SlaEventName]: { readonly name: Name; readonly event: SlaEvents[Name] };
}[SlaEventName];
