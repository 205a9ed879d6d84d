import { cardStep } from "../card-step.js";

/** Orders an answer about a card within a time. */
export const cardSupervise = cardStep(
  "supervise-card",
  '--by Zhao --role supervisor --within "3 business-days" --reason "no answer yet"',
);
