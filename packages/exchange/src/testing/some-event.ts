import type { PlacedEvent } from "@banjian/engine";

/** That a case was opened, as it stands in the outbox. */
export const someEvent = {
  id: "local/1/c1/1",
  position: 7,
  subject: "c1",
  seq: 1,
  at: "2026-09-14T02:00:00Z",
  name: "case:opened",
  event: { caseId: "c1", seq: 1, item: "i", at: "2026-09-14T02:00:00Z" },
} as PlacedEvent;
