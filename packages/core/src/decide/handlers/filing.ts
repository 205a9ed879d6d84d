import { firstDay, openNotice } from "../../case/case-state.js";
import type { Demand } from "../../case/fact.js";
import { servesAtOnce } from "../../case/served.js";
import type { ServiceWay } from "../../case/service.js";
import { coreError } from "../../errors.js";
import { inOrder } from "../../limit/ledger.js";
import { raiseCard } from "../cards.js";
import { isTolerated, owedMaterials } from "../demanded.js";
import { refuseSupplied } from "../first-review.js";
import { followForm } from "../form-days.js";
import { reach, reachWithoutBegin } from "../limits.js";
import { missingFields } from "../read-payload.js";
import { receiptOn } from "../receipt.js";
import { settleTolerated, tolerate } from "../tolerated.js";
import type { Turn } from "../turn.js";
import { refuseChoices, settleVariants } from "../variants.js";
import { type Handler, take } from "./handler.js";
import { judgeAnew } from "./judging-anew.js";

export const saveDraft: Handler<"save-draft"> = (turn, asked) => {
  refuseChoices(turn, asked.payload.variants);
  take(turn, asked);
};

/** A draft is never receipt; only a filed application is. */
export const submit: Handler<"submit"> = (turn, asked) => {
  settleVariants(turn, asked.payload.variants);
  const missing = missingFields(turn.world.item, turn.state);
  if (missing.length > 0) throw coreError("FILING_INCOMPLETE", { missing });
  const received = receiptOn(turn, asked.payload.receivedOn);
  take(turn, asked);
  followForm(turn);
  reach(turn, "receipt", received);
};

export const preAccept: Handler<"pre-accept"> = (turn, asked) => {
  const { payload, actor } = asked;
  if (payload.result === "passed") reach(turn, "pre-acceptance");
  if (payload.result === "failed") reach(turn, "refusal");
  if (payload.result === "needs-supplement") {
    const { department } = actor;
    refuseSupplied(turn.world.item, turn.state, {
      branch: undefined,
      department,
      materials: payload.materials,
    });
    sendNotice(
      turn,
      payload.materials.map((material) => ({
        material,
        reason: payload.reason,
        department: department ?? "",
      })),
      "online",
    );
  }
  take(turn, asked);
};

/** The department of a member asks for what that member needs, of the one set of materials. */
export const requestSupplement: Handler<"request-supplement"> = (turn, asked) => {
  const { actor, arrow, payload } = asked;
  const { item } = turn.world;
  const { department } = actor;
  refuseSupplied(item, turn.state, {
    branch: arrow.branch,
    department,
    materials: payload.materials,
  });
  const member = item.file.members[arrow.branch ?? ""];
  if (member === undefined || member.materials.length === 0) return;
  const stray = payload.materials.filter((id) => !member.materials.includes(id));
  if (stray.length === 0) return;
  throw coreError("MATERIAL_NOT_MEMBERS", {
    branch: arrow.branch ?? "",
    materials: stray,
    known: member.materials,
  });
};

/** A department that misses nothing takes back what it had asked for and the applicant has not been told of (TL9). */
export const confirmMaterials: Handler<"confirm-materials"> = (turn, { arrow }) => {
  const { branch } = arrow;
  const own = turn.state.demands.filter((demand) => demand.branch === branch);
  if (branch === undefined || own.length === 0) return;
  turn.record({
    type: "demands-withdrawn",
    branch,
    materials: own.map(({ material }) => material),
  });
};

/** What the departments miss goes out as one fact (licensing law, art. 32). */
export const sendTheNotice: Handler<"send-notice"> = (turn, asked) => {
  sendNotice(turn, turn.state.demands, asked.payload.way);
  take(turn, asked);
};

/** What is put right on the spot, or learnt on the way, may hold a day on which a limit starts. */
export const fillIn: Handler<"correct-on-spot" | "advance"> = (turn, asked) => {
  followForm(turn);
  take(turn, asked);
};

/** What was filed becomes another application, which is complete by itself; once accepted, nothing may be missing from it. */
export const amend: Handler<"amend"> = (turn, { payload }) => {
  const { item } = turn.world;
  const missing = missingFields(item, turn.state);
  if (missing.length > 0) throw coreError("FILING_INCOMPLETE", { missing });
  if (firstDay(turn.state, "acceptance") !== undefined) {
    const owed = owedMaterials(item, turn.state).filter(
      (material) => !isTolerated(material, turn.state),
    );
    if (owed.length > 0) {
      throw coreError("AMENDMENT_INCOMPLETE", { missing: owed.map(({ title }) => title) });
    }
  }
  followForm(turn);
  judgeAnew(turn, payload);
};

/** The window starts anew when the last demanded material has come (TL9); until then the case waits on. */
export const supplement: Handler<"supplement"> = (turn, asked) => {
  if (openNotice(turn.state) !== undefined) return;
  followForm(turn);
  reach(turn, "supplement-received");
  reach(turn, "receipt");
  take(turn, asked);
};

export const accept: Handler<"accept"> = (turn, asked) => {
  reach(turn, "acceptance");
  tolerate(turn);
  take(turn, asked);
};

/** What has come on the way may be what was tolerated. */
export const receive: Handler<"receive"> = (turn, asked) => {
  settleTolerated(turn);
  take(turn, asked);
};

/** Nothing is refused as incomplete before the applicant was told what is missing (licensing law, art. 32 no. 4). */
export const refuseAcceptance: Handler<"refuse-acceptance"> = (turn, asked) => {
  if (asked.payload.because === "incomplete" && turn.state.notices.length === 0) {
    throw coreError("INCOMPLETE_UNTOLD", {});
  }
  reach(turn, "refusal");
  take(turn, asked);
};

function sendNotice(turn: Turn, demands: readonly Demand[], way: ServiceWay): void {
  const round = turn.state.notices.length + 1;
  if (round > 1) reportSecondNotice(turn, round);
  const served = servesAtOnce(turn.state, way);
  turn.record({ type: "notice-sent", round, demands, way, ...(served && { served }) });
  // The duty to tell is done with the sending; the answer period runs from the service (TL9).
  if (served) reach(turn, "supplement-notice");
  else reachWithoutBegin(turn, "supplement-notice");
}

// Lawful only where the item allows more than one, and an anomaly there as well.
function reportSecondNotice(turn: Turn, round: number): void {
  const { item } = turn.world;
  const ledger = inOrder(turn.state.limits).find(
    ({ key, status }) =>
      status === "running" && item.limits.get(key)?.ends.includes("supplement-notice"),
  );
  if (ledger === undefined) return;
  raiseCard(turn, ledger, turn.today, {
    colour: "yellow",
    cause: "second-notice",
    about: String(round),
  });
}
