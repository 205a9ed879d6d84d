import { messageShapes } from "@banjian/core";
import type { Received } from "@banjian/engine";
import type { Context } from "./context.js";
import { type Cell, tableLines } from "./print.js";

const fates = {
  new: { zh: "未办", en: "not looked at" },
  taken: { zh: "已办", en: "taken" },
  parked: { zh: "待前序", en: "parked" },
  impossible: { zh: "不成立", en: "impossible" },
} as const satisfies Record<Received["fate"], object>;

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
  const rows = received.map(
    ({ id, system, caseId, message: { kind, fields }, fate, because }): Cell[] => [
      { text: id.slice(0, 12), paint: colours.dim },
      system,
      caseId,
      messageShapes[kind].title[lang],
      `v${fields.SJBBH ?? "?"}`,
      { text: fates[fate][lang], paint: paints[fate] },
      because?.[lang] ?? "",
    ],
  );
  return tableLines(rows);
}

/** The same as JSON: without the fields, which may hold names and identifiers. */
export function receivedJson({ message, because, ...one }: Received, lang: Context["lang"]) {
  const { kind, fields } = message;
  const why = because === undefined ? {} : { because: because[lang] };
  return { ...one, kind, version: fields.SJBBH, ...why };
}
