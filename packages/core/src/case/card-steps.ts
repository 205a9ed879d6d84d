import type { OperationKind } from "../definition/action-kind.js";
import type { CardStep } from "./card.js";

/** The step in a card's life that each operation on it takes. */
export const cardSteps = {
  "notify-card": "notified",
  "answer-card": "answered",
  "appeal-card": "appealed",
  "correct-card": "corrected",
  "supervise-card": "supervised",
  "withdraw-card": "withdrawn",
  "confirm-card": "confirmed",
} as const satisfies { readonly [Kind in OperationKind]?: CardStep };

/** The operations that are about a card. */
export type CardKind = keyof typeof cardSteps;

/** Whether an operation is about a card. */
export function isCardKind(kind: string): kind is CardKind {
  return Object.hasOwn(cardSteps, kind);
}
