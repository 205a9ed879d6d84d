import { type CodedError, defineErrors, type Text } from "@banjian/base";
import type { Finding } from "@banjian/core";

/** What opening a hall can meet, beside what its database and its items refuse. */
export const hallError = defineErrors({
  ITEMS_FOLDER_UNREADABLE: {
    says: (it: { path: string; reason: string }) => ({
      zh: `无法读取事项文件“${it.path}”（${it.reason}）`,
      en: `the items in "${it.path}" cannot be read (${it.reason})`,
    }),
    hint: {
      zh: "给出存放事项 YAML 文件的文件夹，并确认其中的文件可读。",
      en: "Give the folder in which the item files (.yaml) lie, and make sure that they can be read.",
    },
  },
  SUPERVISION_REFUSED: {
    says: (it: { file: string; findings: readonly Finding[]; reason?: string }) => ({
      zh: `监察文件 ${it.file} 不能使用：${it.reason ?? it.findings.map(({ line, problem }) => `第 ${line} 行 ${problem.zh}`).join("；")}`,
      en: `the supervision file ${it.file} cannot be used: ${it.reason ?? it.findings.map(({ line, problem }) => `line ${line}: ${problem.en}`).join("; ")}`,
    }),
    hint: {
      zh: "用 banjian check 核对后改正。",
      en: "Correct it; banjian check says where and how.",
    },
  },
  HALL_OPTION_UNKNOWN: {
    says: (it: { option: string; meant: string | undefined; known: readonly string[] }) => ({
      zh: `openHall 没有选项“${it.option}”${it.meant === undefined ? "" : `，是否指“${it.meant}”`}；有：${it.known.join("、")}`,
      en: `openHall has no option "${it.option}"${it.meant === undefined ? "" : `, did you mean "${it.meant}"`}; it has: ${it.known.join(", ")}`,
    }),
    hint: { zh: "改正或删除这个选项。", en: "Correct the option, or leave it out." },
  },
  HALL_OPTION_INVALID: {
    says: (it: { option: string; given: string; expected: Text }) => ({
      zh: `选项 ${it.option} 不能是“${it.given}”，应为：${it.expected.zh}`,
      en: `the option ${it.option} cannot be "${it.given}"; it has to be ${it.expected.en}`,
    }),
    hint: { zh: "改正或删除这个选项。", en: "Correct the option, or leave it out." },
  },
  HALL_OPTIONS_INVALID: {
    says: (it: { found: readonly CodedError[] }) => ({
      zh: `选项有 ${it.found.length} 处不对：${it.found.map(({ code, says }) => `${code} ${says.zh}`).join("；")}`,
      en: `${it.found.length} things are wrong with the options: ${it.found.map(({ code, says }) => `${code} ${says.en}`).join("; ")}`,
    }),
    hint: {
      zh: "逐一改正；details.found 列出每一处。",
      en: "Correct each of them; details.found lists them.",
    },
  },
  NUMBER_SCHEME_UNKNOWN: {
    says: (it: { scheme: unknown; meant: string | undefined; known: readonly string[] }) => ({
      zh: `numbers.scheme 不能是“${String(it.scheme)}”${it.meant === undefined ? "" : `，是否指“${it.meant}”`}；有：${it.known.join("、")}`,
      en: `numbers.scheme cannot be "${String(it.scheme)}"${it.meant === undefined ? "" : `, did you mean "${it.meant}"`}; there is: ${it.known.join(", ")}`,
    }),
    hint: {
      zh: "写其中一个名称，或自定的 { counter(parts), write(parts) }；不写 numbers 则按日期和随机字符编号。",
      en: "Name one of them, or give your own { counter(parts), write(parts) }; without numbers cases get a day and random characters.",
    },
  },
  SINK_NAME_INVALID: {
    says: (it: { name: string }) => ({
      zh: `接收端名称“${it.name}”无效或重复`,
      en: `the sink's name "${it.name}" is not valid, or is another one's too`,
    }),
    hint: {
      zh: "使用 1 至 64 个小写字母、数字或“-”，各不相同；进度按名称保存，不要更改。",
      en: 'Use 1 to 64 lower-case letters, digits or "-", another one for each; its progress is kept under it, so do not change it.',
    },
  },
  SINKS_TOO_MANY: {
    says: (it: { count: number; most: number }) => ({
      zh: `给出 ${it.count} 个接收端，最多 ${it.most} 个`,
      en: `${it.count} sinks were given, and a hall has ${it.most} at most`,
    }),
    hint: {
      zh: "让一个接收端再分发给其他接收者。",
      en: "Let one sink hand events on to several receivers.",
    },
  },
  TIER_UNKNOWN: {
    says: (it: { tier: unknown; known: readonly string[] }) => ({
      zh: `requireTier 不能是“${String(it.tier)}”；有：${it.known.join("、")}`,
      en: `requireTier cannot be "${String(it.tier)}"; there is: ${it.known.join(", ")}`,
    }),
    hint: { zh: "写其中之一，或不写。", en: "Name one of them, or leave it out." },
  },
  TIER_TOO_LOW: {
    says: (it: { tier: string; required: string }) => ({
      zh: `数据库的可靠等级是 ${it.tier}，要求 ${it.required}`,
      en: `the database is of the tier ${it.tier}, and ${it.required} is required`,
    }),
    hint: {
      zh: "S1 需要文件夹中的 PGlite；S2 需要 fsync、full_page_writes 和 synchronous_commit 开启的 PostgreSQL；S3 另需同步备库。",
      en: "S1 takes a PGlite in a folder, S2 a PostgreSQL with fsync, full_page_writes and synchronous_commit on, S3 a synchronous standby as well.",
    },
  },
  HALL_CLOSED: {
    says: () => ({ zh: "这个厅已经关闭", en: "the hall is closed" }),
    hint: {
      zh: "在最后一次调用之后再关闭；需要时用 openHall 重新打开。",
      en: "Close it after the last call, or open it again with openHall.",
    },
  },
  EVENT_UNKNOWN: {
    says: (it: { event: string; meant: string | undefined }) => ({
      zh: `没有事件“${it.event}”${it.meant === undefined ? "" : `，是否指“${it.meant}”`}`,
      en: `there is no event "${it.event}"${it.meant === undefined ? "" : `, did you mean "${it.meant}"`}`,
    }),
    hint: {
      zh: "事件的名称见 docs/events。",
      en: "docs/events lists the names of events.",
    },
  },
  LISTENER_INVALID: {
    says: (it: { event: string; given: string }) => ({
      zh: `听取“${it.event}”的应为函数，给出的是 ${it.given}`,
      en: `what listens for "${it.event}" must be a function, and is of the kind ${it.given}`,
    }),
    hint: {
      zh: "写作 hall.on(名称, (event) => …)。",
      en: "Write hall.on(name, (event) => …).",
    },
  },
  CALENDAR_UNKNOWN: {
    says: (it: { calendar: string }) => ({
      zh: `没有日历“${it.calendar}”`,
      en: `there is no calendar "${it.calendar}"`,
    }),
    hint: {
      zh: "使用 cn；加上地区的一层写作 cn+cn-gx。",
      en: "Use cn, or cn+cn-gx with a region's layer over it.",
    },
  },
});
