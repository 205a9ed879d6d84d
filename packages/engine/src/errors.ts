import { defineErrors, type Text } from "@banjian/base";
import { catalogueErrors } from "./catalogue-errors.js";
import { deliveryErrors } from "./delivery-errors.js";
import { historyErrors } from "./history-errors.js";
import { reportErrors } from "./report-errors.js";
import { rewindErrors } from "./rewind-errors.js";

/** What a caller of the engine can meet, beside what the core refuses. */
export const engineError = defineErrors({
  ...catalogueErrors,
  ...deliveryErrors,
  ...historyErrors,
  ...reportErrors,
  ...rewindErrors,
  CASE_UNKNOWN: {
    says: (it: { caseId: string }) => ({
      zh: `没有办件 ${it.caseId}`,
      en: `there is no case ${it.caseId}`,
    }),
    hint: { zh: "核对办件编号和所在的厅。", en: "Check the case's number, and the hall it is in." },
  },
  LIBRARY_NONE: {
    says: () => ({
      zh: "本厅没有接入证照库，不能查询",
      en: "this hall has no certificate library to ask",
    }),
    hint: {
      zh: "打开大厅时给出 certificates；或在 materials 中登记申请人提交的材料。",
      en: "Open the hall with `certificates`, or give what the applicant brought as materials.",
    },
  },
  FEE_OFFICE_NONE: {
    says: () => ({
      zh: "这里没有开具缴款通知的系统",
      en: "nobody issues payment notices here",
    }),
    hint: {
      zh: "打开大厅时给出 fees，且不在宿主的事务中要求；缴费不须通知，收到后以 record-payment 登记。",
      en: "Open the hall with `fees`, and ask outside the host's transaction; a payment needs no notice, report it by record-payment.",
    },
  },
  CASES_TOO_MANY: {
    says: (it: { count: number; most: number }) => ({
      zh: `一次 ${it.count} 件，最多 ${it.most} 件`,
      en: `${it.count} cases at once, ${it.most} at most`,
    }),
    hint: {
      zh: "分几次办理，每次用自己的键。",
      en: "Do it in several calls, each with a key of its own.",
    },
  },
  CASE_NOT_YET_OPEN: {
    says: (it: { caseId: string; day: string }) => ({
      zh: `${it.day} 时还没有办件 ${it.caseId}`,
      en: `on ${it.day} there was no case ${it.caseId} yet`,
    }),
    hint: { zh: "给出开始办理之后的日期。", en: "Give a day on which it had been opened." },
  },
  ITEM_UNKNOWN: {
    says: (it: { code: string; known: readonly string[] }) => ({
      zh: `没有已发布的事项“${it.code}”；有：${it.known.join("、") || "无"}`,
      en: `no item "${it.code}" is published; published: ${it.known.join(", ") || "none"}`,
    }),
    hint: { zh: "先发布事项文件。", en: "Publish its item file first." },
  },
  ITEM_REFUSED: {
    says: (it: { file: string; findings: readonly { problem: Text; line: number }[] }) => ({
      zh: `事项文件 ${it.file} 有 ${it.findings.length} 处错误：${it.findings.map(({ line, problem }) => `第 ${line} 行 ${problem.zh}`).join("；")}`,
      en: `the item file ${it.file} has ${it.findings.length} findings: ${it.findings.map(({ line, problem }) => `line ${line}: ${problem.en}`).join("; ")}`,
    }),
    hint: {
      zh: "运行 banjian check 查看修改办法。",
      en: "Run banjian check to see how to mend them.",
    },
  },
  ITEM_VERSION_TAKEN: {
    says: (it: { code: string; version: string }) => ({
      zh: `事项 ${it.code} 的版本 ${it.version} 已经发布，内容不同`,
      en: `version ${it.version} of the item ${it.code} has been published with another content`,
    }),
    hint: {
      zh: "已发布的版本不能修改，删除以后也不能另写：改动后请写新的 version。",
      en: "A published version never changes, nor is its number given again: give the changed file a new version.",
    },
  },
  ITEM_VERSION_UNKNOWN: {
    says: (it: { code: string; version: string }) => ({
      zh: `事项 ${it.code} 没有版本 ${it.version}`,
      en: `the item ${it.code} has no version ${it.version}`,
    }),
    hint: {
      zh: "运行 banjian item show 查看全部版本。",
      en: "Run banjian item show for all of its versions.",
    },
  },
  ITEM_STATUS: {
    says: (it: { code: string; version: string; status: string; needs: readonly string[] }) => ({
      zh: `事项 ${it.code} 的版本 ${it.version} 现为“${statusText(it.status).zh}”，只有“${it.needs.map((one) => statusText(one).zh).join("、")}”的可以`,
      en: `version ${it.version} of the item ${it.code} is ${statusText(it.status).en}: only one that is ${it.needs.map((one) => statusText(one).en).join(" or ")} can be`,
    }),
    hint: {
      zh: "依次：起草、审核、发布、停用。",
      en: "The way is: draft, review, publish, retire.",
    },
  },
  ITEM_IN_USE: {
    says: (it: { code: string; version: string; open: number; closed: number }) => ({
      zh: `事项 ${it.code} 的版本 ${it.version} 有 ${it.open} 个在办、${it.closed} 个已办结的办件依其办理或曾依其办理`,
      en: `version ${it.version} of the item ${it.code} is needed by ${it.open} open and ${it.closed} closed cases that have it or have had it`,
    }),
    hint: {
      zh: "办件依当时的版本办理和查阅，这个版本须保留。",
      en: "What a case has been is read under the version it then had: keep it.",
    },
  },
  ITEM_REVIEW_OWN: {
    says: (it: { code: string; version: string; by: string }) => ({
      zh: `事项 ${it.code} 的版本 ${it.version} 由 ${it.by} 起草，不能由本人审核`,
      en: `${it.by} drafted version ${it.version} of the item ${it.code} and cannot review it`,
    }),
    hint: { zh: "请另一人审核。", en: "Let another person review it." },
  },
  ITEM_RETIRED: {
    says: (it: { code: string; successor: string | undefined }) => ({
      zh: `事项“${it.code}”已停用${it.successor === undefined ? "" : `，由“${it.successor}”接替`}`,
      en: `the item "${it.code}" is retired${it.successor === undefined ? "" : `; "${it.successor}" has taken its place`}`,
    }),
    hint: {
      zh: "改为申办接替的事项；已有的办件照常办理。",
      en: "Apply under the item that took its place; cases under way go on.",
    },
  },
  ITEM_TWICE: {
    says: (it: { code: string; files: readonly string[] }) => ({
      zh: `文件 ${it.files.join("、")} 都是事项 ${it.code}，不知发布哪一个`,
      en: `the files ${it.files.join(" and ")} are both the item ${it.code}: which of them to publish is not said`,
    }),
    hint: {
      zh: "只留要发布的文件；已发布的旧版本由数据库为未结办件保存。",
      en: "Leave the one to be published; the database keeps older versions for their open cases.",
    },
  },
  KEY_INVALID: {
    says: (it: { key: unknown }) => ({
      zh: `幂等键 ${String(it.key)} 无效`,
      en: `the idempotency key ${String(it.key)} is not valid`,
    }),
    hint: {
      zh: "给出 1 至 128 个字母、汉字、数字或半角标点组成的 key，不含空格和表情符号，并在重试时使用同一个。",
      en: "Give a key of 1 to 128 letters, digits and ASCII marks, without spaces or emoji, and the same one when you repeat.",
    },
  },
  IDEMPOTENCY_MISMATCH: {
    says: (it: { key: string; caseId: string }) => ({
      zh: `幂等键 ${it.key} 已用于办件 ${it.caseId} 的另一请求`,
      en: `the key ${it.key} was used for another request, in case ${it.caseId}`,
    }),
    hint: {
      zh: "新的请求用新的 key；重试须与原请求内容一致。",
      en: "A new request needs a new key; a repeat must say the same.",
    },
  },
  BODY_INVALID: {
    says: (it: { problem: Text }) => ({
      zh: `请求无法受理：${it.problem.zh}`,
      en: `the request cannot be taken: ${it.problem.en}`,
    }),
    hint: {
      zh: "只用普通的文字、数字、布尔值、数组和对象；未作任何保存。",
      en: "Use plain text, numbers, booleans, lists and objects only; nothing was stored.",
    },
  },
  OUTCOME_UNKNOWN: {
    says: () => ({
      zh: "提交已经发出而没有回音：请求可能已生效，也可能没有",
      en: "the commit was sent and not answered: the request may have taken effect, or not",
    }),
    hint: {
      zh: "用同一个 key 重复同一请求，即得确定的答复；不会重复生效。",
      en: "Repeat the same request with the same key: the answer is then definite, and nothing is done twice.",
    },
  },
  STORE_UNAVAILABLE: {
    says: (it: { reason: string }) => ({
      zh: `数据库不可用（${it.reason}）；未作任何保存`,
      en: `the database is not available (${it.reason}); nothing was stored`,
    }),
    hint: {
      zh: "稍后用同一个 key 重试；持续如此的，检查数据库。",
      en: "Try again later with the same key; if it goes on, look at the database.",
    },
  },
  STORE_FULL: {
    says: () => ({
      zh: "数据库磁盘已满；未作任何保存",
      en: "the database has no room left; nothing was stored",
    }),
    hint: {
      zh: "腾出磁盘空间；读取不受影响，有空间后自行恢复。",
      en: "Give it room; reading goes on meanwhile, and writing by itself once there is room.",
    },
  },
  OVERLOADED: {
    says: ({ waiting }: { waiting?: number }) => ({
      zh: `请求过多，${waiting === undefined ? "数据库连接全部在使用中" : `已有 ${waiting} 个在等待`}；未作任何保存`,
      en: `too much is asked at once, ${waiting === undefined ? "every connection to the database is in use" : `${waiting} requests are waiting`}; nothing was stored`,
    }),
    hint: {
      zh: "稍后用同一个 key 重试，或减少同时的请求。",
      en: "Try again a little later with the same key, or ask less at once.",
    },
  },
  ABSENCE_INVALID: {
    says: (it: { problem: Text }) => ({
      zh: `不能这样登记外出：${it.problem.zh}`,
      en: `an absence cannot be recorded so: ${it.problem.en}`,
    }),
    hint: {
      zh: "给出外出人员、另一名代理人和起止日期；未作任何保存。",
      en: "Give the person, another one as deputy, and the first and last day; nothing was stored.",
    },
  },
  ABSENCE_UNKNOWN: {
    says: (it: { absence: string }) => ({
      zh: `没有外出记录 ${it.absence}`,
      en: `there is no absence ${it.absence}`,
    }),
    hint: { zh: "用 list() 查看已登记的外出。", en: "list() shows those on record." },
  },
  HOLD_NONE: {
    says: () => ({
      zh: "没有因时钟跳变而暂停的期限",
      en: "no limit is held because of a jump of the clock",
    }),
    hint: { zh: "无需解除。", en: "There is nothing to release." },
  },
  NOTICE_KNOWN: {
    says: (it: { number: string }) => ({
      zh: `通知 ${it.number} 已经载入，内容不同`,
      en: `the notice ${it.number} has been loaded with another content`,
    }),
    hint: {
      zh: "更正已公布的安排须载入另一份通知，并以 amends 指明所改的通知。",
      en: "A change to it is a notice of its own, which names it in amends.",
    },
  },
  NOTICE_ELSEWHERE: {
    says: (it: { number: string; calendar: string; layers: readonly string[] }) => ({
      zh: `通知 ${it.number} 属于日历“${it.calendar}”，本厅用的是 ${it.layers.join("、")}`,
      en: `the notice ${it.number} belongs to the calendar "${it.calendar}"; this hall counts by ${it.layers.join(", ")}`,
    }),
    hint: {
      zh: "核对通知的 calendar，或以包含该层的 calendar 打开厅。",
      en: "Check the notice's calendar, or open the hall with a calendar that contains it.",
    },
  },
  NOTICE_UNPUBLISHED: {
    says: (it: { number: string; publishedOn: string; today: string }) => ({
      zh: `通知 ${it.number} 于 ${it.publishedOn} 公布，而今天是 ${it.today}`,
      en: `the notice ${it.number} is published on ${it.publishedOn}, and today is ${it.today}`,
    }),
    hint: {
      zh: "通知公布之后再载入；如日期写错，更正 publishedOn。",
      en: "Load it once it has been published; correct publishedOn if that is wrong.",
    },
  },
  CALENDAR_CHANGED: {
    says: () => ({
      zh: "载入期间，另有通知被载入",
      en: "another notice has been loaded meanwhile",
    }),
    hint: {
      zh: "重新载入并预览；未作任何保存。",
      en: "Load it again and look at the preview anew; nothing was stored.",
    },
  },
  TENANT_INVALID: {
    says: (it: { tenant: unknown }) => ({
      zh: `厅的标识 ${String(it.tenant)} 无效`,
      en: `the tenant ${String(it.tenant)} is not valid`,
    }),
    hint: {
      zh: "使用 1 至 64 个小写字母、数字、“-”或“_”。",
      en: 'Use 1 to 64 lower-case letters, digits, "-" or "_".',
    },
  },
});

const statuses: Readonly<Record<string, Text>> = {
  draft: { zh: "起草", en: "a draft" },
  reviewed: { zh: "已审核", en: "reviewed" },
  published: { zh: "已发布", en: "published" },
  retired: { zh: "已停用", en: "retired" },
};

function statusText(status: string): Text {
  return statuses[status] ?? { zh: status, en: status };
}
