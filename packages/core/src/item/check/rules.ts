import type { Text } from "@banjian/base";
import type { Complaint } from "../../definition/finding.js";
import { namesOfKey } from "../../definition/key-aliases.js";
import { approvalRules } from "./approval-rules.js";
import { demandRules } from "./demand-rules.js";
import { feeRules } from "./fee-rules.js";
import { flowRules } from "./flow-rules.js";
import { formRules } from "./form-rules.js";
import { hintFor } from "./hint-for.js";
import { implementationRules } from "./implementation-rules.js";
import { limitRules } from "./limit-rules.js";
import { notificationRules } from "./notification-rules.js";
import { timeRules } from "./time-rules.js";
import { twiceRules } from "./twice-rules.js";
import { variantRules } from "./variant-rules.js";

/** The usual Chinese name of a key, in brackets. */
function inChinese(key: string): string {
  const [name] = namesOfKey(key);
  return name === undefined ? "" : `（${name}）`;
}

/** What the checks of an item say: a rule of docs/RULES.md each. */
export const defRules = {
  ...demandRules,
  ...implementationRules,
  ...flowRules,
  ...limitRules,
  ...approvalRules,
  ...notificationRules,
  ...timeRules,
  ...formRules,
  ...feeRules,
  ...twiceRules,
  ...variantRules,
  unknownKey: (key: string, hint: Text): Complaint => ({
    rule: "DEF1",
    problem: { zh: `这里没有键“${key}”`, en: `there is no key "${key}" here` },
    hint,
  }),
  missingKey: (key: string): Complaint => ({
    rule: "DEF2",
    problem: { zh: `缺少“${key}”${inChinese(key)}`, en: `"${key}" is missing` },
    hint: { zh: `请写上“${key}”${inChinese(key)}。`, en: `Write "${key}".` },
  }),
  wrongValue: (problem: Text, hint: Text): Complaint => ({ rule: "DEF3", problem, hint }),
  badName: (name: string): Complaint => ({
    rule: "DEF4",
    problem: { zh: `“${name}”不能作名称`, en: `"${name}" cannot be a name` },
    hint: {
      zh: "名称以字母或汉字开头，只含字母、汉字、数字、“-”和“_”，最多 64 个字，且不是保留字。",
      en: 'A name begins with a letter or a Chinese character, goes on with those, digits, "-" and "_", has at most 64 characters and is not reserved.',
    },
  }),
  reservedState: (name: string): Complaint => ({
    rule: "DEF4",
    problem: {
      zh: `“${name}”是办件的固有终态，不能另作状态名`,
      en: `"${name}" is an end every case has; no state of the item can be called so`,
    },
    hint: { zh: "请换一个状态名。", en: "Give the state another name." },
  }),
  repeatedName: (name: string): Complaint => ({
    rule: "DEF4",
    problem: { zh: `“${name}”已经用过`, en: `"${name}" is the name of another one` },
    hint: { zh: "请换一个名称。", en: "Give it another name." },
  }),
  unknownState: (name: string, meant: string | undefined, known: readonly string[]): Complaint => ({
    rule: "DEF5",
    problem: { zh: `没有状态“${name}”`, en: `there is no state "${name}"` },
    hint: hintFor(meant, known),
  }),
  unreachable: (name: string): Complaint => ({
    rule: "DEF6",
    problem: {
      zh: `没有任何路径到达状态“${name}”`,
      en: `no way from the start leads to the state "${name}"`,
    },
    hint: {
      zh: "让某个状态通向它，或删除它。",
      en: "Let another state lead to it, or delete it.",
    },
  }),
  noWayOut: (name: string): Complaint => ({
    rule: "DEF7",
    problem: {
      zh: `办件进入“${name}”后再也到不了终态`,
      en: `a case that enters "${name}" can never come to an end`,
    },
    hint: {
      zh: "给它一个通向终态的动作，或写 final: true。",
      en: "Give it an action that leads on to an end, or write final: true.",
    },
  }),
  unknownRole: (name: string, meant: string | undefined, known: readonly string[]): Complaint => ({
    rule: "DEF8",
    problem: { zh: `没有角色“${name}”`, en: `there is no role "${name}"` },
    hint: hintFor(meant, known),
  }),
  unknownDepartment: (
    name: string,
    meant: string | undefined,
    known: readonly string[],
  ): Complaint => ({
    rule: "DEF9",
    problem: { zh: `没有部门“${name}”`, en: `there is no department "${name}"` },
    hint: hintFor(meant, known),
  }),
  unknownBranch: (
    name: string,
    meant: string | undefined,
    known: readonly string[],
  ): Complaint => ({
    rule: "DEF10",
    problem: { zh: `没有分支“${name}”`, en: `there is no branch "${name}"` },
    hint: hintFor(meant, known),
  }),
  unknownProcedure: (
    name: string,
    meant: string | undefined,
    known: readonly string[],
  ): Complaint => ({
    rule: "DEF27",
    problem: { zh: `没有特别程序“${name}”`, en: `there is no procedure "${name}"` },
    hint: hintFor(meant, known),
  }),
  presetNeedsProcedure: (preset: string, name: string, known: readonly string[]): Complaint => ({
    rule: "DEF27",
    problem: {
      zh: `预设“${preset}”需要名为“${name}”的特别程序，这里没有`,
      en: `the preset "${preset}" needs a procedure named "${name}", which there is not`,
    },
    hint: {
      zh: `在审批阶段写 procedures: { ${name}: {} }${known.length === 0 ? "" : `，或把 ${known.join("、")} 中相应的一个改名为 ${name}`}。`,
      en: `Write procedures: { ${name}: {} } in the approval${known.length === 0 ? "" : `, or rename the one of ${known.join(", ")} that is meant to ${name}`}.`,
    },
  }),
  neverJoins: (cycle: readonly string[]): Complaint => ({
    rule: "DEF11",
    problem: {
      zh: `分支互相等待，永远汇不齐：${cycle.join(" → ")}`,
      en: `these branches wait for each other and can never join: ${cycle.join(" → ")}`,
    },
    hint: {
      zh: "让其中一个 starts: together。",
      en: "Let one of them start together with the others.",
    },
  }),
  branchesTooLong: (path: string, took: Text, limit: string, within: Text): Complaint => ({
    rule: "DEF15",
    problem: {
      zh: `分支 ${path} 依次共需 ${took.zh}，超过“${limit}”的 ${within.zh}`,
      en: `the branches ${path} take ${took.en} in turn, more than the ${within.en} of "${limit}"`,
    },
    hint: {
      zh: "缩短分支期限，让它们同时开始，或放宽承诺。",
      en: "Shorten them, let them start together, or promise less.",
    },
  }),
  exclusionWithoutBasis: (procedure: string, meant?: string): Complaint => ({
    rule: "DEF16",
    problem: {
      zh: `“${procedure}”不在行政许可法第四十五条列举之内，不计时须有依据`,
      en: `"${procedure}" is none of the causes of licensing law art. 45; leaving its time out needs a basis`,
    },
    hint: {
      zh: `${meant === undefined ? "" : `是否指“${meant}”？以名称（不是 title）为准。`}写上 basis，或删除 excludes: true（它仍可以有自己的期限）。`,
      en: `${meant === undefined ? "" : `Did you mean "${meant}"? The name counts, not the title. `}Write its basis, or delete excludes: true (it can still have a limit of its own).`,
    },
  }),
  stageTwice: (stage: string): Complaint => ({
    rule: "DEF20",
    problem: { zh: `阶段“${stage}”用了两次`, en: `the stage "${stage}" is used twice` },
    hint: { zh: "每个阶段在一个事项中只用一次。", en: "Use each stage once in an item." },
  }),
  kindNeedsStage: (kind: string, stage: string): Complaint => ({
    rule: "DEF21",
    problem: {
      zh: `“${kind}”只能在阶段“${stage}”中办理`,
      en: `"${kind}" only has a meaning inside the stage "${stage}"`,
    },
    hint: { zh: `改用 use: ${stage}。`, en: `Write use: ${stage} instead.` },
  }),
  operationAsAction: (name: string): Complaint => ({
    rule: "DEF46",
    problem: {
      zh: `“${name}”是对待办的操作，随处可办，不能写作某一状态的动作`,
      en: `"${name}" is an operation on tasks, possible wherever a case stands: no state has it as an action of its own`,
    },
    hint: {
      zh: "删除它；名称相同而意思不同的，换一个名称。",
      en: "Delete it; give an action that means something else another name.",
    },
  }),
  hearingNeverInTime: (invite: Text, hold: Text): Complaint => ({
    rule: "DEF47",
    problem: {
      zh: `听证须提前 ${invite.zh} 通知，却须在 ${hold.zh} 内举行`,
      en: `the invitation goes out ${invite.en} before a hearing that is held within ${hold.en}`,
    },
    hint: {
      zh: "缩短 invite-before，或放宽 hold-within。",
      en: "Shorten invite-before, or give hold-within more.",
    },
  }),
  hearingTooShort: (invite: Text, whole: Text): Complaint => ({
    rule: "DEF47",
    problem: {
      zh: `听证须提前 ${invite.zh} 通知，而听证程序一共只有 ${whole.zh}`,
      en: `the invitation goes out ${invite.en} before a hearing whose procedure takes ${whole.en} in all`,
    },
    hint: {
      zh: "放宽 within，使它长于 invite-before，或删除 within（开启听证时再写明时长）。",
      en: "Make within longer than invite-before, or delete it (its length is then given when the hearing is opened).",
    },
  }),
  stepsOrBranches: (): Complaint => ({
    rule: "DEF22",
    problem: {
      zh: "审批须写 steps 或 branches，且只写一种",
      en: "an approval has either steps or branches",
    },
    hint: {
      zh: "单部门写 steps，多部门并联写 branches。",
      en: "Write steps for one department, branches for several.",
    },
  }),
  unused: (what: string): Complaint => ({
    rule: "DEF23",
    problem: { zh: `“${what}”没有任何地方用到`, en: `nothing uses "${what}"` },
    hint: { zh: "用上它，或删除它。", en: "Use it, or delete it." },
  }),
  tooLarge: (what: Text, count: number, most: number): Complaint => ({
    rule: "DEF25",
    problem: {
      zh: `${what.zh}有 ${count} 个，最多 ${most} 个`,
      en: `${count} ${what.en}, at most ${most}`,
    },
    hint: { zh: "请拆分事项。", en: "Split the item." },
  }),
  carriedOutByNothing: (what: Text, hint: Text): Complaint => ({
    rule: "DEF23",
    problem: {
      zh: `${what.zh}，写了也不起作用`,
      en: `${what.en}: nothing would carry it out`,
    },
    hint,
  }),
};
