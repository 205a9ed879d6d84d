import type { Text } from "@banjian/base";
import { type Complaint, didYouMean } from "@banjian/core";
import { fileUnusable } from "../file-unusable.js";

const titles = {
  department: { zh: "部门", en: "department" },
  procedure: { zh: "特别程序", en: "procedure" },
  branch: { zh: "分支", en: "branch" },
} as const;

/** What the checks of plans say: a rule of docs/RULES.md each. */
export const simRules = {
  itemUnusable: (file: string, problem: Text): Complaint => ({
    rule: "SIM1",
    problem: {
      zh: `事项文件 ${file} 不能用：${problem.zh}`,
      en: `the item file ${file} cannot be used: ${problem.en}`,
    },
    hint: {
      zh: "运行 banjian check 查看该文件的全部问题；有 changes 的，核对改动。",
      en: "Run banjian check on it to see all that is wrong; where there are changes, look at them.",
    },
  }),
  supervisionUnusable: (file: string, problem: Text): Complaint =>
    fileUnusable("SIM10", "supervision", { file, problem }),
  periodUpsideDown: (from: string, through: string): Complaint => ({
    rule: "SIM2",
    problem: { zh: `${through} 早于 ${from}`, en: `${through} is before ${from}` },
    hint: { zh: "through 写最后一天。", en: "Let through be the last day." },
  }),
  spreadNotRising: (): Complaint => ({
    rule: "SIM3",
    problem: {
      zh: "least、各百分位、median、most 应依次不减",
      en: "least, the percentiles, median and most must not fall",
    },
    hint: { zh: "核对各百分位的值。", en: "Look at the percentiles again." },
  }),
  noDesk: (department: string, item: string): Complaint => ({
    rule: "SIM4",
    problem: {
      zh: `事项“${item}”要由部门“${department}”办理，计划中没有它`,
      en: `the item "${item}" needs the department "${department}", which the plan does not have`,
    },
    hint: {
      zh: `在 departments 中写上 ${department} 及其人数（staff）。`,
      en: `Write ${department} with its staff under departments.`,
    },
  }),
  noRole: (role: string, item: string): Complaint => ({
    rule: "SIM5",
    problem: {
      zh: `事项“${item}”需要角色“${role}”，这里没有人担任`,
      en: `the item "${item}" needs somebody in the role "${role}", and nobody is`,
    },
    hint: { zh: `在 staff 中写上 ${role} 的人数。`, en: `Write how many are ${role} under staff.` },
  }),
  tooFew: (staff: number, needed: number, item: string): Complaint => ({
    rule: "SIM5",
    problem: {
      zh: `事项“${item}”的各步须由不同的人办理，至少要 ${needed} 人，只有 ${staff} 人`,
      en: `the item "${item}" wants different people for its steps: at least ${needed}, and there are ${staff}`,
    },
    hint: { zh: "增加人数。", en: "Give it more people." },
  }),
  unknown: (what: keyof typeof titles, name: string, known: readonly string[]): Complaint => {
    const meant = didYouMean(name, known);
    const list = { zh: known.join("、") || "无", en: known.join(", ") || "none" };
    return {
      rule: "SIM6",
      problem: {
        zh: `事项中没有${titles[what].zh}“${name}”`,
        en: `no item has the ${titles[what].en} "${name}"`,
      },
      hint:
        meant === undefined
          ? { zh: `可用：${list.zh}。`, en: `Known: ${list.en}.` }
          : {
              zh: `是否指“${meant}”？可用：${list.zh}。`,
              en: `Did you mean "${meant}"? Known: ${list.en}.`,
            },
    };
  },
  noticeUnusable: (file: string, problem: Text): Complaint => ({
    rule: "SIM7",
    problem: {
      zh: `通知文件 ${file} 不能用：${problem.zh}`,
      en: `the notice file ${file} cannot be used: ${problem.en}`,
    },
    hint: {
      zh: "格式与 banjian calendar load 相同。",
      en: "It has the format of banjian calendar load.",
    },
  }),
  variantUnfit: (at: string): Complaint => ({
    rule: "SIM8",
    problem: {
      zh: `改动后 ${at} 不再成立`,
      en: `what it makes of ${at} does not fit`,
    },
    hint: {
      zh: "changes 的写法与计划本身相同；值为 null 表示删除。",
      en: "Write changes as the plan itself is written; null removes.",
    },
  }),
  neverComes: (): Complaint => ({
    rule: "SIM9",
    problem: { zh: "权重全为 0，没有人会来", en: "all weights are 0: nobody would come" },
    hint: { zh: "至少写一个大于 0 的权重。", en: "Let one weight be more than 0." },
  }),
  hoursUnfit: (problem: Text): Complaint => ({
    rule: "SIM9",
    problem: {
      zh: `上班时间不能用：${problem.zh}`,
      en: `the working hours cannot be used: ${problem.en}`,
    },
    hint: {
      zh: '写成 { ordinary: [["09:00", "12:00"], ["13:30", "17:30"]] }。',
      en: 'Write { ordinary: [["09:00", "12:00"], ["13:30", "17:30"]] }.',
    },
  }),
};
