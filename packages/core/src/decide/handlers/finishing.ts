import type { Text } from "@banjian/base";
import { firstDay } from "../../case/case-state.js";
import type { PayloadOf } from "../../case/payload.js";
import { coreError } from "../../errors.js";
import { stageOf } from "../../item/file-parts.js";
import { reach } from "../limits.js";
import type { Turn } from "../turn.js";
import { type Handler, take } from "./handler.js";

export const complete: Handler<"complete"> = (turn, asked) => {
  const problem = completionProblem(turn, asked.payload);
  if (problem !== undefined) {
    throw coreError("PAYLOAD_INVALID", { action: asked.arrow.action, problems: [problem] });
  }
  reach(turn, "completion");
  take(turn, asked);
};

/** Completed as issued means granted, with the number of the certificate the item promises. */
function completionProblem(turn: Turn, payload: PayloadOf<"complete">): Text | undefined {
  const issued = payload.result === "issued";
  const granted = firstDay(turn.state, "granted") !== undefined;
  const denied = firstDay(turn.state, "denied") !== undefined;
  if (issued && denied) {
    return {
      zh: "result: 已不予许可，不能出证办结",
      en: "result: it was denied and cannot be issued",
    };
  }
  if (granted && !issued) {
    return {
      zh: "result: 已准予许可，应出证办结（issued）",
      en: "result: it was granted, so it is issued",
    };
  }
  const certificate = stageOf(turn.world.item.file, "completion")?.certificate;
  if (issued && certificate !== undefined && payload.certificate === undefined) {
    return {
      zh: `certificate: 出证办结须登记证件编号（${certificate}）`,
      en: `certificate: give the number of the certificate (${certificate})`,
    };
  }
  return undefined;
}

/** Served or collected: the delivery limit ends. */
export const handOver: Handler<"deliver" | "collect"> = (turn, asked) => {
  reach(turn, "delivered");
  take(turn, asked);
};
