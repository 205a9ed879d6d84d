import type { Text } from "@banjian/base";
import type { Complaint } from "../../definition/finding.js";
import { hintFor } from "./hint-for.js";

/** What the checks say of limits. */
export const limitRules = {
  unknownLimit: (name: string, meant: string | undefined, known: readonly string[]): Complaint => ({
    rule: "DEF26",
    problem: { zh: `没有期限“${name}”`, en: `there is no limit "${name}"` },
    hint: hintFor(meant, known),
  }),
  limitNeverStarts: (limit: string, moment: string): Complaint => ({
    rule: "DEF12",
    problem: {
      zh: `期限“${limit}”以“${moment}”起算，但流程中没有这一刻`,
      en: `the limit "${limit}" starts on "${moment}", which this flow never reaches`,
    },
    hint: {
      zh: "改用流程中会出现的里程碑或状态，或加上相应阶段。",
      en: "Start it on a milestone or state of this flow, or add the stage that sets it.",
    },
  }),
  limitNeverEnds: (limit: string, moments: string): Complaint => ({
    rule: "DEF12",
    problem: {
      zh: `期限“${limit}”以“${moments}”止，但流程中没有这一刻`,
      en: `the limit "${limit}" ends on "${moments}", which this flow never reaches`,
    },
    hint: {
      zh: "改用流程中会出现的里程碑或状态，或加上相应阶段。",
      en: "End it on a milestone or state of this flow, or add the stage that sets it.",
    },
  }),
  limitIncomplete: (limit: string, key: string, ofPreset: string | undefined): Complaint => ({
    rule: "DEF13",
    problem: {
      zh: `期限“${limit}”没有写“${key}”`,
      en: `the limit "${limit}" does not say "${key}"`,
    },
    hint: {
      zh: `请写上“${key}”${ofPreset === undefined ? "" : `，或选用带有该期限的 preset：${ofPreset}`}。`,
      en: `Write "${key}"${ofPreset === undefined ? "" : `, or choose the preset ${ofPreset}, which has this limit`}.`,
    },
  }),
  promisedTooLong: (promised: Text, statutory: Text): Complaint => ({
    rule: "DEF14",
    problem: {
      zh: `承诺期限 ${promised.zh} 长于法定期限 ${statutory.zh}`,
      en: `the promised limit of ${promised.en} is longer than the statutory limit of ${statutory.en}`,
    },
    hint: {
      zh: `最多写 ${statutory.zh}：承诺期限不得超过法定期限（优化营商环境条例第三十六条）。`,
      en: `Write ${statutory.en} or less: a promise must not exceed the statute (Regulation on the Business Environment, art. 36).`,
    },
  }),
  variantKeepsPromise: (variant: string, promised: Text, statutory: Text): Complaint => ({
    rule: "DEF14",
    problem: {
      zh: `情形“${variant}”的法定期限为 ${statutory.zh}，而它没有写 promised，沿用事项的承诺期限 ${promised.zh}`,
      en: `the variant "${variant}" has a statutory limit of ${statutory.en} and no promised of its own, so that it keeps the item's promise of ${promised.en}`,
    },
    hint: {
      zh: `在这个情形的 limits 中写 promised，最多 ${statutory.zh}（优化营商环境条例第三十六条）。`,
      en: `Write promised under the limits of this variant: ${statutory.en} or less (Regulation on the Business Environment, art. 36).`,
    },
  }),
  deemedWithoutBasis: (what: string): Complaint => ({
    rule: "DEF17",
    problem: {
      zh: `“${what}”是依法拟制的结果，须有依据`,
      en: `"${what}" is decided by silence and needs a basis in law`,
    },
    hint: { zh: "写上 basis（法律、条）。", en: "Write basis with the law and its article." },
  }),
  excludedWithoutBasis: (limit: string, excluded: string): Complaint => ({
    rule: "DEF16",
    problem: {
      zh: `期限“${limit}”按“${excluded}”不计时，行政许可法第四十五条不及于此，须有依据`,
      en: `licensing law art. 45 does not leave "${excluded}" out of the limit "${limit}"; that needs a basis`,
    },
    hint: { zh: "写上 basis（法律、条）。", en: "Write its basis: the law and its article." },
  }),
  pauseWithoutBasis: (limit: string, state: string, isOnly: boolean): Complaint => ({
    rule: "DEF16",
    problem: {
      zh: `期限“${limit}”在“${state}”中不计时，行政许可法第四十五条不及于此，须有依据`,
      en: `licensing law art. 45 does not leave the time in "${state}" out of the limit "${limit}"; that needs a basis`,
    },
    hint: {
      zh: `写上 basis（法律、条），或${isOnly ? "删除 excluded-while" : `从 excluded-while 中删除 ${state}`}。`,
      en: `Write its basis (the law and its article), or delete ${isOnly ? "excluded-while" : `${state} from excluded-while`}.`,
    },
  }),
  restartWithoutBasis: (limit: string): Complaint => ({
    rule: "DEF18",
    problem: {
      zh: `期限“${limit}”重新起算，须有依据`,
      en: `the limit "${limit}" starts again from the beginning and needs a basis`,
    },
    hint: { zh: "写上 basis（法律、条）。", en: "Write basis with the law and its article." },
  }),
  notALicence: (preset: string, type: string): Complaint => ({
    rule: "DEF19",
    problem: {
      zh: `事项类型是“${type}”，不能套用行政许可法的期限（${preset}）`,
      en: `the item is a ${type}; the limits of the licensing law (${preset}) are not its own`,
    },
    hint: {
      zh: "写明它自己的期限和依据，或把 type 改为 licence。",
      en: "Write its own limits with their basis, or make its type licence.",
    },
  }),
  citesLicensingLaw: (type: string): Complaint => ({
    rule: "DEF19",
    problem: {
      zh: `事项类型是“${type}”，行政许可法第一条至第五十九条只规定行政许可，不是它的依据`,
      en: `the item is a ${type}; articles 1 to 59 of the licensing law are about licences and no basis of it`,
    },
    hint: {
      zh: "写明它自己的法律（其中规定参照的，写那一条），或把 type 改为 licence。",
      en: "Cite its own law (the article that refers to this one, where there is such), or make its type licence.",
    },
  }),
  unknownDay: (name: string, meant: string | undefined, known: readonly string[]): Complaint => ({
    rule: "DEF28",
    problem: {
      zh: `表单没有日期项“${name}”`,
      en: `the form has no field "${name}" of type day`,
    },
    hint: hintFor(meant, known),
  }),
  dayIsNoMoment: (limit: string, day: string): Complaint => ({
    rule: "DEF28",
    problem: {
      zh: `期限“${limit}”不能以表单中的日期“${day}”止或改变`,
      en: `the limit "${limit}" cannot end or change on "${day}", a day of the form`,
    },
    hint: {
      zh: "表单中的日期只能用于 starts。",
      en: "A day of the form can only stand under starts.",
    },
  }),
  startsInCircles: (circle: readonly string[]): Complaint => ({
    rule: "DEF29",
    problem: {
      zh: `期限互相以对方届满起算：${circle.join(" → ")}`,
      en: `these limits start when the other has run out: ${circle.join(" → ")}`,
    },
    hint: {
      zh: "让其中一个以流程中的一刻起算。",
      en: "Let one of them start on a moment of the flow.",
    },
  }),
  basisGap: (day: string): Complaint => ({
    rule: "DEF30",
    problem: {
      zh: `${day} 没有任何一项依据在施行`,
      en: `on ${day} none of the bases is in force`,
    },
    hint: {
      zh: "让前后依据的 from 与 to 相接。",
      en: "Let from of the later follow to of the earlier.",
    },
  }),
  basisEnded: (to: string, begins: string): Complaint => ({
    rule: "DEF30",
    problem: {
      zh: `这里的依据 ${to} 以后就不再施行，而事项自 ${begins} 起：它从来没有依据`,
      en: `what this rests on was out of force after ${to}, and the item begins on ${begins}: it never has a basis`,
    },
    hint: {
      zh: "写上现行的依据，改正 to，或删除依它规定的内容。",
      en: "Name the law that is in force, correct to, or delete what rests on it.",
    },
  }),
  renewedWhenLate: (limit: string): Complaint => ({
    rule: "DEF31",
    problem: {
      zh: `期限“${limit}”届满视为准予延续，却没有写须按时提出申请`,
      en: `"${limit}" renews by silence whether it was applied for in time or not`,
    },
    hint: {
      zh: "在 on-expiry.if-met 写上申请期限（行政许可法第五十条）。",
      en: "Name the limit for applying under on-expiry.if-met (licensing law, art. 50).",
    },
  }),
  contradiction: (limit: string, what: Text, hint: Text): Complaint => ({
    rule: "DEF32",
    problem: {
      zh: `期限“${limit}”自相矛盾：${what.zh}`,
      en: `the limit "${limit}" contradicts itself: ${what.en}`,
    },
    hint,
  }),
  lengthenedWithoutBasis: (limit: string, key: string): Complaint => ({
    rule: "DEF33",
    problem: {
      zh: `“${key}”使法律规定的期限“${limit}”变长，须有自己的依据`,
      en: `"${key}" makes the limit "${limit}" longer than the law of the preset does, and needs a basis of its own`,
    },
    hint: {
      zh: "写上另作规定的法律、法规（行政许可法第四十二条），或不写这一项。",
      en: "Name the law that says otherwise (licensing law, art. 42), or leave it as the preset has it.",
    },
  }),
  waitWithoutLimit: (): Complaint => ({
    rule: "DEF24",
    problem: {
      zh: "补正没有期限：申请人可以无限期不答复",
      en: "the applicant has no period to answer the notice: the case could wait for ever",
    },
    hint: {
      zh: "写上 supplement: { answer-within: 30 个自然日 }。",
      en: "Write supplement: { answer-within: 30 calendar-days }.",
    },
  }),
};
