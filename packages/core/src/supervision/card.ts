import type { LocalDate } from "@banjian/calendar";

/** Why a card was raised: a rung of one run of a limit, a duty missed by silence, or a procedure past its announced end. */
export type CardCause =
  | "overdue"
  | "near"
  | "no-notice-in-time"
  | "notice-unsent"
  | "second-notice"
  | "decided-by-silence"
  | "consent-by-silence"
  | "procedure-overrun";

/** A yellow or red card: a record with a life of its own. Raised once for a cause and colour. */
export type Card = {
  readonly id: string;
  readonly colour: "yellow" | "red";
  readonly cause: CardCause;
  /** The rung of its limit that raised it; none for a duty missed by silence or a procedure that overran. */
  readonly rung?: string;
  readonly limit: string;
  readonly run: number;
  readonly department: string;
  readonly role: string;
  readonly branch?: string;
  readonly procedure?: string;
  readonly raisedOn: LocalDate;
  readonly due: LocalDate;
  /** Taken back, and why: its cause turned out not to exist. */
  readonly withdrawn?: {
    readonly on: LocalDate;
    readonly because: "correction" | "amended-calendar";
  };
};
