import type { Text } from "@banjian/base";

/** What can be wrong with an operation on a task, for the catalogue in `errors.ts`. */
export const taskErrors = {
  TASK_UNKNOWN: {
    says: (it: { action: string; task: string; known: readonly string[] }) => ({
      zh: `没有可“${it.action}”的待办“${it.task}”；有：${it.known.join("、")}`,
      en: `there is no task "${it.task}" to ${it.action}; there are: ${it.known.join(", ")}`,
    }),
    hint: {
      zh: "重新读取办件；待办办毕即不再存在。",
      en: "Read the case again; a task is gone once it has been done.",
    },
  },
  TASK_REQUIRED: {
    says: (it: { action: string; tasks: readonly string[] }) => ({
      zh: `“${it.action}”须指明待办：${it.tasks.join("、")}`,
      en: `"${it.action}" must name its task: ${it.tasks.join(", ")}`,
    }),
    hint: { zh: "在内容中给出 task。", en: "Give task in the payload." },
  },
  TASK_HELD: {
    says: (it: { task: string; holder: string }) => ({
      zh: `待办 ${it.task} 在 ${it.holder} 名下`,
      en: `the task ${it.task} is with ${it.holder}`,
    }),
    hint: {
      zh: "由其办理、放回或转办；监察人员也可放回。",
      en: "Let them do it, release it or transfer it; a supervisor may release it as well.",
    },
  },
  ORDER_WITHOUT_TIME: {
    says: () => ({
      zh: "督办没有给出答复的时间",
      en: "the order leaves no time to answer it",
    }),
    hint: {
      zh: "within 至少一个工作日、自然日或小时，如 2 business-days。",
      en: "Give at least a business day, a calendar day or an hour, as within: 2 business-days.",
    },
  },
  TASK_NOT_HELD: {
    says: (it: { task: string }) => ({
      zh: `待办 ${it.task} 无人认领`,
      en: `nobody has claimed the task ${it.task}`,
    }),
    hint: { zh: "无需放回。", en: "There is nothing to release." },
  },
  PERSON_UNFIT: {
    says: (it: { person: string; why: Text }) => ({
      zh: `不能交给 ${it.person}：${it.why.zh}`,
      en: `${it.person} cannot take it over: ${it.why.en}`,
    }),
    hint: {
      zh: "给出该人员现有的 roles 和 department，或另选一人。",
      en: "Give the roles and department that person has, or choose another.",
    },
  },
  REMINDED_ALREADY: {
    says: (it: { task: string; again: string }) => ({
      zh: `待办 ${it.task} 已经催办过，${it.again} 起可再催办`,
      en: `the task ${it.task} has been reminded of; it may be again from ${it.again} on`,
    }),
    hint: {
      zh: "相隔多久由事项的 reminders.every 规定（默认 1 个工作日）；紧急的可以督办。",
      en: "The item says how often under reminders.every (by default 1 business-days); what presses can be ordered by supervision.",
    },
  },
  BRANCH_NOT_OPEN: {
    says: (it: { branch: string; open: readonly string[] }) => ({
      zh: `分支“${it.branch}”不在办理中；在办的有：${it.open.join("、") || "无"}`,
      en: `the branch "${it.branch}" is not at work; at work are: ${it.open.join(", ") || "none"}`,
    }),
    hint: {
      zh: "只写正在办理、需要这一程序的分支。",
      en: "Name only branches that are at work and need the procedure.",
    },
  },
  RIGHT_OPEN: {
    says: (it: { rights: readonly string[] }) => ({
      zh: `已告知的听证权利尚未了结：${it.rights.join("、")}`,
      en: `a right to a hearing that was notified is still open: ${it.rights.join(", ")}`,
    }),
    hint: {
      zh: "等待申请期限届满、各方放弃，或举行听证后再作决定（行政许可法第四十七条）。",
      en: "Decide when the period has passed, all have waived, or the hearing has been held (licensing law, art. 47).",
    },
  },
  HEARING_OWED: {
    says: (it: { branch: string; rights: readonly string[] }) => ({
      zh: `分支“${it.branch}”中申请的听证尚未举行（${it.rights.join("、")}）`,
      en: `the hearing asked for in the branch "${it.branch}" has not been held (${it.rights.join(", ")})`,
    }),
    hint: {
      zh: "先启动、通知并举行听证，再办理最后一步。",
      en: "Open the hearing, invite to it and hold it before the last step.",
    },
  },
  RIGHT_NOTIFIED: {
    says: (it: { right: string }) => ({
      zh: `该分支的听证权利已经告知（${it.right}）`,
      en: `the right to a hearing in this branch has been notified already (${it.right})`,
    }),
    hint: { zh: "无需再次告知。", en: "Nothing more is needed." },
  },
  HEARING_UNKNOWN: {
    says: (it: { hearing: string; known: readonly string[] }) => ({
      zh: `没有听证“${it.hearing}”；有：${it.known.join("、") || "无"}`,
      en: `there is no hearing "${it.hearing}"; there are: ${it.known.join(", ") || "none"}`,
    }),
    hint: {
      zh: "使用事项中写明 hearing 的特别程序，或由本分支启动的听证的编号。",
      en: "Name a procedure with hearing in its item, or the number of a hearing that this branch runs.",
    },
  },
  HEARING_TOO_SOON: {
    says: (it: { on: string; first: string }) => ({
      zh: `听证不能定在 ${it.on}，最早为 ${it.first}`,
      en: `the hearing cannot be on ${it.on}; ${it.first} is the first day possible`,
    }),
    hint: {
      zh: "听证通知须早于听证日 invite-before 所写的时间（默认 7 个工作日，行政许可法第四十八条）。",
      en: "The invitation goes out so long before as invite-before says (by default 7 business-days; licensing law, art. 48).",
    },
  },
  HEARING_NOT_INVITED: {
    says: (it: { procedure: string }) => ({
      zh: `听证 ${it.procedure} 尚未通知时间、地点`,
      en: `nobody has been invited to the hearing ${it.procedure}`,
    }),
    hint: {
      zh: "先发听证通知（invite-hearing）。",
      en: "Send the invitation first (invite-hearing).",
    },
  },
  HEARING_NOT_HELD: {
    says: (it: { procedure: string; on: string }) => ({
      zh: `听证 ${it.procedure} 定于 ${it.on}，尚未举行`,
      en: `the hearing ${it.procedure} is on ${it.on} and has not been held yet`,
    }),
    hint: { zh: "听证之日或之后再结束。", en: "Close it on that day or later." },
  },
  PRESIDENT_REVIEWS: {
    says: (it: { person: string }) => ({
      zh: `${it.person} 不能既审查该申请又主持其听证`,
      en: `${it.person} cannot both review the application and preside over its hearing`,
    }),
    hint: {
      zh: "由审查人员以外、也非当事人的人员主持（行政许可法第四十八条）。",
      en: "Let somebody preside who neither reviews it nor is a party (licensing law, art. 48).",
    },
  },
  COPY_TWICE: {
    says: (it: { person: string }) => ({
      zh: `抄送名单中 ${it.person} 出现两次`,
      en: `${it.person} is named twice among those who get the copy`,
    }),
    hint: { zh: "每人只写一次。", en: "Name each person once." },
  },
} as const;
