import type { WhichNotice } from "../../case/letter.js";
import { type OwedNotice, owedNotices, servesAtOnce, workOfService } from "../../case/served.js";
import { hasFailed, nextWay, type ServiceWay, serviceWays } from "../../case/service.js";
import { headOf } from "../../document/document-kinds.js";
import { coreError } from "../../errors.js";
import { begin } from "../limits.js";
import { taskOf } from "../task-of.js";
import type { Turn } from "../turn.js";
import type { Handler } from "./handler.js";

/**
 * What became of a notice that has to be served: it was served, on which day and by what proof, and what runs from its service
 * runs from that day; it could not be, a card is raised and the duty stands again; or it was sent, by another way where one
 * has failed (TL9).
 */
export const serveNotice: Handler<"serve-notice"> = (turn, { payload, arrow }) => {
  const { work } = taskOf(turn, arrow);
  const owed = owedNotices(turn.state).find((one) => workOfService(one) === work);
  if (owed === undefined) throw new Error(`task ${arrow.task} is about no notice`);
  const { which, service, madeOn: first } = owed;
  switch (payload.result) {
    case "served": {
      const { on = turn.today, proof, way = service?.way ?? "window" } = payload;
      refuseWay(turn, owed, way);
      if (on < first || on > turn.today) {
        throw coreError("SERVICE_DAY", { day: on, first, last: turn.today });
      }
      turn.record({ type: "notice-served", ...which, way, ...(proof && { proof }) }, on);
      return beginAnswer(turn, owed, on);
    }
    case "failed": {
      if (service === undefined) throw notSent(turn, which);
      const { way } = service;
      if (hasFailed(service)) throw coreError("SERVICE_NOT_SENT", { way: serviceWays[way] });
      turn.record({ type: "service-failed", ...which, way, reason: payload.reason });
      return reportFailure(turn, `${which.letter ?? which.round}/${way}`);
    }
    case "sent":
      return sendBy(turn, owed, payload.way);
  }
};

/** Sends it, by the next way unless another is named; one that has failed is not tried again but at the window. */
function sendBy(turn: Turn, owed: OwedNotice, asked: ServiceWay | undefined): void {
  const { which, to, service } = owed;
  const way = asked ?? nextWay({ failed: service?.failed ?? [] });
  refuseFailed(owed, way);
  turn.record({ type: "notice-resent", ...which, way });
  if (!servesAtOnce(turn.state, way, to)) return;
  turn.record({ type: "notice-served", ...which, way });
  beginAnswer(turn, owed, turn.today);
}

/** What has come by a way on which nothing can have been served: one that failed, or that nobody agreed to (TL9). */
function refuseWay({ state }: Turn, owed: OwedNotice, way: ServiceWay): void {
  refuseFailed(owed, way);
  const needsConsent = way === "sms" || way === "online";
  if (needsConsent && !servesAtOnce(state, way, owed.to)) {
    throw coreError("SERVICE_WAY_NOT_CHOSEN", { way: serviceWays[way] });
  }
}

function refuseFailed({ service }: OwedNotice, way: ServiceWay): void {
  const failed = service?.failed ?? [];
  if (way === "window" || !failed.includes(way)) return;
  const next = serviceWays[nextWay({ failed })];
  throw coreError("SERVICE_WAY_FAILED", { way: serviceWays[way], next });
}

function notSent({ state, world }: Turn, { letter: id }: WhichNotice) {
  const kind = state.letters?.find((one) => one.id === id)?.kind ?? "supplement-notice";
  return coreError("LETTER_NOT_SENT", { notice: headOf(world.item, kind).title });
}

// The applicant's answer period runs from the service of the one notice.
function beginAnswer(turn: Turn, { which }: OwedNotice, on: Turn["today"]): void {
  if (which.round !== undefined) begin(turn, "supplement-notice", on);
}

// Nobody is to blame, and the window has to see to it.
function reportFailure(turn: Turn, about: string): void {
  const { department } = turn.world.item.file.item.authority;
  const id = `c${turn.state.cards.length + 1}`;
  turn.record({
    type: "card-raised",
    card: {
      id,
      colour: "yellow",
      cause: "service-failed",
      department,
      role: "window-clerk",
      about,
      raisedOn: turn.today,
    },
  });
}
