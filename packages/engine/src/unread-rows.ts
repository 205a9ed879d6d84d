import type { UnreadRow } from "./inbound-store.js";
import { unfit } from "./plain-data.js";

/** How many rows one call may bring, and how much of each is kept, in characters. */
const most = 500;
const longest = 4000;

/** Why a row waits for a person, where nothing more is known. */
export const unreadable = { zh: "读不了", en: "it cannot be read" };

/** As much of a row as is kept. */
export function boundedRow(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** The application number that a row seems to name, whatever else is broken in it. */
export function caseNumberIn(raw: string): string | undefined {
  return /(?:SBLSH|申办流水号)"?\s*[>:]\s*"?([^"<>&\s]{1,50})/.exec(raw)?.[1];
}

/** Refuses what are no rows, and too many (BODY_INVALID). */
export function refuseNoRows(rows: readonly UnreadRow[]): void {
  const isRow = (one: Partial<UnreadRow> | null) =>
    typeof one?.text === "string" &&
    Number.isInteger(one.line) &&
    typeof one.problem?.zh === "string" &&
    typeof one.problem.en === "string";
  if (!Array.isArray(rows) || !rows.every(isRow)) {
    throw unfit({
      zh: 'unread 应为 {"line": …, "text": …, "problem": …} 的列表',
      en: 'unread must be a list of {"line": …, "text": …, "problem": …}',
    });
  }
  if (rows.length > most) {
    throw unfit({ zh: `一次最多 ${most} 行读不了的`, en: `at most ${most} unread rows at once` });
  }
}
