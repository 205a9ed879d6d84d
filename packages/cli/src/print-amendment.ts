import type { Lang } from "@banjian/base";
import type { Notice } from "@banjian/calendar";
import type { AmendedCase, AmendedLimit, PassReport } from "@banjian/engine";
import type { Context } from "./context.js";
import { dayText } from "./day-text.js";
import { type Cell, tableLines } from "./print.js";

type Look = Pick<Context, "lang" | "colours">;
type Preview = {
  readonly notice: Notice;
  readonly edition: string;
  readonly cases: readonly AmendedCase[];
};

/** What a notice would move, case by case: dates before and after, cards that were wrong, what would be late at once. */
export function previewLines(
  { notice, edition, cases }: Preview,
  { lang, colours }: Look,
): string[] {
  const limits = cases.reduce((sum, { moved }) => sum + moved.length, 0);
  const nothing = { zh: "没有期限受影响", en: "no limit would move" }[lang];
  return [
    colours.bold(`${notice.number}  ${notice.title}`),
    {
      zh: `公布 ${notice.publishedOn}，日历版本 ${edition}`,
      en: `published ${notice.publishedOn}, edition ${edition}`,
    }[lang],
    "",
    ...cases.flatMap((one) => [...caseLines(one, { lang, colours }), ""]),
    cases.length === 0
      ? nothing
      : {
          zh: `${cases.length} 个办件、${limits} 个期限受影响`,
          en: `${limits} limits in ${cases.length} cases would move`,
        }[lang],
  ];
}

/** What was written down when a notice had been put in force. */
export function passLines(
  { moved, outcomes, failed }: PassReport,
  { lang, colours }: Look,
): string[] {
  return [
    colours.green(
      { zh: `已生效：${moved} 个期限已记入`, en: `in force: ${moved} limits written down` }[lang],
    ),
    ...outcomes.map((one) => outcomeLine(one, lang)),
    ...failed.map(({ caseId, error }) =>
      colours.red(`${caseId}  ${error instanceof Error ? error.message : String(error)}`),
    ),
  ];
}

function caseLines(
  { caseId, moved, wrongCards, late, outcomes }: AmendedCase,
  { lang, colours }: Look,
) {
  const wrong = { zh: "预警将收回", en: "would be withdrawn" }[lang];
  const lateAtOnce = { zh: "将立即逾期", en: "late at once" }[lang];
  return [
    colours.underline(caseId),
    ...tableLines(
      moved.map((limit) => movedCells(limit, late.includes(limit.limit) ? lateAtOnce : "", lang)),
    ).map((line) => `  ${line}`),
    ...wrongCards.map(
      ({ id, colour, limit, raisedOn }) => `  ${id} ${colour} ${limit} ${raisedOn}  ${wrong}`,
    ),
    ...outcomes.map((one) => `  ${outcomeLine(one, lang)}`),
  ];
}

function movedCells(
  { title, before, told, notBefore }: AmendedLimit,
  late: string,
  lang: Lang,
): Cell[] {
  const settled = before.provisional && !told.provisional;
  const marks = [
    late,
    settled ? { zh: "不再暂定", en: "no longer provisional" }[lang] : "",
    notBefore === undefined ? "" : { zh: "已告知，不缩短", en: "as told, not shortened" }[lang],
  ];
  return [
    title[lang],
    dayText(before.due, lang),
    "→",
    dayText(told.due, lang),
    marks.filter(Boolean).join(" "),
  ];
}

function outcomeLine(
  { caseId, limit, outcome, tookEffectOn, due }: PassReport["outcomes"][number],
  lang: Lang,
): string {
  return {
    zh: `${caseId}  ${limit}：${outcome} 已于 ${tookEffectOn} 生效，按新日历到期日为 ${due}，请人工复核（correct、reopen）`,
    en: `${caseId}  ${limit}: ${outcome} took effect on ${tookEffectOn}; by the new calendar it was due on ${due}: for a person to look at (correct, reopen)`,
  }[lang];
}
