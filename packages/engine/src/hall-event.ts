import type { Instant } from "@banjian/calendar";
import type { ClockHold, Restored } from "./clock-hold.js";
import type { GapReport } from "./gap-report.js";
import type { Incident } from "./incident.js";
import type { SinkDeliveries } from "./sink-deliveries.js";

/** What befalls the hall itself and not a case, by name: stored in the transaction that stores its cause. */
export type HallOwnEvents = {
  /** Something has failed too often or for too long, and waits for a person. */
  readonly "incident:opened": Incident;
  /** A person has seen to it, or it is over by itself. */
  readonly "incident:closed": Incident;
  /** The store's clock has jumped: no limit falls due until a person has released it. */
  readonly "clock:held": ClockHold;
  readonly "clock:released": ClockHold;
  /** Messages wait for a sink and are about to be late; told once until it has caught up. */
  readonly "delivery:near": SinkDeliveries;
  /** Messages are missing, in the hall or at a receiver; told each time that they are looked for and found missing. */
  readonly "delivery:gap": GapReport;
  /** The database was restored from a backup: what happened since then is lost, and limits are held. */
  readonly "hall:restored": Restored;
};
export type HallOwnEventName = keyof HallOwnEvents;

/** One of these with its name. */
export type HallOwnEvent = {
  readonly [Name in HallOwnEventName]: {
    readonly name: Name;
    readonly event: HallOwnEvents[Name];
  };
}[HallOwnEventName];

/** The same as it is stored: numbered on in the hall, with the moment of its cause. */
export type StoredHallEvent = HallOwnEvent & { readonly seq: number; readonly at: Instant };

/** Stands for the hall where other events have their case; no case is called so. */
export const hallSubject = "(hall)";
