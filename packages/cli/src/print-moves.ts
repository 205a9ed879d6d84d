import type { Lang } from "@banjian/base";
import type { MovePlan, MoveReport, PlannedMove } from "@banjian/engine";
import type { Context } from "./context.js";
import { dayText } from "./day-text.js";
import { type Cell, tableLines } from "./print.js";

type Look = Pick<Context, "lang" | "colours">;

/** What a move would do, or has done, case by case: who moves, what changes, and why somebody stays. */
export function moveLines({ to, cases }: MovePlan, look: Look): string[] {
  return [
    look.colours.bold(`${to.code} → ${to.version}`),
    ...cases.flatMap((one) => caseLines(one, look)),
    "",
  ];
}

/** What a plan ends with, or what became of it: how many move, how many stay, whom to meet again. */
export function moveReportLines(
  { cases, failed }: MovePlan & Partial<MoveReport>,
  { lang, colours }: Look,
): string[] {
  const moving = cases.filter(({ moves }) => moves).length;
  const staying = cases.length - moving;
  if (failed === undefined) {
    return [
      {
        zh: `${moving} 件将移，${staying} 件留下；未作任何改动，加 --apply 移转`,
        en: `${moving} would move, ${staying} would stay; nothing was changed: add --apply to move them`,
      }[lang],
    ];
  }
  return [
    colours.green(
      { zh: `${moving} 件已移，${staying} 件留下`, en: `${moving} moved, ${staying} stayed` }[lang],
    ),
    ...failed.map(({ caseId, error }) =>
      colours.red(`${caseId}  ${error === undefined ? held[lang] : said(error)}`),
    ),
  ];
}

const held = {
  zh: "正由他人办理，请再运行一次",
  en: "somebody else was at work on it: run this again",
} as const;

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function caseLines(one: PlannedMove, { lang, colours }: Look): string[] {
  const { caseId, from, moves, stands } = one;
  const verdict = moves
    ? { zh: "移", en: "moves" }[lang]
    : colours.yellow({ zh: "留", en: "stays" }[lang]);
  const { before, after } = stands;
  const renamed =
    before[lang] === after[lang] ? [before[lang]] : [`${before[lang]} → ${after[lang]}`];
  const shown = new Set(one.limits.map(({ limit }) => limit));
  const lateToo = one.late.filter(({ limit }) => !shown.has(limit));
  return [
    `${colours.underline(caseId)}  ${from.version}  ${verdict}`,
    ...renamed.map((line) => `  ${line}`),
    ...tableLines(one.limits.map((limit) => limitCells(limit, one, lang))).map(
      (line) => `  ${line}`,
    ),
    ...limitsLine(
      { zh: "将立即逾期", en: "late at once" }[lang],
      lateToo.map(({ title }) => title[lang]),
    ),
    ...limitsLine(
      { zh: "已经逾期", en: "overdue already" }[lang],
      one.overdue.map((title) => title[lang]),
    ),
    ...one.obstacles.map((why) => `  ${why[lang]}`),
    ...one.worse.map(({ whose, what }) => `  ${colours.yellow(`${whose}: ${what[lang]}`)}`),
  ];
}

function limitsLine(what: string, limits: readonly string[]): string[] {
  return limits.length === 0 ? [] : [`  ${what}: ${limits.join(", ")}`];
}

function limitCells(
  { limit, title, before, after }: PlannedMove["limits"][number],
  { late }: PlannedMove,
  lang: Lang,
): Cell[] {
  const day = (one: typeof before) => (one === undefined ? "–" : dayText(one, lang));
  const mark = late.some((one) => one.limit === limit)
    ? { zh: "将立即逾期", en: "late at once" }[lang]
    : "";
  return [title[lang], day(before), "→", day(after), mark];
}
