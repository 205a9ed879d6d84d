import type { Text } from "@banjian/base";
import type { Complaint } from "../../definition/finding.js";

/** What the checks say of fees. */
export const feeRules = {
  feeHalfCharged: (fee: string, missing: readonly string[]): Complaint => ({
    rule: "DEF69",
    problem: {
      zh: `费用“${fee}”要收取，却没有写 ${missing.join("、")}`,
      en: `the fee "${fee}" is to be charged, and ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing`,
    },
    hint: {
      zh: `写上 ${missing.join("、")}；只在办事指南中公布的，id、amount、before 都不写。`,
      en: `Write ${missing.join(", ")}; a fee that is only announced in the guide has neither id nor amount nor before.`,
    },
  }),
  feeBelowTheLaw: (fee: string, law: string): Complaint => ({
    rule: "DEF71",
    problem: {
      zh: `行政许可收取“${fee}”，依据《${law}》不是法律、行政法规`,
      en: `the fee "${fee}" on a licence rests on 《${law}》, which is neither a law nor an administrative regulation`,
    },
    hint: {
      zh: "实施行政许可不得收费，法律、行政法规另有规定的除外（行政许可法第五十八条）。写该法律、行政法规，或删除收费。",
      en: "A licence is free unless a law or an administrative regulation says otherwise (Administrative Licensing Law, art. 58). Name that one, or delete the fee.",
    },
  }),
  feeBeforeNothing: (fee: string, before: Text, steps: readonly string[]): Complaint => ({
    rule: "DEF72",
    problem: {
      zh: `费用“${fee}”应在${before.zh}缴纳，而流程中没有这一步`,
      en: `the fee "${fee}" has to be paid ${before.en}, and the flow has no such step`,
    },
    hint:
      steps.length === 0
        ? {
            zh: "在流程中加上受理、决定或领取；只在办事指南中公布的，id、amount、before 都不写。",
            en: "Give the flow an acceptance, a decision or a collection; a fee that is only announced in the guide has neither id nor amount nor before.",
          }
        : {
            zh: `写流程中有的一步：${steps.join("、")}。`,
            en: `Name a step that the flow has: ${steps.join(", ")}.`,
          },
  }),
  freeWithFees: (): Complaint => ({
    rule: "DEF73",
    problem: { zh: "写了不收费，又列了收费项目", en: "it is said to be free, and fees are listed" },
    hint: { zh: "删除 free，或删除 fees。", en: "Delete free, or delete fees." },
  }),
  feeNeverDue: (fee: string, before: Text, late: string): Complaint => ({
    rule: "DEF41",
    problem: {
      zh: `“${fee}”须在${before.zh}缴纳，而条件要看的“${late}”那时还没有发生`,
      en: `"${fee}" is paid ${before.en}, when "${late}", on which it depends, has not come yet`,
    },
    hint: {
      zh: "条件看表单、材料、申请人，或把 before 写在其后。",
      en: "Let it depend on the form, the documents or the applicant, or let before name a later step.",
    },
  }),
};
