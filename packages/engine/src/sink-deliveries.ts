import type { Instant } from "@banjian/calendar";

/** The messages that a sink has not acknowledged. */
export type SinkDeliveries = {
  readonly sink: string;
  readonly waiting: number;
  /** Of those how many are past the moment by which they had to be there. */
  readonly late: number;
  /** The one that has waited longest: its id, its case, and when it is due. */
  readonly oldest?: { readonly id: string; readonly caseId: string; readonly deliverBy: Instant };
};
