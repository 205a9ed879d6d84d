import { defineErrors, type Text } from "@banjian/base";

/** One thing wrong with a value that was to be read: where, and what. */
export type Problem = { readonly path: string; readonly problem: Text };

const unknownDay = (it: { day: string; firstDay: string; lastDay: string; edition: string }) => ({
  zh: `日历${it.edition}只覆盖${it.firstDay}至${it.lastDay}，不知道${it.day}是否为工作日`,
  en: `calendar ${it.edition} covers ${it.firstDay} to ${it.lastDay} and cannot tell whether ${it.day} is a business day`,
});

/** Makes every error of this package; `code` says which, `details` what was met. */
export const calendarError = defineErrors({
  DAY_INVALID: {
    says: (it: { value: unknown }) => ({
      zh: `${quoted(it.value)}不是日期`,
      en: `${quoted(it.value)} is no day`,
    }),
    hint: {
      zh: "请写成 2026-09-24 的形式，年份 0001 至 9999，且该日确实存在。",
      en: "Write an existing day as 2026-09-24, in the years 0001 to 9999.",
    },
  },
  INSTANT_INVALID: {
    says: (it: { value: unknown }) => ({
      zh: `${quoted(it.value)}不是时刻`,
      en: `${quoted(it.value)} is no instant`,
    }),
    hint: {
      zh: "请写成 2026-09-24T17:00:00Z 或 2026-09-25T01:00:00+08:00 的形式，必须带时区偏移。",
      en: "Write 2026-09-24T17:00:00Z or 2026-09-25T01:00:00+08:00; the offset is required.",
    },
  },
  ZONE_UNKNOWN: {
    says: (it: { value: unknown }) => ({
      zh: `没有名为${quoted(it.value)}的时区`,
      en: `no time zone is called ${quoted(it.value)}`,
    }),
    hint: {
      zh: "请使用 IANA 时区名，如 Asia/Shanghai；不接受 +08:00 这样的偏移。",
      en: "Use an IANA name such as Asia/Shanghai; an offset such as +08:00 is not a zone.",
    },
  },
  NOTICE_INVALID: {
    says: (it: { notice: string; problems: readonly Problem[] }) => ({
      zh: `放假通知${it.notice}有${it.problems.length}处错误：${listed(it.problems, "zh")}`,
      en: `notice ${it.notice} has ${it.problems.length} problem(s): ${listed(it.problems, "en")}`,
    }),
    hint: {
      zh: "请对照官方通知原文改正后重新载入。",
      en: "Correct the notice against its official text and load it again.",
    },
  },
  NOTICES_CONFLICT: {
    says: (it: { problems: readonly Problem[] }) => ({
      zh: `放假通知互相矛盾：${listed(it.problems, "zh")}`,
      en: `the notices contradict each other: ${listed(it.problems, "en")}`,
    }),
    hint: {
      zh: "每份通知只载入一次；修改通知须写明 amends 和自己的发布日期。",
      en: "Load each notice once; an amendment names what it `amends` and its own publication day.",
    },
  },
  CALENDAR_LAYER_UNKNOWN: {
    says: (it: { layer: string; known: readonly string[] }) => ({
      zh: `没有属于日历“${it.layer}”的通知，现有：${it.known.join("、") || "无"}`,
      en: `no notice belongs to the calendar "${it.layer}"; there are notices of: ${it.known.join(", ") || "none"}`,
    }),
    hint: {
      zh: "请载入该层的通知，或改正层的名称。",
      en: "Load a notice of that layer, or correct its name.",
    },
  },
  CALENDAR_EMPTY: {
    says: (it: { layer: string; asOf: string | undefined }) => ({
      zh: `${it.asOf ?? "目前"}尚无日历“${it.layer}”的年度放假安排`,
      en: `no yearly schedule of "${it.layer}" is known${it.asOf === undefined ? "" : ` as of ${it.asOf}`}`,
    }),
    hint: {
      zh: "请载入至少一份带 year 的年度通知，或选择较晚的 asOf。",
      en: "Load at least one notice with a `year`, or ask as of a later day.",
    },
  },
  CALENDAR_DAY_UNKNOWN: {
    says: unknownDay,
    hint: {
      zh: "请检查日期和期限是否写错，或载入那一年的通知。",
      en: "Check the day and the length of the limit, or load the notices of that year.",
    },
  },
  CALENDAR_DAY_PROVISIONAL: {
    says: (it: { day: string; edition: string }) => ({
      zh: `${it.day}所在年份的放假安排尚未公布，严格日历${it.edition}不作推算`,
      en: `the schedule for the year of ${it.day} is not published, and the strict calendar ${it.edition} does not assume it`,
    }),
    hint: {
      zh: "请载入该年度的放假通知，或改用非严格日历得到暂定日期。",
      en: "Load that year's notice, or use a calendar that is not strict and answers provisionally.",
    },
  },
  AMOUNT_INVALID: {
    says: (it: { value: unknown }) => ({
      zh: `${quoted(it.value)}不是期限长度`,
      en: `${quoted(it.value)} is no length of time`,
    }),
    hint: {
      zh: "请写成 20个工作日、30个自然日、3个月、1年；须为整数，最多5000日、240个月、20年。",
      en: "Write 20 business-days, 30 calendar-days, 3 months or 1 year; whole numbers, at most 5000 days, 240 months or 20 years.",
    },
  },
  HOURS_INVALID: {
    says: (it: { hours: number }) => ({
      zh: `${it.hours}不是可计的小时数`,
      en: `${it.hours} is no number of hours that can be counted`,
    }),
    hint: {
      zh: "请给出0至10000小时，小数部分须为整分钟。",
      en: "Give 0 to 10000 hours, with a fraction of whole minutes at most.",
    },
  },
  EXCLUSION_INVALID: {
    says: (it: { after: string; through: string }) => ({
      zh: `不计时段的结束日${it.through}早于开始日${it.after}`,
      en: `excluded time cannot end on ${it.through}, before it begins on ${it.after}`,
    }),
    hint: {
      zh: "结束日不得早于开始日；同日开始和结束则不扣除任何一天。",
      en: "Let it end on or after the day it begins; on the same day it excludes nothing.",
    },
  },
  EXTENSION_UNIT_MISMATCH: {
    says: (it: { unit: string; extension: string }) => ({
      zh: `期限以${it.unit}计，延长却以${it.extension}计`,
      en: `the limit counts ${it.unit}, the extension ${it.extension}`,
    }),
    hint: {
      zh: "延长的单位必须与期限相同。",
      en: "Give the extension in the unit of the limit.",
    },
  },
  OFFICE_HOURS_INVALID: {
    says: (it: { problems: readonly Problem[] }) => ({
      zh: `办公时间有${it.problems.length}处错误：${listed(it.problems, "zh")}`,
      en: `the office hours have ${it.problems.length} problem(s): ${listed(it.problems, "en")}`,
    }),
    hint: {
      zh: '请写成 [["09:00","12:00"],["13:30","17:30"]]，按先后排列且互不重叠。',
      en: 'Write [["09:00","12:00"],["13:30","17:30"]], in order and without overlap.',
    },
  },
});

// Values come from outside and may be of any size: an error text shows their beginning only.
function quoted(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function listed(problems: readonly Problem[], lang: "zh" | "en"): string {
  return problems
    .map(({ path, problem }) => (path ? `${path}: ${problem[lang]}` : problem[lang]))
    .join("; ");
}
