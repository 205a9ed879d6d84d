import type { Text } from "@banjian/base";

/** What can stand against any request to a case, for the catalogue in `errors.ts`. */
export const caseErrors = {
  CASE_CLOSED: {
    says: (it: { caseId: string; end: Text }) => ({
      zh: `办件 ${it.caseId} 已终结（${it.end.zh}）`,
      en: `case ${it.caseId} is closed (${it.end.en})`,
    }),
    hint: {
      zh: "已终结的办件只能更正，或由有权人员重新办理。",
      en: "A closed case can only be corrected, or reopened by whoever may.",
    },
  },
  CASE_VERSION_STALE: {
    says: (it: { caseId: string; expected: number; version: number }) => ({
      zh: `办件 ${it.caseId} 已变化：预期第 ${it.expected} 版，现为第 ${it.version} 版`,
      en: `case ${it.caseId} has moved: version ${it.expected} was expected, it is ${it.version}`,
    }),
    hint: { zh: "重新读取办件后再办理。", en: "Read the case again, then act." },
  },
  CASE_ENDLESS: {
    says: (it: { caseId: string; repeats: string; times: number }) => ({
      zh: `办件 ${it.caseId} 中，同一件事由程序自行重复了 ${it.times} 次：${it.repeats}`,
      en: `in case ${it.caseId} one thing has followed by itself ${it.times} times: ${it.repeats}`,
    }),
    hint: {
      zh: "没有记录任何内容。这是程序的缺陷：请连同办件的经过（banjian case export）和事项文件一起报告。",
      en: "Nothing was recorded. This is a defect of the program: report it with the history of the case (banjian case export) and its item file.",
    },
  },
};
