import { cardStep } from "../card-step.js";

/** Says that what a card is about has been put right. */
export const cardCorrect = cardStep(
  "correct-card",
  '--by "Li" --role handler --department fire-rescue --reason "the opinion has been given"',
);
