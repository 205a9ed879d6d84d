import { cardStep } from "../card-step.js";

/** Answers a card. */
export const cardAnswer = cardStep(
  "answer-card",
  '--by "Li" --role handler --department fire-rescue --reason "two of us were ill"',
);
