import type { Instant, LocalDate } from "@banjian/calendar";

/** What can be wrong with a report, an assessment and what the public asks, for the catalogue in `errors.ts`. */
export const reportErrors = {
  PROGRESS_UNKNOWN: {
    says: (it: { caseId: string }) => ({
      zh: `没有查到办件 ${it.caseId}，或核对码不符`,
      en: `there is no case ${it.caseId}, or the code does not fit it`,
    }),
    hint: {
      zh: "核对办件编号，以及个人证件号码的最后六位，或单位收件凭证上的查询码。",
      en: "Check the number of the case, and the last six characters of the number of a person, or the query code on the receipt of anybody else.",
    },
  },
  PROGRESS_LOCKED: {
    says: (it: { until: Instant }) => ({
      zh: `核对码多次不符，${it.until} 之前不再查询这一编号`,
      en: `too many codes were wrong for this number: it is not looked up before ${it.until}`,
    }),
    hint: {
      zh: "届时用收件凭证上的查询码或证件号码的最后六位再查，或到窗口查询。",
      en: "Ask again then, with the query code on the receipt or the last six characters of the number, or ask at the window.",
    },
  },
  GUESSES_INVALID: {
    says: (it: { tries: unknown; minutes: unknown }) => ({
      zh: `核对码的限制应为正整数：tries ${String(it.tries)}，minutes ${String(it.minutes)}`,
      en: `the limit of guesses takes whole numbers above 0: tries ${String(it.tries)}, minutes ${String(it.minutes)}`,
    }),
    hint: {
      zh: "如 guesses: { tries: 5, minutes: 15 }；不写即为这一限制。",
      en: "Write for example guesses: { tries: 5, minutes: 15 }, which is what counts where nothing is written.",
    },
  },
  REPORT_DAYS: {
    says: (it: { from: LocalDate; to: LocalDate; asOf: LocalDate; today: LocalDate }) => ({
      zh: `不能报告 ${it.from} 至 ${it.to}（以 ${it.asOf} 所知，今日 ${it.today}）`,
      en: `there is no report of ${it.from} to ${it.to} as known on ${it.asOf} (today is ${it.today})`,
    }),
    hint: {
      zh: "from 不晚于 to，也不晚于 as-of；as-of 不晚于今日。",
      en: "Let from be no later than to and than the day of knowledge, and that no later than today.",
    },
  },
  FORMULA_UNKNOWN: {
    says: (it: { name: string; version: unknown; known: readonly number[] }) => ({
      zh: `没有指标“${it.name}”第 ${String(it.version)} 版公式（已有：${it.known.join("、") || "无"}）`,
      en: `there is no version ${String(it.version)} of the formula "${it.name}" (there is: ${it.known.join(", ") || "none"})`,
    }),
    hint: {
      zh: "照写原报告中每项指标的 name 和 version。",
      en: "Take the name and the version of each indicator from the report that is made again.",
    },
  },
  MONTH_INVALID: {
    says: (it: { month: string }) => ({
      zh: `“${it.month}”不是月份`,
      en: `"${it.month}" is no month`,
    }),
    hint: { zh: "写成 2026-09。", en: "Write 2026-09." },
  },
  MONTH_RUNNING: {
    says: (it: { month: string; to: LocalDate }) => ({
      zh: `${it.month} 至 ${it.to} 才结束，不能审定`,
      en: `${it.month} ends on ${it.to} and cannot be audited before`,
    }),
    hint: { zh: "月份结束后再审定。", en: "Audit it when the month is over." },
  },
  ASSESSMENT_AUDITED: {
    says: (it: { month: string }) => ({
      zh: `${it.month} 的考核已经审定`,
      en: `the assessment of ${it.month} has been audited`,
    }),
    hint: {
      zh: "审定后不再改变；有异议的记入以后的月份。",
      en: "It stays as it is; what turned out otherwise belongs to a later month.",
    },
  },
} as const;
