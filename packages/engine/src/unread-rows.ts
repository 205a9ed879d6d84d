import type { UnreadRow } from "./inbound-store.js";
import { plainData, unfit } from "./plain-data.js";

/** How many rows one call may bring, and how much of each is kept, in characters. */
const most = 500;
const longest = 4000;

/** Why a row waits for a person, where nothing more is known. */
export const unreadable = { zh: "读不了", en: "it cannot be read" };

/** As much of a row as is kept, with a mark in the place of what no database keeps. */
export function boundedRow(text: string): string {
  const bounded = text.length <= longest ? text : `${text.slice(0, longest)}…`;
  return bounded.replace(/[\0\p{Cs}]/gu, "\ufffd");
}

/** The application number that a row seems to name, whatever else is broken in it. */
export function caseNumberIn(raw: string): string | undefined {
  return /(?:SBLSH|申办流水号)"?\s*[>:]\s*"?([^"<>&\s]{1,50})/.exec(raw)?.[1];
}

/** Rows as they are kept, each by itself; refuses what are no rows, and too many (BODY_INVALID). */
export function rowsOf(rows: readonly UnreadRow[]): readonly UnreadRow[] {
  if (!Array.isArray(rows)) throw noRows();
  if (rows.length > most) {
    throw unfit({ zh: `一次最多 ${most} 行读不了的`, en: `at most ${most} unread rows at once` });
  }
  return rows.map((row: UnreadRow) => {
    if (typeof row?.text !== "string") throw noRows();
    return plainRow({ ...row, text: boundedRow(row.text) });
  });
}

function plainRow(given: UnreadRow): UnreadRow {
  const row = plainData(given) as UnreadRow;
  const { zh, en } = row.problem ?? {};
  if (Number.isInteger(row.line) && typeof zh === "string" && typeof en === "string") return row;
  throw noRows();
}

function noRows() {
  return unfit({
    zh: 'unread 应为 {"line": …, "text": …, "problem": …} 的列表',
    en: 'unread must be a list of {"line": …, "text": …, "problem": …}',
  });
}
