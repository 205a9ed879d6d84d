import type { Instant } from "@banjian/calendar";

/** Work that a person has to look at: what failed, and the word that ended it. */
export type Incident = {
  readonly id: string;
  readonly work: string;
  readonly caseId: string;
  readonly position: number;
  readonly error: string;
  readonly openedAt: Instant;
  readonly closed?: IncidentWord & { readonly at: Instant };
};

/** How an incident ended: tried again, left out, or over by itself. */
export type IncidentWord = {
  readonly outcome: "retried" | "skipped" | "recovered";
  readonly by: string;
  readonly reason: string;
};
