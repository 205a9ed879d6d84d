import { cardStep } from "../card-step.js";

/** Takes a card back for good. */
export const cardWithdraw = cardStep(
  "withdraw-card",
  '--by Zhao --role supervisor --reason "the appeal holds"',
);
