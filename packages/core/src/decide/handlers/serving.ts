import { servesAtOnce, unserved } from "../../case/served.js";
import { hasFailed, nextWay, serviceWays } from "../../case/service.js";
import { coreError } from "../../errors.js";
import { begin } from "../limits.js";
import type { Turn } from "../turn.js";
import type { Handler } from "./handler.js";

/**
 * What became of a notice that was sent: it was served, on which day and by what proof, and the answer period runs from that
 * day; it could not be, a card is raised and the duty stands again; or it was sent by another way (TL9).
 */
export const serveNotice: Handler<"serve-notice"> = (turn, { payload, arrow }) => {
  const notice = unserved(turn.state);
  if (notice === undefined) throw new Error(`task ${arrow.task} is about no notice`);
  const { round, service } = notice;
  switch (payload.result) {
    case "served": {
      const { on = turn.today, proof, way = service.way } = payload;
      const { sentOn: first } = notice;
      if (on < first || on > turn.today) {
        throw coreError("SERVICE_DAY", { day: on, first, last: turn.today });
      }
      turn.record({ type: "notice-served", round, way, ...(proof && { proof }) }, on);
      return begin(turn, "supplement-notice", on);
    }
    case "failed": {
      if (hasFailed(service))
        throw coreError("SERVICE_NOT_SENT", { way: serviceWays[service.way] });
      turn.record({ type: "service-failed", round, way: service.way, reason: payload.reason });
      return reportFailure(turn);
    }
    case "sent": {
      const { way = nextWay(service) } = payload;
      if (service.failed.includes(way) && way !== "window") {
        throw coreError("SERVICE_WAY_FAILED", {
          way: serviceWays[way],
          next: serviceWays[nextWay(service)],
        });
      }
      turn.record({ type: "notice-resent", round, way });
      if (!servesAtOnce(turn.state, way)) return;
      turn.record({ type: "notice-served", round, way });
      begin(turn, "supplement-notice", turn.today);
    }
  }
};

// Nobody is to blame, and the window has to see to it.
function reportFailure(turn: Turn): void {
  const { department } = turn.world.item.file.item.authority;
  const id = `c${turn.state.cards.length + 1}`;
  const card = { id, colour: "yellow", cause: "service-failed", raisedOn: turn.today } as const;
  turn.record({ type: "card-raised", card: { ...card, department, role: "window-clerk" } });
}
