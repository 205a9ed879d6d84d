import { personRef } from "../../case/actor-ref.js";
import { firstDay } from "../../case/case-state.js";
import type { Order } from "../../case/task.js";
import type { Allowance } from "../../definition/allowance.js";
import { coreError } from "../../errors.js";
import { announce, endLimit } from "../limits.js";
import { personalDataIn } from "../personal-data.js";
import { endReason } from "../public-reason.js";
import { taskOf } from "../task-of.js";
import type { Turn } from "../turn.js";
import { recordingInstant } from "../world.js";
import type { Handler } from "./handler.js";

/** Orders an answer about a task within a time that is a limit of its own; the department finds the order among its work. */
export const orderSupervision: Handler<"order-supervision"> = (turn, { arrow, payload }) => {
  issueOrder(turn, taskOf(turn, arrow), payload);
};

/** Issues an order about some work to those whose work it is. */
export function issueOrder(
  turn: Turn,
  { work, roles, department, branch }: Pick<Order, "work" | "roles" | "department" | "branch">,
  { reason, within }: { readonly reason: string; readonly within: Allowance },
): void {
  if (within.count === 0) throw coreError("ORDER_WITHOUT_TIME", {});
  const id = `o${turn.state.orders.length + 1}`;
  turn.record({
    type: "order-issued",
    order: {
      id,
      work,
      roles,
      ...(department === undefined ? {} : { department }),
      ...(branch === undefined ? {} : { branch }),
      text: reason,
      issuedOn: turn.today,
    },
  });
  announce(turn, {
    type: "limit-started",
    limit: `order:${id}`,
    run: 1,
    ...(branch === undefined ? {} : { branch }),
    duty: roles[0] ?? "handler",
    ...(department === undefined ? {} : { department }),
    since: recordingInstant(turn.world, turn.state),
    within,
  });
}

/** The answer ends the order's limit. */
export const answerOrder: Handler<"answer-order"> = (turn, { arrow, payload }) => {
  const id = taskOf(turn, arrow).work.slice("order:".length);
  turn.record({ type: "order-answered", id, answer: payload.answer });
  const limit = turn.state.limits[`order:${id}`];
  if (limit?.status === "running") endLimit(turn, limit);
};

/** Publishes why a limit was not kept; the task says which. Refuses what says who the applicant is (PUBLIC_TEXT_PERSONAL). */
export const publishReason: Handler<"publish-reason"> = (turn, { arrow, payload: { text } }) => {
  const limit = taskOf(turn, arrow).work.slice("reason:".length);
  const found = personalDataIn(text, turn.state.applicant);
  if (found !== undefined) throw coreError("PUBLIC_TEXT_PERSONAL", { found });
  turn.record({ type: "reason-published", limit, text });
  endReason(turn);
};

/** Notes that somebody came to the hall; nobody comes tomorrow, nor before the application (VISIT_DAY). */
export const recordVisit: Handler<"record-visit"> = ({ today, state }, { payload: { on } }) => {
  const first = firstDay(state, "receipt") ?? today;
  if (on === undefined || (first <= on && on <= today)) return;
  throw coreError("VISIT_DAY", { day: on, first, last: today });
};

/** Sends a copy to be read, to each person once. */
export const copy: Handler<"copy"> = (turn, { payload }) => {
  const id = `y${turn.state.copies.length + 1}`;
  const to = payload.to.map(personRef);
  const twice = to.find((one, index) => to.findIndex((other) => other.id === one.id) < index);
  if (twice !== undefined) throw coreError("COPY_TWICE", { person: twice.name ?? twice.id });
  turn.record({ type: "copy-sent", id, to, note: payload.note });
};

/** The copy has been read by the one it was sent to. */
export const acknowledgeCopy: Handler<"acknowledge-copy"> = (turn, { actor, arrow }) => {
  const { work } = taskOf(turn, arrow);
  const [, id = ""] = work.split(":");
  turn.record({ type: "copy-read", id, person: actor.id });
};
