import { assertNever, type Text } from "@banjian/base";
import type { MessageKind } from "../case/message-kind.js";
import type { MessageMark, MessagePast } from "../case/message-past.js";
import { messageShapes } from "./message-shapes.js";
import type { ProcessMessage } from "./process-message.js";

/** How a message stands to those before it: it is the next, has come before, comes too early, or cannot come at all. */
export type Judgement =
  | { readonly as: "next" }
  | { readonly as: "repeat"; readonly because: Text }
  | { readonly as: "early"; readonly because: Text; readonly missing?: MessageKind }
  | { readonly as: "impossible"; readonly because: Text; readonly obstacle: Obstacle };

/** What has come before a message, so that it cannot come any more. */
export type Obstacle = "refused" | "completed" | "accepted" | "supplement-asked" | "nothing-given";

/** The kind of a message, and the number where a case has several of it. */
export function keyOfMessage({ kind, fields }: ProcessMessage): string {
  const { number } = messageShapes[kind];
  return number === undefined ? kind : `${kind}/${fields[number]}`;
}

const resultFields: { readonly [Kind in MessageKind]?: string } = {
  "pre-acceptance": "YSLZTDM",
  acceptance: "SLZTDM",
  completion: "BJJGDM",
};

/** The field that says what came of it; none of a kind without results. */
export function resultFieldOf(kind: MessageKind): string {
  return resultFields[kind] ?? "";
}

/** What of a message its order depends on. */
export function markOf(message: ProcessMessage): MessageMark {
  const { kind, fields } = message;
  const [result, procedure] = [fields[resultFieldOf(kind)], fields.XH];
  return {
    kind,
    key: keyOfMessage(message),
    version: Number(fields.SJBBH),
    ...(result === undefined ? {} : { result }),
    ...(procedure === undefined ? {} : { procedure }),
  };
}

/**
 * How a message stands to what a case has said so far: first by its data version, then by what must have come before it. A
 * case that is known to be completed again later was at work in between.
 */
export function judgeOrder(
  past: MessagePast,
  message: ProcessMessage,
  isReopened = false,
): Judgement {
  const before = past.versions[keyOfMessage(message)] ?? 0;
  const version = Number(message.fields.SJBBH);
  if (version <= before) {
    return {
      as: "repeat",
      because: versionText(`已有第 ${before} 版`, `version ${before} is there`),
    };
  }
  if (version > before + 1) {
    return {
      as: "early",
      because: versionText(`缺第 ${before + 1} 版`, `version ${before + 1} is missing`),
    };
  }
  // What is said again puts right what was said, wherever the case has come to since.
  if (before > 0) return { as: "next" };
  const missing = missingBefore(past, message);
  if (missing !== undefined) return { as: "early", because: after(missing), missing };
  const obstacle = obstacleTo(past, message, isReopened);
  return obstacle === undefined
    ? { as: "next" }
    : { as: "impossible", because: obstacles[obstacle], obstacle };
}

function versionText(zh: string, en: string): Text {
  return { zh: `数据版本号：${zh}`, en: `data version: ${en}` };
}

/** Which message has to come before this one and has not. */
function missingBefore(
  { versions, open, notices, answers }: MessagePast,
  { kind, fields }: ProcessMessage,
): MessageKind | undefined {
  const wants = (one: MessageKind) => (versions[one] === undefined ? one : undefined);
  switch (kind) {
    case "application":
      return undefined;
    case "pre-acceptance":
    case "acceptance":
    case "supplement-notice":
    case "special-procedure":
      return wants("application");
    case "approval":
      return wants("application") ?? wants("acceptance");
    case "supplement-received":
      return notices > answers ? undefined : "supplement-notice";
    case "special-procedure-result":
      return open.includes(fields.XH ?? "") ? undefined : "special-procedure";
    case "completion": {
      const missing = wants("application");
      // Only what was granted waits for everything; a case may end otherwise at any time.
      if (missing !== undefined || fields.BJJGDM !== "0") return missing;
      if (notices > answers) return "supplement-received";
      return open.length > 0 ? "special-procedure-result" : wants("acceptance");
    }
    case "collection":
      return wants("completion");
    default:
      return assertNever(kind);
  }
}

function after(kind: MessageKind): Text {
  const { title } = messageShapes[kind];
  return { zh: `应在“${title.zh}”之后`, en: `comes after the ${title.en}` };
}

/** What has come before this one, after which it cannot come any more. */
function obstacleTo(
  { versions, results }: MessagePast,
  { kind, fields }: ProcessMessage,
  isReopened: boolean,
): Obstacle | undefined {
  const isRefused = results["pre-acceptance"] === "2" || results.acceptance === "2";
  if (isRefused && kind !== "application") return "refused";
  const isOver = (versions.completion ?? 0) > 0 && !isReopened;
  if (isOver && kind !== "collection" && kind !== "completion") return "completed";
  if (kind === "pre-acceptance" && versions.acceptance !== undefined) return "accepted";
  if (kind === "collection" && givesNothing.has(results.completion ?? "")) return "nothing-given";
  // By silence it is accepted all the same, where the supplement was asked for too late; silence has no officer.
  const isSilence = fields.BLRXM === undefined;
  const isAsked = results["pre-acceptance"] === "3" && !isSilence;
  return kind === "acceptance" && isAsked ? "supplement-asked" : undefined;
}

// What was made void, deleted or ran out gives nobody anything; a decision to deny, and papers that go back, are handed over.
const givesNothing: ReadonlySet<string> = new Set(["2", "3", "5"]);

const obstacles: { readonly [One in Obstacle]: Text } = {
  refused: not("不予受理", "was refused"),
  completed: not("办结", "was completed"),
  accepted: not("受理", "was accepted"),
  "supplement-asked": not("预受理要求补正", "was asked for a supplement at pre-acceptance"),
  "nothing-given": not(
    "作废、删除或补交逾期办结，没有可领取的结果",
    "was completed as void, deleted or overdue, and gives nothing to collect",
  ),
};

function not(zh: string, en: string): Text {
  return { zh: `该办件已${zh}，不能再有此消息`, en: `the case ${en}: this cannot come any more` };
}
