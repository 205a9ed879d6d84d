import { assertNever, type Lang, type Text } from "@banjian/base";
import type { DayKind } from "./day-kind.js";
import type { Stretch, StretchRole } from "./fold-days.js";
import { englishHolidayName } from "./holiday-names.js";

/** The explanation for a person: a line for each stretch, the due date, and what is provisional about it. */
export function explainText(stretches: readonly Stretch[], lang: Lang): string {
  const lines = stretches.map((stretch) => {
    const { first, last } = stretch;
    const when = first === last ? first : `${first} ${lang === "zh" ? "至" : "to"} ${last}`;
    return `${when}  ${stretchText(stretch)[lang]}`;
  });
  lines.push(`${{ zh: "到期日", en: "due" }[lang]}  ${stretches.at(-1)?.last}`);
  if (stretches.some(({ provisional }) => provisional)) lines.push(provisionalNote[lang]);
  return lines.join("\n");
}

/** What became of the days of a stretch, in words. */
export function stretchText({ provisional, what, role }: Stretch): Text {
  const { zh, en } = roleText(role, what);
  return provisional ? { zh: `${zh}（暂定）`, en: `${en} (provisional)` } : { zh, en };
}

const provisionalNote: Text = {
  zh: "暂定：该年放假安排尚未公布，按法定节假日推算",
  en: "provisional: that year's schedule is not published; the statutory holidays are assumed",
};

function roleText(role: StretchRole, what: DayKind | undefined): Text {
  switch (role.as) {
    case "start":
      return { zh: "起始日，不计", en: "start day, not counted" };
    case "counted":
      return countedText(role, what?.notice);
    case "off":
      return offText(what);
    case "excluded":
      return excludedText(role, what);
    case "rolled":
      return rolledText(role.because);
    case "rest":
      return {
        zh: "恢复计时，最后一日未过完的部分于当日届满",
        en: "goes on: what was left of the last day",
      };
    case "kept":
      return {
        zh: "已告知的期限不因日历修改而缩短",
        en: "kept as told before the calendar was amended",
      };
    case "overdue":
      return overdueText(role);
    default:
      return assertNever(role);
  }
}

function countedText(
  role: Extract<StretchRole, { as: "counted" }>,
  notice: DayKind["notice"],
): Text {
  const { firstOrdinal: first, lastOrdinal: last, madeUp, extended } = role;
  const zh = [first === last ? `第${first}日` : `第${first}至${last}日`];
  const en = [first === last ? `day ${first}` : `days ${first} to ${last}`];
  if (madeUp) {
    zh.push(`调休上班${numberOf(notice).zh}`);
    en.push(`make-up workday${numberOf(notice).en}`);
  }
  if (extended) {
    zh.push("延长期内");
    en.push("by extension");
  }
  return { zh: zh.join("，"), en: en.join(", ") };
}

function overdueText({
  firstOrdinal: first,
  lastOrdinal: last,
}: Extract<StretchRole, { as: "overdue" }>): Text {
  return first === last
    ? { zh: `超期第${first}日`, en: `overdue day ${first}` }
    : { zh: `超期第${first}至${last}日`, en: `overdue days ${first} to ${last}` };
}

function excludedText(
  { causes, countable }: Extract<StretchRole, { as: "excluded" }>,
  what: DayKind | undefined,
): Text {
  const zh = causes.map((cause) => cause.zh).join("、");
  const en = causes.map((cause) => cause.en).join(" and ");
  if (countable === 0) {
    const off = offText(what);
    return {
      zh: `${off.zh}，${zh || "不计时"}期间`,
      en: `${off.en}, during ${en || "excluded time"}`,
    };
  }
  return {
    zh: `不计时${zh && `：${zh}`}（扣除${countable}日）`,
    en: `excluded${en && `: ${en}`} (${countable} ${countable === 1 ? "day" : "days"} left out)`,
  };
}

function rolledText(because: DayKind): Text {
  const isOff = because.kind === "weekend" || because.kind === "holiday";
  const { zh, en } = offText(because);
  return {
    zh: `移至工作日${isOff ? `，末日逢${zh}` : ""}`,
    en: `moved to a business day${isOff ? `, as the last day fell on a ${en}` : ""}`,
  };
}

/** Days off for different reasons are only that. */
function offText(what: DayKind | undefined): Text {
  if (what === undefined) return { zh: "非工作日", en: "days off" };
  const { kind, name = "", notice } = what;
  if (kind !== "holiday") return { zh: "周末", en: "week-end" };
  const source = numberOf(notice);
  return { zh: `${name}放假${source.zh}`, en: `holiday: ${englishHolidayName(name)}${source.en}` };
}

function numberOf(notice: DayKind["notice"]): Text {
  if (notice === undefined) return { zh: "", en: "" };
  return { zh: `（${notice.number}）`, en: ` (${notice.number})` };
}
