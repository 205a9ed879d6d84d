import type { Lang } from "@banjian/base";
import { type LocalDate, weekdayOf } from "@banjian/calendar";

const weekdays = {
  zh: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

/** A day with its day of the week: `2026-09-14 周一`. */
export function dayText(day: LocalDate, lang: Lang): string {
  return `${day} ${weekdays[lang][weekdayOf(day) - 1]}`;
}
