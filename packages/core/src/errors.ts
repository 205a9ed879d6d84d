import { defineErrors, type Text } from "@banjian/base";
import { approvalErrors } from "./approval-errors.js";
import { cardErrors } from "./card-errors.js";
import { caseErrors } from "./case-errors.js";
import { certificateErrors } from "./certificate-errors.js";
import { consultationErrors } from "./consultation-errors.js";
import { dailyErrors } from "./daily-errors.js";
import { feeErrors } from "./fee-errors.js";
import { itemErrors } from "./item-errors.js";
import { messageErrors } from "./message-errors.js";
import { numberErrors } from "./number-errors.js";
import { ratingErrors } from "./rating-errors.js";
import { serviceErrors } from "./service-errors.js";
import { taskErrors } from "./task-errors.js";
import { variantErrors } from "./variant-errors.js";

/** What a caller of the core can meet. */
export const coreError = defineErrors({
  ...itemErrors,
  ...taskErrors,
  ...cardErrors,
  ...caseErrors,
  ...variantErrors,
  ...approvalErrors,
  ...dailyErrors,
  ...consultationErrors,
  ...numberErrors,
  ...certificateErrors,
  ...messageErrors,
  ...serviceErrors,
  ...ratingErrors,
  ...feeErrors,
  ACTION_UNKNOWN: {
    says: (it: { action: string; item: string; meant: string | undefined }) => ({
      zh: `事项 ${it.item} 没有动作“${it.action}”${it.meant === undefined ? "" : `，是否指“${it.meant}”`}`,
      en: `the item ${it.item} has no action "${it.action}"${it.meant === undefined ? "" : `; did you mean "${it.meant}"`}`,
    }),
    hint: {
      zh: "读取办件的 actionsFor 取得可办动作。",
      en: "Read actionsFor of the case and offer only what it lists.",
    },
  },
  ACTION_NOT_ALLOWED: {
    says: (it: { caseId: string; action: string; state: Text; allowed: readonly string[] }) => ({
      zh: `办件 ${it.caseId} 处于“${it.state.zh}”，不能“${it.action}”；现在可以：${it.allowed.join("、") || "无"}`,
      en: `case ${it.caseId} is in "${it.state.en}": "${it.action}" is not allowed, ${it.allowed.join(", ") || "nothing"} is`,
    }),
    hint: {
      zh: "重新读取办件，只提供当前允许的动作。",
      en: "Read the case again and offer only its allowed actions.",
    },
  },
  ACTOR_INVALID: {
    says: (it: { problem: string }) => ({
      zh: `办理人信息不完整：${it.problem}`,
      en: `the actor is incomplete: ${it.problem}`,
    }),
    hint: {
      zh: "每次调用都要给出办理人的 id 和 roles；代办还要给出 onBehalfOf.authority。",
      en: "Give the actor's id and roles with each call; an agent also needs onBehalfOf.authority.",
    },
  },
  NOT_PERMITTED: {
    says: (it: { action: string; title: Text; why: Text }) => ({
      zh: `无权“${it.title.zh}”：${it.why.zh}`,
      en: `not permitted to ${it.title.en}: ${it.why.en}`,
    }),
    hint: {
      zh: "由具备相应角色和部门的人员办理。",
      en: "Let somebody with the role and department act.",
    },
  },
  SAME_PERSON_TWICE: {
    says: (it: { person: string; branch: string }) => ({
      zh: `${it.person} 已在“${it.branch}”发表过意见，该事项要求各步骤由不同人员办理`,
      en: `${it.person} has already given an opinion in "${it.branch}", and this item wants a different person for each step`,
    }),
    hint: { zh: "由另一名人员办理本步骤。", en: "Let another person take this step." },
  },
  BRANCH_REQUIRED: {
    says: (it: { action: string; branches: readonly string[] }) => ({
      zh: `“${it.action}”须指明部门分支：${it.branches.join("、")}`,
      en: `"${it.action}" must name its branch: ${it.branches.join(", ")}`,
    }),
    hint: { zh: "在动作中给出 branch。", en: "Give branch with the action." },
  },
  BRANCH_UNKNOWN: {
    says: (it: { action: string; branch: string; branches: readonly string[] }) => ({
      zh: `“${it.action}”没有部门分支“${it.branch}”；有：${it.branches.join("、")}`,
      en: `"${it.action}" has no branch "${it.branch}"; there are: ${it.branches.join(", ")}`,
    }),
    hint: { zh: "使用事项声明的分支名。", en: "Name a branch that the item declares." },
  },
  STEP_NOT_NEXT: {
    says: (it: { branch: string; step: string; next: string }) => ({
      zh: `分支“${it.branch}”当前步骤是“${it.next}”，不是“${it.step}”`,
      en: `in branch "${it.branch}" the step is "${it.next}", not "${it.step}"`,
    }),
    hint: { zh: "按事项规定的步骤顺序办理。", en: "Take the steps in the item's order." },
  },
  PAYLOAD_INVALID: {
    says: (it: { action: string; problems: readonly Text[] }) => ({
      zh: `“${it.action}”的内容不合要求：${it.problems.map(({ zh }) => zh).join("；")}`,
      en: `what "${it.action}" says is not valid: ${it.problems.map(({ en }) => en).join("; ")}`,
    }),
    hint: {
      zh: "按提示逐项改正后重新提交；未作任何保存。",
      en: "Mend each point and send it again; nothing was stored.",
    },
  },
  FILING_INCOMPLETE: {
    says: (it: { missing: readonly string[] }) => ({
      zh: `申请缺少：${it.missing.join("、")}`,
      en: `the application lacks: ${it.missing.join(", ")}`,
    }),
    hint: {
      zh: "补齐必填项和材料后提交，或先暂存。",
      en: "Add the required fields and materials, or save a draft first.",
    },
  },
  BACK_DATE_NOT_ALLOWED: {
    says: (it: { day: string; because: Text }) => ({
      zh: `收件日不能写为 ${it.day}：${it.because.zh}`,
      en: `receipt cannot be entered as ${it.day}: ${it.because.en}`,
    }),
    hint: {
      zh: "只有窗口人员可以在事项的 back-date 之内补录此前收到的纸质申请。",
      en: "Only the window may enter what it took on paper before, within back-date of the item.",
    },
  },
  CORRECTION_INVALID: {
    says: (it: { problem: Text }) => ({
      zh: `不能这样更正：${it.problem.zh}`,
      en: `this cannot be corrected so: ${it.problem.en}`,
    }),
    hint: {
      zh: "核对期限明细后重新更正；未作任何保存。",
      en: "Look at the ledger and correct again; nothing was stored.",
    },
  },
  DOCUMENT_NOT_DUE: {
    says: (it: { document: string; due: readonly string[] }) => ({
      zh: `没有待出具的文书“${it.document}”；待出具：${it.due.join("、") || "无"}`,
      en: `the document "${it.document}" is not due; due: ${it.due.join(", ") || "none"}`,
    }),
    hint: { zh: "只出具因沉默而应补发的文书。", en: "Issue only what silence has made due." },
  },
  NOTICE_EMPTY: {
    says: () => ({
      zh: "没有任何补正要求，不能告知",
      en: "nothing has been found missing, so there is no notice to send",
    }),
    hint: { zh: "先提出补正要求。", en: "Record what is missing first (request-supplement)." },
  },
  NOTICE_UNSENT: {
    says: (it: { materials: readonly string[] }) => ({
      zh: `已有补正要求尚未告知：${it.materials.join("、")}`,
      en: `something has been found missing and the applicant has not been told: ${it.materials.join(", ")}`,
    }),
    hint: {
      zh: "先发出一次性告知，收到补正后再受理。",
      en: "Send the notice and accept when the applicant has answered.",
    },
  },
  MATERIALS_MISSING: {
    says: (it: { missing: readonly Text[] }) => ({
      zh: `必备材料尚缺：${it.missing.map(({ zh }) => zh).join("、")}`,
      en: `required materials are missing: ${it.missing.map(({ en }) => en).join(", ")}`,
    }),
    hint: {
      zh: "登记收件（receive）；受理以前也可以一次性告知申请人补正。",
      en: "Record that they came (receive); before acceptance the one notice can ask for them too.",
    },
  },
  NOTICE_ALREADY_SENT: {
    says: (it: { rounds: number }) => ({
      zh: `已经一次性告知过（本事项限 ${it.rounds} 次），不得再次要求补正（行政许可法第三十二条）`,
      en: `the one notice has been sent (this item allows ${it.rounds}); a second demand is not lawful (licensing law, art. 32)`,
    }),
    hint: {
      zh: "材料已齐则受理，否则依法作出决定。",
      en: "Accept if the materials are complete, or decide as the law provides.",
    },
  },
  PROCEDURE_UNKNOWN: {
    says: (it: { procedure: string; known: readonly string[] }) => ({
      zh: `没有特别程序“${it.procedure}”；有：${it.known.join("、") || "无"}`,
      en: `there is no procedure "${it.procedure}"; there are: ${it.known.join(", ") || "none"}`,
    }),
    hint: { zh: "使用事项文件中声明的特别程序。", en: "Use a procedure that the item declares." },
  },
  PROCEDURE_ALREADY_OPEN: {
    says: (it: { procedure: string; id: string }) => ({
      zh: `特别程序“${it.procedure}”已在进行（${it.id}），同一程序的时间不得重叠`,
      en: `the procedure "${it.procedure}" is open already (${it.id}); its times may not overlap`,
    }),
    hint: {
      zh: "先结束进行中的一次，再启动下一次。",
      en: "Close the one that is open before opening it again.",
    },
  },
  MATERIALS_CONFIRMED: {
    says: (it: { branch: string }) => ({
      zh: `分支“${it.branch}”已经确认过材料齐全`,
      en: `branch "${it.branch}" has confirmed the materials already`,
    }),
    hint: { zh: "无需重复确认。", en: "Nothing more is needed." },
  },
  EXTENSION_NONE_LEFT: {
    says: (it: { limits: readonly Text[] }) => ({
      zh: `没有可以延长的期限：${it.limits.map(({ zh }) => zh).join("；") || "事项没有写明 extend"}`,
      en: `no limit can be extended now: ${it.limits.map(({ en }) => en).join("; ") || "the item says extend of none"}`,
    }),
    hint: {
      zh: "只有事项写明 extend 的期限，在届满前、未超过次数时可以延长。",
      en: "Only a limit with extend in its item can be, before it runs out and not oftener than it says.",
    },
  },
  PROCEDURE_LENGTH_MISSING: {
    says: (it: { procedure: string }) => ({
      zh: `特别程序“${it.procedure}”没有告知所需时间（行政许可法第四十五条）`,
      en: `the procedure "${it.procedure}" does not say how long it takes (licensing law, art. 45)`,
    }),
    hint: {
      zh: "给出 length，例如“10 个工作日”。",
      en: 'Give length, for instance "10 business-days".',
    },
  },
  PROCEDURE_OPEN: {
    says: (it: { procedures: readonly string[] }) => ({
      zh: `特别程序尚未结束：${it.procedures.join("、")}`,
      en: `a procedure is still open: ${it.procedures.join(", ")}`,
    }),
    hint: { zh: "先结束特别程序。", en: "Close the procedure first." },
  },
  LIMIT_UNKNOWN: {
    says: (it: { limit: string; known: readonly string[]; running?: true; near?: string }) => ({
      zh: `没有${it.running ? "正在计时的" : ""}期限“${it.limit}”${it.near === undefined ? "" : `，是否指“${it.near}”`}；有：${it.known.join("、") || "无"}`,
      en: `there is no ${it.running ? "running " : ""}limit "${it.limit}"${it.near === undefined ? "" : `; did you mean "${it.near}"`}; there are: ${it.known.join(", ") || "none"}`,
    }),
    hint: { zh: "使用办件中已有的期限名。", en: "Name a limit that the case has." },
  },
  EXTENSION_NOT_ALLOWED: {
    says: (it: { limit: string; times: number }) => ({
      zh: it.times === 0 ? `期限“${it.limit}”不得延长` : `期限“${it.limit}”只能延长 ${it.times} 次`,
      en:
        it.times === 0
          ? `the limit "${it.limit}" cannot be extended`
          : `the limit "${it.limit}" can be extended ${it.times} time(s) only`,
    }),
    hint: {
      zh: "依法确需延长的，先在事项文件的 extend 中写明依据。",
      en: "Where the law allows it, write extend with its basis in the item file.",
    },
  },
  EXTENSION_WITHOUT_BASIS: {
    says: (it: { limit: string; on: string }) => ({
      zh: `延长期限“${it.limit}”的依据在 ${it.on} 不施行`,
      en: `what allowed the limit "${it.limit}" to be extended is not in force on ${it.on}`,
    }),
    hint: {
      zh: "在事项文件的 extend.basis 中写明现行依据。",
      en: "Write the basis that is in force now under extend.basis of the item.",
    },
  },
  EXTENSION_TOO_LATE: {
    says: (it: { limit: string; due: string }) => ({
      zh: `期限“${it.limit}”已于 ${it.due} 届满，不得再延长`,
      en: `the limit "${it.limit}" ran out on ${it.due}; it cannot be extended any more`,
    }),
    hint: {
      zh: "延长须在期限届满前批准。",
      en: "An extension must be approved before the limit runs out.",
    },
  },
  GRANT_AGAINST_REFUSAL: {
    says: (it: { branches: readonly string[] }) => ({
      zh: `部门意见为不同意：${it.branches.join("、")}，不能准予`,
      en: `these branches refused: ${it.branches.join(", ")}, so it cannot be granted`,
    }),
    hint: { zh: "作出不准予的决定并说明理由。", en: "Deny, with the reasons." },
  },
});
