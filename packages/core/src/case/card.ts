import type { LocalDate } from "@banjian/calendar";
import type { WatchedCause } from "../definition/watched-causes.js";
import type { ActorRef, PersonRef } from "./person.js";

/** Why a card was raised: a rung of one run of a limit, a duty missed by silence, a procedure past its announced end, a message that did not arrive in time, a notice that could not be served, or something that was done. */
export type CardCause =
  | "overdue"
  | "near"
  | "no-notice-in-time"
  | "notice-unsent"
  | "second-notice"
  | "decided-by-silence"
  | "consent-by-silence"
  | "procedure-overrun"
  | "message-late"
  | "message-impossible"
  | "service-failed"
  | WatchedCause;

/** A yellow or red card: a record with a life of its own. Raised once for a cause and colour. */
export type Card = {
  readonly id: string;
  readonly colour: "yellow" | "red";
  readonly cause: CardCause;
  /** The rung of its limit that raised it; none for a duty missed by silence or a procedure that overran. */
  readonly rung?: string;
  /** The limit it is about, and which run of it; none where it is about something that was done. */
  readonly limit?: string;
  readonly run?: number;
  /** The rule of the hall that raised it, and the roles that are to be told. */
  readonly rule?: string;
  readonly notify?: readonly string[];
  /** Who did what it is about. */
  readonly person?: PersonRef;
  readonly department: string;
  readonly role: string;
  /** With whom the work lay when it was raised, where it is about the time of a limit: whose time it was by then. */
  readonly handlers?: readonly CardHandler[];
  readonly branch?: string;
  readonly procedure?: string;
  /** Which of several: the procedure by its number, the notice by its round, the letter by its id and way. */
  readonly about?: string;
  readonly raisedOn: LocalDate;
  /** When the limit was due. */
  readonly due?: LocalDate;
  /** What has been done about it, in order; absent while nothing has. */
  readonly life?: readonly LifeEntry[];
  /** Taken back, and why: its cause turned out not to exist, or a supervisor said so. */
  readonly withdrawn?: {
    readonly on: LocalDate;
    readonly because: "correction" | "amended-calendar" | "supervisor";
  };
};

/** A department with work open, and who held it; nobody while it lay in the pool. */
export type CardHandler = { readonly department: string; readonly person?: PersonRef };

/** A step in the life of a card that a person takes. */
export type CardStep =
  | "notified"
  | "answered"
  | "appealed"
  | "corrected"
  | "supervised"
  | "withdrawn"
  | "confirmed";

/** One step of a card's life: who took it, when and why. */
type LifeEntry = {
  readonly step: CardStep;
  readonly on: LocalDate;
  readonly by?: ActorRef;
  readonly reason: string;
};

/** Where a card stands in its life. */
export type CardStage = "raised" | CardStep;

/** How far a card has come. Withdrawn and confirmed are the two ends. */
export function stageOf({ life, withdrawn }: Card): CardStage {
  return withdrawn === undefined ? (life?.at(-1)?.step ?? "raised") : "withdrawn";
}
