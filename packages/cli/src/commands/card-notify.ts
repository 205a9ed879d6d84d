import { cardStep } from "../card-step.js";

/** Tells the department of a card. */
export const cardNotify = cardStep(
  "notify-card",
  '--by Zhao --role supervisor --reason "told by telephone"',
);
