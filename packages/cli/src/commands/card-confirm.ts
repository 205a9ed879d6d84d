import { cardStep } from "../card-step.js";

/** Ends the life of a card that stands. */
export const cardConfirm = cardStep(
  "confirm-card",
  '--by Zhao --role supervisor --reason "the answer does not excuse it"',
);
