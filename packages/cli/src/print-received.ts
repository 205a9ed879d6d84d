import { messageShapes } from "@banjian/core";
import type { Received } from "@banjian/engine";
import type { Context } from "./context.js";
import { type Cell, tableLines } from "./print.js";
import { harmless } from "./text-width.js";

const fates = {
  new: { zh: "未办", en: "not looked at" },
  taken: { zh: "已办", en: "taken" },
  parked: { zh: "待前序", en: "parked" },
  impossible: { zh: "不成立", en: "impossible" },
} as const satisfies Record<Received["fate"], object>;

const unreadable = { zh: "读不了的行", en: "unreadable row" };

/** How many are listed at once. */
export const mostListed = 500;

/** As many as are listed, and what is said where there are more. */
export function bounded<One>(all: readonly One[]) {
  const found = all.slice(0, mostListed);
  if (all.length <= mostListed) return { found };
  const more = {
    zh: `只列出最近的 ${mostListed} 条；用 --system 或 --case 缩小范围。`,
    en: `Only the last ${mostListed} are listed; ask for fewer with --system or --case.`,
  };
  return { found, more };
}

/** Messages of other systems, a line each, and why those wait or cannot be that do. */
export function receivedLines(
  received: readonly Received[],
  { lang, colours }: Pick<Context, "lang" | "colours">,
): readonly string[] {
  const paints = {
    taken: colours.green,
    new: colours.dim,
    parked: colours.yellow,
    impossible: colours.red,
  };
  const rows = received.map(({ id, system, caseId, message, fate, because }): Cell[] => [
    { text: id.slice(0, 12), paint: colours.dim },
    system,
    caseId,
    (message === undefined ? unreadable : messageShapes[message.kind].title)[lang],
    message === undefined ? "" : `v${message.fields.SJBBH ?? "?"}`,
    { text: fates[fate][lang], paint: paints[fate] },
    because?.[lang] ?? "",
  ]);
  return tableLines(rows);
}

/** The rows that could not be read, as they came: they may hold names and identifiers. */
export function rawLines(received: readonly Received[]): readonly string[] {
  return received.flatMap(({ id, raw }) =>
    raw === undefined ? [] : ["", id.slice(0, 12), ...raw.split("\n").map(harmless)],
  );
}

/** The same as JSON: without the fields and the text, which may hold names and identifiers, unless they are asked for. */
export function receivedJson(
  { message, raw, because, ...one }: Received,
  lang: Context["lang"],
  open = false,
) {
  const why = because === undefined ? {} : { because: because[lang] };
  if (message === undefined) return { ...one, ...(open ? { raw } : {}), ...why };
  const { kind, fields } = message;
  return { ...one, kind, version: fields.SJBBH, ...why };
}
