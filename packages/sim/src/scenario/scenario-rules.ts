import type { Text } from "@banjian/base";
import { type Complaint, didYouMean } from "@banjian/core";
import { fileUnusable } from "../file-unusable.js";

const titles = {
  person: { zh: "人员", en: "person" },
  application: { zh: "申请", en: "application" },
  scenario: { zh: "情景", en: "scenario" },
} as const;
type Named = keyof typeof titles;

/** What the checks of scenario files say: a rule of docs/RULES.md each. */
export const scnRules = {
  unknown: (what: Named, name: string, known: readonly string[]): Complaint => {
    const meant = didYouMean(name, known);
    const list = { zh: known.join("、") || "无", en: known.join(", ") || "none" };
    return {
      rule: "SCN1",
      problem: {
        zh: `没有${titles[what].zh}“${name}”`,
        en: `there is no ${titles[what].en} "${name}"`,
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
  supervisionUnusable: (file: string, problem: Text): Complaint =>
    fileUnusable("SCN8", "supervision", { file, problem }),
  unused: (what: Named, name: string): Complaint => ({
    rule: "SCN2",
    problem: {
      zh: `没有任何步骤用到${titles[what].zh}“${name}”`,
      en: `no step uses the ${titles[what].en} "${name}"`,
    },
    hint: { zh: "用上它，或删除它。", en: "Use it, or delete it." },
  }),
  itemUnusable: (file: string, problem: Text): Complaint =>
    fileUnusable("SCN3", "item", { file, problem }),
  nothingToDo: (): Complaint => ({
    rule: "SCN4",
    problem: { zh: "这一步什么也没有", en: "this step says nothing" },
    hint: {
      zh: "写上 by 与 files、drafts 或 does，或 at、after，或 expect。",
      en: "Write by with files, drafts or does, or at, or after, or expect.",
    },
  }),
  oneOf: (keys: readonly string[]): Complaint => ({
    rule: "SCN4",
    problem: {
      zh: `一步只能有一个：${keys.join("、")}`,
      en: `one step has only one of ${keys.join(", ")}`,
    },
    hint: { zh: "拆成几步。", en: "Make several steps of it." },
  }),
  needs: (key: string, other: string): Complaint => ({
    rule: "SCN4",
    problem: { zh: `有“${key}”就要有“${other}”`, en: `"${key}" needs "${other}"` },
    hint: { zh: `写上“${other}”，或删除“${key}”。`, en: `Write "${other}", or delete "${key}".` },
  }),
  notOpened: (): Complaint => ({
    rule: "SCN5",
    problem: {
      zh: "情景的第一步应在某一时刻提出申请",
      en: "a scenario begins with an application filed at a moment",
    },
    hint: {
      zh: "第一步写 at、by 和 files（或 drafts），或用 given 接在另一情景之后。",
      en: "Let the first step have at, by and files (or drafts), or go on from another scenario by given.",
    },
  }),
  openedTwice: (): Complaint => ({
    rule: "SCN5",
    problem: { zh: "一个情景只有一个办件", en: "a scenario is about one case" },
    hint: { zh: "后面的步骤用 does。", en: "Let later steps use does." },
  }),
  givenInCircle: (circle: readonly string[]): Complaint => ({
    rule: "SCN6",
    problem: {
      zh: `given 绕成了圈：${circle.join(" → ")}`,
      en: `given goes round in a circle: ${circle.join(" → ")}`,
    },
    hint: { zh: "让其中一个从申请开始。", en: "Let one of them begin with its application." },
  }),
  badMoment: (text: string, hint: { zh: string; en: string }): Complaint => ({
    rule: "SCN7",
    problem: {
      zh: `“${text}”不是时刻或时长`,
      en: `"${text}" is neither a moment nor a length of time`,
    },
    hint,
  }),
};
