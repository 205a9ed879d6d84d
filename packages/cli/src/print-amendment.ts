import type { Lang, Text } from "@banjian/base";
import type { Notice } from "@banjian/calendar";
import type { AmendedCase, AmendedLimit, PassReport } from "@banjian/engine";
import type { Context } from "./context.js";
import { dayText } from "./day-text.js";
import { type Cell, tableLines } from "./print.js";

type Look = Pick<Context, "lang" | "colours">;
type Preview = {
  readonly notice: Notice;
  readonly edition: string;
  readonly doubts: readonly Text[];
  readonly cases: readonly AmendedCase[];
};

/** What a notice would move, case by case: dates before and after, cards that were wrong, what would be late at once. */
export function previewLines(
  { notice, edition, doubts, cases }: Preview,
  { lang, colours }: Look,
): string[] {
  return [
    colours.bold(`${notice.number}  ${notice.title}`),
    {
      zh: `公布 ${notice.publishedOn}，日历版本 ${edition}`,
      en: `published ${notice.publishedOn}, edition ${edition}`,
    }[lang],
    ...doubts.map((doubt) => colours.yellow(`${doubtful[lang]}${doubt[lang]}`)),
    "",
    ...cases.flatMap((one) => [...caseLines(one, { lang, colours }), ""]),
    sumText(cases)[lang],
  ];
}

const doubtful: Text = { zh: "请核对原文：", en: "look at the official text: " };

/** What a preview ends with: it has changed nothing. */
export const nothingChanged: Text = {
  zh: "以上是预览，未作任何改动；加 --apply 使其生效",
  en: "this was a preview and changed nothing; add --apply to put the notice in force",
};

function sumText(cases: readonly AmendedCase[]): Text {
  const moved = cases.reduce((sum, one) => sum + one.moved.length, 0);
  const kept = cases.reduce((sum, one) => sum + one.kept.length, 0);
  const rest =
    kept === 0 ? plain : { zh: `，${kept} 个按已告知的不变`, en: `, ${kept} kept as told` };
  if (moved === 0) return { zh: `没有期限受影响${rest.zh}`, en: `no limit would move${rest.en}` };
  const within = cases.filter((one) => one.moved.length > 0).length;
  return {
    zh: `${within} 个办件、${moved} 个期限受影响${rest.zh}`,
    en: `${counted(moved, "limit")} in ${counted(within, "case")} would move${rest.en}`,
  };
}

const plain: Text = { zh: "", en: "" };

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** What was written down when a notice had been put in force. */
export function passLines(
  { moved, outcomes, failed }: PassReport,
  { lang, colours }: Look,
): string[] {
  return [
    colours.green(
      {
        zh: `已生效：${moved} 个期限已记入`,
        en: `in force: ${counted(moved, "limit")} written down`,
      }[lang],
    ),
    ...outcomes.map((one) => outcomeLine(one, lang)),
    ...failed.map(({ caseId, error }) =>
      colours.red(`${caseId}  ${error instanceof Error ? error.message : String(error)}`),
    ),
  ];
}

function caseLines(
  { caseId, moved, kept, wrongCards, late, outcomes }: AmendedCase,
  { lang, colours }: Look,
) {
  const wrong = { zh: "预警将收回", en: "would be withdrawn" }[lang];
  const lateAtOnce = { zh: "将立即逾期", en: "late at once" }[lang];
  return [
    colours.underline(caseId),
    ...tableLines(
      [...moved, ...kept].map((limit) =>
        movedCells(limit, late.includes(limit.limit) ? lateAtOnce : "", lang),
      ),
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
    zh: `${caseId}  ${limit}：${outcome} 已于 ${tookEffectOn} 生效，按新日历到期日为 ${due}，请人工复核；未有人据以办理的，可撤销（correct，what: outcome）`,
    en: `${caseId}  ${limit}: ${outcome} took effect on ${tookEffectOn}; by the new calendar it was due on ${due}: for a person to look at, who can take it back while nobody has acted on it (correct, what: outcome)`,
  }[lang];
}
