import type { Text } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import { actionKinds } from "./definition/action-kind.js";

/** What can be wrong with what is done beside the flow, for the catalogue in `errors.ts`. */
export const dailyErrors = {
  CASE_SUSPENDED: {
    says: (it: { caseId: string; since: string; reason: string }) => ({
      zh: `办件 ${it.caseId} 自 ${it.since} 中止：${it.reason}`,
      en: `case ${it.caseId} has been suspended since ${it.since}: ${it.reason}`,
    }),
    hint: {
      zh: "恢复办理（resume）后再办；中止期间只可恢复、终止、撤回、补正和更正。",
      en: "Resume it first; meanwhile it can only be resumed, ended, withdrawn, supplemented and corrected.",
    },
  },
  BASIS_MISSING: {
    says: (it: { action: "suspend" | "terminate"; on: string }) => ({
      zh: `“${actionKinds[it.action].zh}”须有依据：${it.on} 没有可引的现行依据`,
      en: `to ${it.action} needs a basis: none that is in force on ${it.on} was cited`,
    }),
    hint: {
      zh: "在内容的 basis 中写明法律、条款，或写在事项文件的 suspension、termination 中。",
      en: "Cite the law under basis of the payload, or in the item under suspension or termination.",
    },
  },
  DOCUMENT_UNKNOWN: {
    says: (it: { document: string; known: readonly string[] }) => ({
      zh: `没有已出具的文书“${it.document}”；有：${it.known.join("、") || "无"}`,
      en: `no document "${it.document}" has been issued; there are: ${it.known.join(", ") || "none"}`,
    }),
    hint: { zh: "只更正已经出具的文书。", en: "Correct only what has been issued." },
  },
  MATERIAL_NOT_MEMBERS: {
    says: (it: { branch: string; materials: readonly string[]; known: readonly string[] }) => ({
      zh: `组成事项“${it.branch}”用不到：${it.materials.join("、")}；它的材料有：${it.known.join("、")}`,
      en: `the member "${it.branch}" does not need ${it.materials.join(", ")}; its documents are: ${it.known.join(", ")}`,
    }),
    hint: {
      zh: "只要求本事项用到的材料；其他材料由用到它的部门提出。",
      en: "Ask only for what this member needs; what others need their departments ask for.",
    },
  },
  INSPECTORS_TOO_FEW: {
    says: (it: { procedure: string; count: number; least: number }) => ({
      zh: `“${it.procedure}”须 ${it.least} 人以上共同办理，登记了 ${it.count} 人`,
      en: `"${it.procedure}" takes at least ${it.least} people, ${it.count} are on record`,
    }),
    hint: {
      zh: "在 inspectors 中写明共同办理的人员，每人一次（行政许可法第三十四条）。",
      en: "Name everybody who carried it out under inspectors, each once (licensing law, art. 34).",
    },
  },
  AGENT_NOT_ALLOWED: {
    says: (it: { agent: string; title: Text; may: "filing" | "nothing" }) => ({
      zh: `${it.agent} 不能代申请人办理“${it.title.zh}”：${it.may === "filing" ? "本事项只能代为申办和补正" : "本事项须由申请人本人办理"}`,
      en: `${it.agent} cannot ${it.title.en} for the applicant: ${it.may === "filing" ? "an agent only files and supplements here" : "the applicant has to act in person here"}`,
    }),
    hint: {
      zh: "由申请人本人办理；代办的范围由事项的 agents 写明。",
      en: "Let the applicant act; what an agent may do the item says under agents.",
    },
  },
  MATERIAL_SUPPLIED: {
    says: (it: { materials: readonly string[] }) => ({
      zh: `申请人已经提交，上级机关不得要求重复提供：${it.materials.join("、")}`,
      en: `the applicant has handed it in, and an upper authority may not ask for it again: ${it.materials.join(", ")}`,
    }),
    hint: {
      zh: "用初审机关报送的材料；只可要求尚未提交的（行政许可法第四十三条）。",
      en: "Use what the first review passed on; ask only for what has not come (licensing law, art. 43).",
    },
  },
  INCOMPLETE_UNTOLD: {
    says: () => ({
      zh: "尚未告知申请人需要补正的内容，不能以材料不齐为由不予受理",
      en: "the applicant has not been told what is missing: the application cannot be refused as incomplete",
    }),
    hint: {
      zh: "先提出补正（request-supplement）并发出补正告知书（send-notice）；行政许可法第32条第一款第四项。",
      en: "First say what is missing (request-supplement) and send the one notice (send-notice); licensing law, art. 32 no. 4.",
    },
  },
  AMENDMENT_INCOMPLETE: {
    says: (it: { missing: readonly Text[] }) => ({
      zh: `变更后还须提交：${it.missing.map(({ zh }) => zh).join("、")}`,
      en: `as amended the application also needs: ${it.missing.map(({ en }) => en).join(", ")}`,
    }),
    hint: {
      zh: "受理之后变更的，所需材料随变更一并提交。",
      en: "After acceptance, hand in what the amendment needs together with it.",
    },
  },
  VISIT_DAY: {
    says: (it: { day: LocalDate; first: LocalDate; last: LocalDate }) => ({
      zh: `到场日 ${it.day} 不在 ${it.first} 至 ${it.last} 之内`,
      en: `the visit on ${it.day} is not from ${it.first} to ${it.last}`,
    }),
    hint: {
      zh: "写申请人实际到场之日：不早于收件，不晚于今日。",
      en: "Write the day somebody came: not before the receipt, not after today.",
    },
  },
  PUBLIC_TEXT_PERSONAL: {
    says: ({ found }: { found: Text }) => ({
      zh: `要公开的文字中有${found.zh}`,
      en: `what is to be published has ${found.en} in it`,
    }),
    hint: {
      zh: "没有公开任何内容。删去姓名、证件号码和电话，只写为什么超期。",
      en: "Nothing was published. Leave out names, numbers of papers and telephones, and say only why it is late.",
    },
  },
} as const;
