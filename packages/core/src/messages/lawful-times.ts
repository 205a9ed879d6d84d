import type { Text } from "@banjian/base";
import { isLocalDate } from "@banjian/calendar";
import type { MessageKind } from "../case/message-kind.js";
import { keyOfMessage } from "./lawful-order.js";
import { messageShapes } from "./message-shapes.js";
import type { ProcessMessage } from "./process-message.js";

/** Which messages a message builds on. What it does not name may have happened at any time before or after. */
const buildsOn: { readonly [Kind in MessageKind]: readonly MessageKind[] } = {
  application: [],
  "pre-acceptance": ["application"],
  acceptance: ["application"],
  approval: ["application", "acceptance"],
  "supplement-notice": ["application"],
  "supplement-received": ["application", "supplement-notice"],
  "special-procedure": ["application"],
  "special-procedure-result": ["special-procedure"],
  completion: ["application", "acceptance", "approval"],
  collection: ["application", "completion"],
};

/** The field that says when what a message tells of happened. */
export function timeFieldOf(kind: MessageKind): string {
  return messageShapes[kind].time;
}

/** A message of a case, and its place among all messages. */
export type Placed = { readonly at: number; readonly message: ProcessMessage };

/** A message whose time cannot be. */
export type TimeFinding = { readonly at: number; readonly field: string; readonly problem: Text };

/** Two messages of which the later is told to have happened first. */
type Clash = { readonly base: Placed; readonly built: Placed };

/**
 * The messages of one case whose times cannot be: of each message what was said last, held against what it builds on. Of two that
 * clash the one is told that clashes with more, so that one wrong time is told once.
 */
export function timeFindings(messages: readonly Placed[]): readonly TimeFinding[] {
  const last = new Map(messages.map((one) => [keyOfMessage(one.message), one]));
  let clashes = clashesIn([...last.values()]);
  const found: TimeFinding[] = [];
  while (clashes.length > 0) {
    const worst = clashingMost(clashes);
    const [clash] = clashes.filter(({ base, built }) => base === worst || built === worst);
    if (clash !== undefined) found.push(said(worst, clash));
    clashes = clashes.filter(({ base, built }) => base !== worst && built !== worst);
  }
  return [...found, ...resultDayFindings([...last.values()])];
}

/** Results of special procedures that came on a day on which the procedure was not under way. */
function resultDayFindings(messages: readonly Placed[]): readonly TimeFinding[] {
  return messages.flatMap((one): TimeFinding[] => {
    const { kind, fields } = one.message;
    const day = fields.JGCSRQ ?? "";
    if (kind !== "special-procedure-result" || !isLocalDate(day)) return [];
    const begun = messages.find((other) => isBase(other.message, one.message));
    const [from, to] = [begun === undefined ? "" : dayOf(begun), dayOf(one)];
    if (from > to || (day >= from && day <= to)) return [];
    const [zh, en] =
      day > to ? ["晚于程序结束", "is after the end"] : ["早于程序开始", "is before the beginning"];
    const edge = day > to ? to : from;
    const problem = {
      zh: `${day} ${zh}（${edge}）`,
      en: `${day} ${en} of the procedure (${edge})`,
    };
    return [{ at: one.at, field: "JGCSRQ", problem }];
  });
}

function dayOf(placed: Placed): string {
  return timeOf(placed).slice(0, 10);
}

function clashesIn(messages: readonly Placed[]): readonly Clash[] {
  return messages.flatMap((built) =>
    messages
      .filter((base) => isBase(base.message, built.message))
      .filter((base) => isBefore(timeOf(built), timeOf(base)))
      .map((base) => ({ base, built })),
  );
}

// A result belongs to the procedure of its number, an answer to the notice of its round.
function isBase(base: ProcessMessage, built: ProcessMessage): boolean {
  if (!buildsOn[built.kind].includes(base.kind)) return false;
  if (base.kind === "supplement-notice") return base.fields.SJBBH === built.fields.SJBBH;
  return base.kind !== "special-procedure" || base.fields.XH === built.fields.XH;
}

function timeOf({ message: { kind, fields } }: Placed): string {
  return fields[timeFieldOf(kind)] ?? "";
}

/** A time at midnight stands for its day: what was corrected, or took effect on another day than it was recorded. */
function isBefore(one: string, other: string): boolean {
  const isDay = one.endsWith(" 00:00:00") || other.endsWith(" 00:00:00");
  return isDay ? one.slice(0, 10) < other.slice(0, 10) : one < other;
}

/** The message in most clashes; of as many the one that came last. */
function clashingMost(clashes: readonly Clash[]): Placed | undefined {
  const counts = new Map<Placed, number>();
  for (const one of clashes.flatMap(({ base, built }) => [base, built])) {
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const [worst] = [...counts].toSorted(([a, m], [b, n]) => n - m || b.at - a.at);
  return worst?.[0];
}

function said(worst: Placed | undefined, { base, built }: Clash): TimeFinding {
  const isBuilt = worst === built;
  const [one, other] = isBuilt ? [built, base] : [base, built];
  const { title } = messageShapes[other.message.kind];
  const times = [timeOf(one), timeOf(other)] as const;
  return {
    at: one.at,
    field: timeFieldOf(one.message.kind),
    problem: isBuilt
      ? {
          zh: `时间早于“${title.zh}”：${times.join(" 早于 ")}`,
          en: `is before the ${title.en}: ${times.join(" is before ")}`,
        }
      : {
          zh: `时间晚于“${title.zh}”：${times.join(" 晚于 ")}`,
          en: `is after the ${title.en}: ${times.join(" is after ")}`,
        },
  };
}
