/** What limits start and end on; each is set by a fact on its effective day. */
export const milestones = [
  "receipt",
  "pre-acceptance",
  "supplement-notice",
  "supplement-received",
  "acceptance",
  "refusal",
  "decision",
  "granted",
  "denied",
  "completion",
  "collection-ready",
  "delivered",
] as const;

export type Milestone = (typeof milestones)[number];
