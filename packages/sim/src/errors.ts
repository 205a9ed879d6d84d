import { defineErrors } from "@banjian/base";

/** What somebody who runs a world can meet, beside what the packages below refuse. */
export const simError = defineErrors({
  SIM_MOMENT_INVALID: {
    says: (it: { given: string }) => ({
      zh: `“${it.given}”不是时刻`,
      en: `"${it.given}" is no moment`,
    }),
    hint: {
      zh: "写成“2026-09-14”（该日零时）、“2026-09-14 09:30”（大厅的钟）或带时区的 ISO 时刻。",
      en: 'Write "2026-09-14" (its midnight), "2026-09-14 09:30" (by the wall clock of the hall), or an ISO moment with its offset.',
    },
  },
  SIM_TIME_BACKWARDS: {
    says: (it: { now: string; asked: string }) => ({
      zh: `时钟已到 ${it.now}，不能回到 ${it.asked}`,
      en: `the clock stands at ${it.now} and cannot go back to ${it.asked}`,
    }),
    hint: {
      zh: "时间只能向前；要从更早的一天开始，请另写一个情景，或另开一个世界。",
      en: "Time goes forward only; to begin on an earlier day write another scenario, or open another world.",
    },
  },
  SIM_SWEEP_FAILED: {
    says: (it: { caseId: string; at: string; reason: string }) => ({
      zh: `${it.at} 巡查办件 ${it.caseId} 失败：${it.reason}`,
      en: `the sweep at ${it.at} failed in case ${it.caseId}: ${it.reason}`,
    }),
    hint: {
      zh: "时钟停在该时刻；排除原因后再推进。",
      en: "The clock stands at that moment; remove the cause and go on.",
    },
  },
  SIM_HISTORIES_INVALID: {
    says: (it: { file: string; at: string }) => ({
      zh: `${it.file} 不是导出的办件${it.at === "" ? "" : `（${it.at}）`}`,
      en: `${it.file} holds no exported cases${it.at === "" ? "" : ` (${it.at})`}`,
    }),
    hint: {
      zh: "用 banjian case export 导出。",
      en: "Export them with banjian case export.",
    },
  },
  SIM_FILE_UNREADABLE: {
    says: (it: { file: string; reason: string }) => ({
      zh: `读不了文件 ${it.file}：${it.reason}`,
      en: `the file ${it.file} cannot be read: ${it.reason}`,
    }),
    hint: { zh: "核对路径和权限。", en: "Check its path and permissions." },
  },
});
