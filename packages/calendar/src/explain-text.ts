import { assertNever, type Lang, type Text } from "@banjian/base";
import type { DayKind } from "./day-kind.js";
import type { Stretch, StretchRole } from "./fold-days.js";
import { englishHolidayName } from "./holiday-names.js";

/** The explanation for a person: a line for each stretch, the due date, and what is provisional about it. */
export function explainText(stretches: readonly Stretch[], lang: Lang): string {
  const lines = stretches.map(({ first, last, what, role }) => {
    const when = first === last ? first : `${first} ${lang === "zh" ? "至" : "to"} ${last}`;
    const mark = what.provisional ? { zh: "（暂定）", en: " (provisional)" }[lang] : "";
    return `${when}  ${roleText(role, what)[lang]}${mark}`;
  });
  lines.push(`${{ zh: "到期日", en: "due" }[lang]}  ${stretches.at(-1)?.last}`);
  if (stretches.some(({ what }) => what.provisional)) lines.push(provisionalNote[lang]);
  return lines.join("\n");
}

const provisionalNote: Text = {
  zh: "暂定：该年放假安排尚未公布，按法定节假日推算",
  en: "provisional: that year's schedule is not published; the statutory holidays are assumed",
};

function roleText(role: StretchRole, what: DayKind): Text {
  switch (role.as) {
    case "start":
      return { zh: "起始日，不计", en: "start day, not counted" };
    case "counted":
      return countedText(role);
    case "off":
      return offText(what);
    case "excluded":
      return excludedText(role);
    case "rolled":
      return rolledText(role.because);
    case "kept":
      return {
        zh: "已告知的期限不因日历修改而缩短",
        en: "kept as told before the calendar was amended",
      };
    default:
      return assertNever(role);
  }
}

function countedText(role: Extract<StretchRole, { as: "counted" }>): Text {
  const { firstOrdinal: first, lastOrdinal: last, madeUp, extended } = role;
  const zh = [first === last ? `第${first}日` : `第${first}至${last}日`];
  const en = [first === last ? `day ${first}` : `days ${first} to ${last}`];
  if (madeUp) {
    zh.push("调休上班");
    en.push("a week-end worked in exchange");
  }
  if (extended) {
    zh.push("延长期内");
    en.push("by extension");
  }
  return { zh: zh.join("，"), en: en.join(", ") };
}

function excludedText({ causes, countable }: Extract<StretchRole, { as: "excluded" }>): Text {
  const zh = causes.map((cause) => cause.zh).join("、");
  const en = causes.map((cause) => cause.en).join(" and ");
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

function offText({ kind, name = "", notice }: DayKind): Text {
  if (kind !== "holiday") return { zh: "周末", en: "week-end" };
  const source = notice ? [`（${notice.number}）`, ` (${notice.number})`] : ["", ""];
  return { zh: `${name}放假${source[0]}`, en: `holiday: ${englishHolidayName(name)}${source[1]}` };
}
