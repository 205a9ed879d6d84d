import { chinaNotices } from "@banjian/calendar";
import { command } from "../command.js";
import type { Context } from "../context.js";
import { cliError } from "../errors.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";
import { type NoticeCheck, verifyNotices } from "../verify-notices.js";

/** The bundled notices, and whether they agree with themselves. */
export const calendarVerify = command({
  name: "calendar verify",
  about: { zh: "核对内置的放假通知", en: "check the bundled notices of holidays" },
  operands: [{ syntax: "[year...]", about: { zh: "只看这些年份", en: "only these years" } }],
  examples: ["banjian calendar verify", "banjian calendar verify 2025 2026"],
  run: async (context, { operands }) => {
    const checks = chosen(verifyNotices(chinaNotices), operands.map(parseYear));
    await context.out(
      context.json
        ? jsonText({ notices: checks.map((one) => asJson(one, context)) })
        : text(checks, context),
    );
    return checks.some(({ problems }) => problems.length > 0) ? 1 : 0;
  },
});

function parseYear(given: string): number {
  if (/^\d{4}$/.test(given)) return Number(given);
  const wanted = { zh: "四位数的年份", en: "a year of four digits" };
  throw cliError("ARGUMENT_INVALID", { argument: "year", given, wanted });
}

function chosen(checks: readonly NoticeCheck[], years: readonly number[]): readonly NoticeCheck[] {
  const [first = 0, last = 0] = [checks[0]?.year, checks.at(-1)?.year];
  for (const year of years) {
    if (checks.every((one) => one.year !== year))
      throw cliError("NOTICE_MISSING", { year, first, last });
  }
  return years.length === 0 ? checks : checks.filter(({ year }) => years.includes(year));
}

function asJson({ problems, ...rest }: NoticeCheck, { lang }: Context): object {
  return { ...rest, problems: problems.map((problem) => problem[lang]) };
}

function text(checks: readonly NoticeCheck[], { lang, colours }: Context): string {
  const head = {
    zh: ["年份", "文号", "公布日", "放假", "调休上班", "全年工作日", "核对"],
    en: ["year", "number", "published", "off", "worked", "business days", "check"],
  }[lang];
  const ok = { zh: "一致", en: "agrees" }[lang];
  const rows = checks.map((one): Cell[] => {
    const { year, number, publishedOn, daysOff, daysWorked, businessDays, problems } = one;
    const sound = problems.length === 0;
    return [
      `${year}`,
      number,
      publishedOn,
      `${daysOff}`.padStart(3),
      `${daysWorked}`.padStart(3),
      `${businessDays}`.padStart(4),
      sound
        ? { text: ok, paint: colours.green }
        : { text: problems.map((problem) => problem[lang]).join("; "), paint: colours.red },
    ];
  });
  const titles = head.map((title): Cell => ({ text: title, paint: colours.bold }));
  return textOfLines(tableLines([titles, ...rows]));
}
