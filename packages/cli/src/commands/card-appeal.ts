import { cardStep } from "../card-step.js";

/** Appeals against a card. */
export const cardAppeal = cardStep(
  "appeal-card",
  '--by "Li" --role handler --department fire-rescue --reason "the days of the testing were entered late"',
);
