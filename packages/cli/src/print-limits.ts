import type { Text } from "@banjian/base";
import { amountText } from "@banjian/calendar";
import type { LimitView } from "@banjian/core";
import { dayText } from "./day-text.js";
import { type Cell, tableLines } from "./print.js";
import type { Look } from "./print-timeline.js";

type Painted = { readonly text: Text; readonly paint: "green" | "red" | "yellow" | "cyan" | "dim" };

const statuses = {
  running: { text: { zh: "计时中", en: "running" }, paint: "cyan" },
  excluded: { text: { zh: "不计时", en: "excluded" }, paint: "yellow" },
  met: { text: { zh: "按期", en: "met" }, paint: "green" },
  overdue: { text: { zh: "超期", en: "overdue" }, paint: "red" },
  ended: { text: { zh: "终止", en: "ended" }, paint: "dim" },
  passed: { text: { zh: "期满", en: "passed" }, paint: "dim" },
  void: { text: { zh: "作废", en: "void" }, paint: "dim" },
} as const satisfies Record<string, Painted>;

/** The limits of a case as a table, in the order in which they began: how each stands, when it is due, and what is left of it or by how much it is late. */
export function limitLines(
  limits: readonly LimitView[],
  { lang, colours }: Look,
): readonly string[] {
  return tableLines(
    limits.map((limit): Cell[] => {
      const { text, paint } = statusOf(limit);
      return [
        limit.title[lang],
        { text: text[lang], paint: colours[paint] },
        dayText(limit.due.on, lang),
        { text: readingText(limit)[lang], paint: colours[paint] },
      ];
    }),
  );
}

function statusOf(limit: LimitView): Painted {
  if (limit.status === "running" && limit.excluded) return statuses.excluded;
  if (limit.status === "running" && limit.isOver) return statuses.overdue;
  return statuses[limit.status];
}

/** How a limit stands, in one line: running, met or overdue, and what is left of it or by how much it is late. */
export function outcomeText(limit: LimitView): Text {
  const [{ text }, reading] = [statusOf(limit), readingText(limit)];
  return {
    zh: [text.zh, reading.zh].filter(Boolean).join("，"),
    en: [text.en, reading.en].filter(Boolean).join(", "),
  };
}

/** What is left, or by how much it is late; of a finished limit, when it ended and how early or late that was. */
function readingText(limit: LimitView): Text {
  const { endedOn, status } = limit;
  const ended = endedOn === undefined ? [] : [{ zh: `${endedOn} 止`, en: `ended ${endedOn}` }];
  // A limit that the end of the case cut off was neither early nor late; one in hours is not read in days.
  const isRead = status !== "ended" && status !== "void" && limit.remaining !== undefined;
  const distances = isRead ? [distance(limit)] : [];
  const parts = [...ended, ...distances, ...(limit.due.provisional ? [provisional] : [])];
  return { zh: parts.map((it) => it.zh).join("，"), en: parts.map((it) => it.en).join(", ") };
}

const provisional = { zh: "暂定", en: "provisional" };

function distance({ within, status, isOver, remaining = 0, overdue = 0 }: LimitView): Text {
  const unit = within.unit === "business-days" ? "business-days" : "calendar-days";
  const length = { count: overdue > 0 ? overdue : remaining, unit } as const;
  const [zh, en] = [amountText(length, "zh"), amountText(length, "en")];
  if (overdue > 0) return { zh: `超 ${zh}`, en: `${en} late` };
  // Over since the office closed on its last day, or on days that do not count.
  if (isOver) return { zh: "已届满", en: "run out" };
  if (remaining === 0) return { zh: "到期当日", en: "on the last day" };
  if (status === "running") return { zh: `还剩 ${zh}`, en: `${en} left` };
  return { zh: `提前 ${zh}`, en: `${en} early` };
}
