import { isBad, limitOfRating, type RatedActName, ratedActs } from "../../case/rating.js";
import { coreError } from "../../errors.js";
import { handledOn } from "../../indicator/handled-on.js";
import { announce, endLimit } from "../limits.js";
import { taskOf } from "../task-of.js";
import { recordingInstant } from "../world.js";
import type { Handler } from "./handler.js";

/** Rates an act of handling that has been done, once (RATING_TAKEN, RATING_TOO_EARLY); a bad rating is to be put right and answered in time. */
export const rate: Handler<"rate"> = (turn, { actor, payload: { act, level, reason } }) => {
  const title = ratedActs[act];
  const { state, today, world } = turn;
  if (handledOn(world.item, state, act) === undefined)
    throw coreError("RATING_TOO_EARLY", { title });
  if (state.ratings?.some((one) => one.act === act)) throw coreError("RATING_TAKEN", { title });
  const byAgent = actor.onBehalfOf === undefined ? {} : { byAgent: true as const };
  const rating = { act, level, ...(reason && { reason }), ratedOn: today, ...byAgent };
  turn.record({ type: "rating-given", rating });
  if (!isBad(rating)) return;
  announce(turn, {
    type: "limit-started",
    limit: limitOfRating(act),
    run: 1,
    duty: "head",
    department: world.item.file.item.authority.department,
    since: recordingInstant(world, state),
    within: { count: 15, unit: "business-days" },
  });
};

/** What was done about a bad rating, as the applicant is told; its limit ends. */
export const answerRating: Handler<"answer-rating"> = (turn, { arrow, payload: { answer } }) => {
  const limit = taskOf(turn, arrow).work;
  const act = limit.slice("rating:".length) as RatedActName;
  turn.record({ type: "rating-answered", act, answer });
  const ledger = turn.state.limits[limit];
  if (ledger?.status === "running") endLimit(turn, ledger);
};
