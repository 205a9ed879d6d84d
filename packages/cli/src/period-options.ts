import {
  type BusinessCalendar,
  type Exclusion,
  type Period,
  parseAmount,
  parseLocalDate,
  type RollName,
  rolls,
} from "@banjian/calendar";
import { flag, type Given, value, values } from "./command.js";
import { nationalEditions } from "./editions.js";
import { cliError } from "./errors.js";

/** Which edition of the calendar to count with. */
export const editionOptions = {
  asOf: value(
    "--as-of <day>",
    {
      zh: "只用该日及以前公布的放假通知",
      en: "use only the notices published up to that day",
    },
    parseLocalDate,
  ),
  strict: flag("--strict", {
    zh: "遇到放假安排尚未公布的年份则拒绝",
    en: "refuse days of years without a published schedule",
  }),
};

/** A period as it is given on the command line. */
export const periodOptions = {
  from: value(
    "--from <day>",
    { zh: "起始日，不计在内", en: "the start day, itself not counted" },
    parseLocalDate,
  ),
  within: value(
    "--within <length>",
    {
      zh: "期限：20个工作日、30个自然日、3个月、1年",
      en: "how long: 20 business-days, 30 calendar-days, 3 months, 1 year",
    },
    parseAmount,
  ),
  before: flag("--before", {
    zh: "从起始日往前倒推",
    en: "count backwards: so long before the start day",
  }),
  excluded: values(
    "--excluded <day..day>",
    {
      zh: "不计的时间，第一日之后至第二日；可重复",
      en: "time left out, after the first day through the second; may be repeated",
    },
    parseSpan,
  ),
  extended: values(
    "--extended <length>",
    { zh: "延长，单位与期限相同；可重复", en: "an extension in the same unit; may be repeated" },
    parseAmount,
  ),
  roll: value(
    "--roll <roll>",
    {
      zh: "末日不是工作日时：forward 顺延、backward 提前、stay 不动",
      en: "what becomes of a last day off: forward, backward or stay",
    },
    parseRoll,
  ),
  ...editionOptions,
};

type PeriodGiven = Given<typeof periodOptions>["options"];

/** The period and the calendar that were asked for; refuses options that leave out from where or how long. */
export function periodOf(options: PeriodGiven): { period: Period; calendar: BusinessCalendar } {
  const { from, within, before, excluded, extended, roll } = options;
  if (from === undefined) throw cliError("OPTION_MISSING", { option: "--from" });
  if (within === undefined) throw cliError("OPTION_MISSING", { option: "--within" });
  return {
    period: { from, within, excluded, extended, roll, ...(before && { direction: "before" }) },
    calendar: nationalEditions()(options),
  };
}

/** Reads `2026-05-06..2026-05-13`. */
function parseSpan(text: string): Exclusion {
  const [after, through, ...more] = text.split("..");
  if (through === undefined || more.length > 0) {
    const allowed = ["2026-05-06..2026-05-13"];
    throw cliError("OPTION_INVALID", { option: "--excluded", given: text, allowed });
  }
  return { after: parseLocalDate(after), through: parseLocalDate(through) };
}

function parseRoll(text: string): RollName {
  const names = Object.keys(rolls) as RollName[];
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  throw cliError("OPTION_INVALID", { option: "--roll", given: text, allowed: names });
}
