import type { Text } from "@banjian/base";
import { certificatesDue } from "../../approval/members.js";
import { type CaseState, firstDay } from "../../case/case-state.js";
import { tellsOutcome } from "../../case/letter.js";
import type { PayloadOf } from "../../case/payload.js";
import { isOwed } from "../../case/served.js";
import { decisionWords } from "../../definition/decision-words.js";
import { collectionWays } from "../../definition/item-schema.js";
import { coreError } from "../../errors.js";
import { stageOf } from "../../item/file-parts.js";
import type { Item } from "../../item/item.js";
import { reach } from "../limits.js";
import type { Turn } from "../turn.js";
import { type Handler, take } from "./handler.js";

export const complete: Handler<"complete"> = (turn, asked) => {
  const problem = completionProblem(turn, asked.payload);
  const problems =
    problem === undefined ? memberProblems(turn.world.item, asked.found, asked.payload) : [problem];
  if (problems.length > 0) {
    throw coreError("PAYLOAD_INVALID", { action: asked.arrow.action, problems });
  }
  reach(turn, "completion");
  take(turn, asked);
};

/** Completed as issued means granted, with the number of the certificate the item promises. */
function completionProblem(turn: Turn, payload: PayloadOf<"complete">): Text | undefined {
  const issued = payload.result === "issued";
  const granted = firstDay(turn.state, "granted") !== undefined;
  const denied = firstDay(turn.state, "denied") !== undefined;
  const words = decisionWords(turn.world.item.file.item.type);
  if (issued && denied) {
    return {
      zh: `result: 决定为“${words.denied.zh}”，不能出证办结`,
      en: "result: it was denied and cannot be issued",
    };
  }
  if (granted && !issued) {
    return {
      zh: `result: 决定为“${words.granted.zh}”，应出证办结（issued）`,
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

/** Each member of a bundle that was granted gets its own certificate, and no other does. */
function memberProblems(
  item: Item,
  found: CaseState,
  { result, certificates = {} }: PayloadOf<"complete">,
): Text[] {
  const wanted = result === "issued" ? certificatesDue(item, found) : [];
  return [
    ...wanted
      .filter((branch) => !Object.hasOwn(certificates, branch))
      .map((branch) => ({
        zh: `certificates.${branch}: 该事项已准予，须登记证件编号（${gives(item, branch)}）`,
        en: `certificates.${branch}: it was granted; give the number of its certificate (${gives(item, branch)})`,
      })),
    ...Object.keys(certificates)
      .filter((branch) => !wanted.includes(branch))
      .map((branch) => ({
        zh: `certificates.${branch}: 没有可出的证件；可出：${wanted.join("、") || "无"}`,
        en: `certificates.${branch}: no certificate is due; due: ${wanted.join(", ") || "none"}`,
      })),
  ];
}

function gives({ file }: Item, branch: string): string | undefined {
  return file.members[branch]?.certificate;
}

/** Served or collected, in a way that the item offers: the delivery limit ends, and a decision that had not come comes with it. */
export const handOver: Handler<"deliver" | "collect"> = (turn, asked) => {
  checkWay(turn.world.item, asked.payload.way);
  const { way, ...said } = asked.payload;
  const proof = "collector" in said ? said.collector : said.reference;
  const letter = turn.state.letters?.find((one) => tellsOutcome(one) && isOwed(turn.state, one));
  if (letter !== undefined) {
    turn.record({
      type: "notice-served",
      letter: letter.id,
      way: way === "e-certificate" ? "online" : way,
      ...(proof && { proof }),
    });
  }
  reach(turn, "delivered");
  take(turn, asked);
};

function checkWay({ file }: Item, way: keyof typeof collectionWays): void {
  const offered = file.item.collect;
  if (offered.includes(way)) return;
  throw coreError("COLLECTION_WAY", {
    way: collectionWays[way],
    offered: offered.map((one) => collectionWays[one]),
  });
}
