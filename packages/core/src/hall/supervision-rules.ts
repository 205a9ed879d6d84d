import type { Complaint } from "../definition/finding.js";

const beginWith = {
  zh: "以 banjian-supervision: 1 开头，写 figures、rules、cards 或 preset。",
  en: "Begin with banjian-supervision: 1 and write figures, rules, cards or a preset.",
};

/** What the checks of a supervision file say: a rule of docs/RULES.md each. */
export const supervisionRules = {
  never: (metric: string): Complaint => ({
    rule: "SUP1",
    problem: {
      zh: `这条规则永不成立：${metric} 到不了这个值`,
      en: `this never holds: ${metric} cannot get there`,
    },
    hint: {
      zh: "比率在 0 至 1 之间，件数不小于 0；score 不为 0。",
      en: "A share lies between 0 and 1, a count is not below 0, and score is not 0.",
    },
  }),
  always: (metric: string): Complaint => ({
    rule: "SUP2",
    problem: {
      zh: `这条规则总是成立：${metric} 取任何值都符合`,
      en: `this always holds, whatever ${metric} is`,
    },
    hint: {
      zh: "改 threshold，或改起评分 base。",
      en: "Change the threshold, or the base of the score.",
    },
  }),
  contradicts: (other: string): Complaint => ({
    rule: "SUP3",
    problem: {
      zh: `与规则“${other}”矛盾：更严重的反而扣得更少，或方向相同而加减相反，或完全重复`,
      en: `contradicts the rule "${other}": what is worse costs less, or one adds what the other takes, or both say the same`,
    },
    hint: {
      zh: "同一指标的几条规则，越严重的分值应当越大；重复的删去一条。",
      en: "Let the score grow with the threshold among rules of one metric, and drop one of two that say the same.",
    },
  }),
  tooFar: (metric: string): Complaint => ({
    rule: "SUP1",
    problem: {
      zh: `这条规则永不成立：${metric} 到不了这个值`,
      en: `this never holds: ${metric} cannot get there`,
    },
    hint: {
      zh: "remaining 写 0 至期限长度以下的整数，used 写 1 至 99（percent），overdue 写 1 至 5000。",
      en: "Write for remaining 0 or more, below the length of the limit; for used 1 to 99 (percent); for overdue 1 to 5000.",
    },
  }),
  fromTheStart: (metric: string): Complaint => ({
    rule: "SUP2",
    problem: {
      zh: `这条规则总是成立：期限自第一日起 ${metric} 就符合`,
      en: `this always holds: ${metric} is so from the first day of a limit`,
    },
    hint: {
      zh: "remaining 用 at-most，且小于期限的长度；used、overdue 用 at-least，不小于 1。",
      en: "Use at-most with remaining, below the length of the limit, and at-least with used and overdue, 1 or more.",
    },
  }),
  noFigures: (metric: string, figures: readonly string[]): Complaint => ({
    rule: "SUP1",
    problem: {
      zh: `这条规则永不成立：没有厅外数字 ${figures.join("、")}，${metric} 没有值`,
      en: `this never holds: without the figures ${figures.join(", ")} from outside ${metric} has no value`,
    },
    hint: {
      zh: "在 figures 中写入这些数字，注明日期和来源，或删去这条规则。",
      en: "Give them under figures with a day and a source, or drop the rule.",
    },
  }),
  twoFigures: (figure: string, on: string): Complaint => ({
    rule: "SUP3",
    problem: {
      zh: `${on} 的 ${figure} 写了两次`,
      en: `${figure} of ${on} is given twice`,
    },
    hint: {
      zh: "同一部门、区划、日期的数字只留一个。",
      en: "Leave one figure for a day, a department and a division.",
    },
  }),
  cardsContradict: (other: string): Complaint => ({
    rule: "SUP3",
    problem: {
      zh: `与规则“${other}”矛盾：同一期限在同一时点亮两张牌，或红牌先于黄牌，或同一行为两次亮牌`,
      en: `contradicts the rule "${other}": two cards at one point of a limit, a red one before the yellow, or two for one deed`,
    },
    hint: {
      zh: "让黄牌的时点早于红牌，或用 limits、unit 把两条规则分开；说同一件事的删去一条。",
      en: "Let the yellow card come before the red one, keep the two apart by limits or unit, and drop one of two that say the same.",
    },
  }),
  rungContradicts: (of: { readonly preset?: string; readonly in?: string }): Complaint => ({
    rule: "SUP3",
    problem: {
      zh: `与${of.preset === undefined ? "" : `预设“${of.preset}”`}${of.in === undefined ? "" : `${of.preset === undefined ? "" : "（"}期限 ${of.in}${of.preset === undefined ? " 自写的 rungs" : "）"}`}矛盾：同一期限在同一时点亮两张牌，或红牌先于黄牌`,
      en: `contradicts ${of.preset === undefined ? "the rungs" : `the preset "${of.preset}"`}${of.in === undefined ? "" : ` of the limit ${of.in}`}: two cards at one point of a limit, or a red one before the yellow`,
    },
    hint: {
      zh: "early：超期 1 黄、2 红；lean：剩 1 黄、超期 1 红。改 threshold、card 或 preset，使黄牌先于红牌，或用 limits 避开。",
      en: "early is yellow at 1 over and red at 2, lean yellow with 1 left and red at 1 over. Change the threshold, the card or the preset so that yellow comes before red, or keep apart by limits.",
    },
  }),
  scoresNothing: (): Complaint => ({
    rule: "SUP1",
    problem: { zh: "score 为 0，不加也不扣", en: "a score of 0 neither adds nor takes" },
    hint: {
      zh: "写每张扣几分（负数），不计分的删去 score。",
      en: "Write what each card costs, below 0, or drop score where it costs nothing.",
    },
  }),
  overlaps: (other: string): Complaint => ({
    rule: "SUP3",
    problem: {
      zh: `与规则“${other}”矛盾：有的值两条同时成立，或无论何值总有一条成立而同加同减`,
      en: `contradicts the rule "${other}": both hold for some values, or one of them for every value and both add or both take`,
    },
    hint: {
      zh: "使两条的范围不重叠，例如 below 0.9 与 at-least 0.95；处处都扣的改起评分 base。",
      en: "Let them not overlap, as below 0.9 and at-least 0.95; where every value costs something, change the base.",
    },
  }),
  zeroFigures: (metric: string, figure: string): Complaint => ({
    rule: "SUP1",
    problem: {
      zh: `这条规则永不成立：厅外数字 ${figure} 都是 0，${metric} 没有值`,
      en: `this never holds: the figure ${figure} is 0 throughout, so that ${metric} has no value`,
    },
    hint: {
      zh: "核对 figures 中的数字，或删去这条规则。",
      en: "Look at the figures again, or drop the rule.",
    },
  }),
  notWatched: (cause: string, colour: string | undefined): Complaint => ({
    rule: "SUP1",
    problem: {
      zh: `这条规则永不成立：事项和 cards 都不因 ${cause} 亮${colour === undefined ? "牌" : colour === "red" ? "红牌" : "黄牌"}`,
      en: `this never holds: neither the items nor the cards of this file raise a ${colour === undefined ? "" : `${colour} `}card for ${cause}`,
    },
    hint: {
      zh: "在事项的 supervision.watch 或本文件的 cards 中写明这种行为亮什么牌，或删去这条规则。",
      en: "Say under supervision.watch of the items, or under cards here, which card it raises, or drop the rule.",
    },
  }),
  saysNothing: (): Complaint => ({
    rule: "SUP1",
    problem: { zh: "这个监察文件什么也没写", en: "this supervision file says nothing" },
    hint: beginWith,
  }),
  empty: (): Complaint["hint"] => beginWith,
  incomplete: (): Complaint => ({
    rule: "SUP4",
    problem: {
      zh: "指标须写 compare 和 threshold；cards 按张计分，不写 compare 和 threshold",
      en: "an indicator needs compare and threshold; cards are counted one by one and have neither",
    },
    hint: {
      zh: "写 { metric: promise-kept-share, compare: below, threshold: 0.95, score: -2 } 或 { metric: cards, colour: red, score: -1.5 }。",
      en: "Write { metric: promise-kept-share, compare: below, threshold: 0.95, score: -2 } or { metric: cards, colour: red, score: -1.5 }.",
    },
  }),
  misplaced: (): Complaint => ({
    rule: "SUP5",
    problem: { zh: "cause、colour 只用于 cards", en: "cause and colour are for cards only" },
    hint: { zh: "删去，或把 metric 改为 cards。", en: "Drop them, or let metric be cards." },
  }),
  nothingCompared: (): Complaint => ({
    rule: "SUP4",
    problem: {
      zh: "这是一种行为，不写 compare、threshold、unit、limits",
      en: "this is something that is done: it has no compare, threshold, unit or limits",
    },
    hint: { zh: "删去它们。", en: "Drop them." },
  }),
  wrongUnit: (): Complaint => ({
    rule: "SUP4",
    problem: {
      zh: "used 以 percent 计，其他不以 percent 计",
      en: "used is in percent, and nothing else is",
    },
    hint: {
      zh: "写 { metric: used, compare: at-least, threshold: 80, unit: percent, card: yellow }。",
      en: "Write { metric: used, compare: at-least, threshold: 80, unit: percent, card: yellow }.",
    },
  }),
  wholeNumber: (): Complaint => ({
    rule: "SUP4",
    problem: { zh: "threshold 应为整数", en: "the threshold must be a whole number" },
    hint: { zh: "以期限的单位写整数。", en: "Count in whole units of the limit." },
  }),
  unknownLimit: (name: string, meant: string | undefined, known: readonly string[]): Complaint => ({
    rule: "SUP7",
    problem: {
      zh: `没有一个事项有期限“${name}”：这条规则永不成立`,
      en: `no item has a limit "${name}": this never holds`,
    },
    hint: meantBy(meant, known),
  }),
  noLimit: (): Complaint => ({
    rule: "SUP7",
    problem: {
      zh: "没有一个事项有这样的期限：这条规则永不成立",
      en: "no item has such a limit: this never holds",
    },
    hint: {
      zh: "核对 limits 和 unit：所说的期限须以这个单位计。",
      en: "Look at limits and unit: the limits that are meant have to count in that unit.",
    },
  }),
  unknownDepartment: (
    name: string,
    meant: string | undefined,
    known: readonly string[],
  ): Complaint => ({
    rule: "SUP8",
    problem: { zh: `没有一个事项有部门“${name}”`, en: `no item has a department "${name}"` },
    hint: meantBy(meant, known),
  }),
  unknownRole: (name: string, meant: string | undefined, known: readonly string[]): Complaint => ({
    rule: "SUP9",
    problem: { zh: `没有一个事项有角色“${name}”`, en: `no item has a role "${name}"` },
    hint: meantBy(meant, known),
  }),
  bounds: (): Complaint => ({
    rule: "SUP6",
    problem: { zh: "least、base、most 应依次不减", en: "least, base and most must not fall" },
    hint: { zh: "核对起评分和上下限。", en: "Look at the base and its bounds again." },
  }),
};

function meantBy(meant: string | undefined, known: readonly string[]): Complaint["hint"] {
  if (meant !== undefined) return { zh: `是否指“${meant}”？`, en: `Did you mean "${meant}"?` };
  return { zh: `可用：${known.join("、")}。`, en: `Known: ${known.join(", ")}.` };
}
