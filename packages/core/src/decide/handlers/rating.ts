import { firstDay } from "../../case/case-state.js";
import { isBad, limitOfRating, type RatedActName, ratedActs } from "../../case/rating.js";
import { coreError } from "../../errors.js";
import { announce, endLimit } from "../limits.js";
import { taskOf } from "../task-of.js";
import { recordingInstant } from "../world.js";
import type { Handler } from "./handler.js";

/** Rates an act of handling that has been done, once (RATING_TAKEN, RATING_TOO_EARLY); a bad rating is to be put right and answered in time. */
export const rate: Handler<"rate"> = (turn, { payload: { act, level, reason } }) => {
  const { title, done } = ratedActs[act];
  const { state, today, world } = turn;
  if (firstDay(state, done) === undefined) throw coreError("RATING_TOO_EARLY", { title });
  if (state.ratings?.some((one) => one.act === act)) throw coreError("RATING_TAKEN", { title });
  const rating = { act, level, ...(reason && { reason }), ratedOn: today };
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
