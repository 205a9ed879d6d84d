import type { Text } from "@banjian/base";
import { type Complaint, excerpt } from "../definition/finding.js";
import { conditionBounds } from "./cel.js";

const write: Text = {
  zh: '例如：form.staff > 0 && applicant.kind == "person"。',
  en: 'For instance: form.staff > 0 && applicant.kind == "person".',
};

/** What the checks of conditions say: DEF51 to DEF55 of docs/RULES.md. */
export const conditionRules = {
  unreadable: (what: string, hint: Text = write): Complaint => ({
    rule: "DEF51",
    problem: {
      zh: what === "" ? "条件没有写完" : `条件读到“${excerpt(what)}”读不下去`,
      en:
        what === ""
          ? "the condition is not finished"
          : `the condition cannot be read at "${excerpt(what)}"`,
    },
    hint,
  }),
  tooLarge: (): Complaint => ({
    rule: "DEF51",
    problem: { zh: "条件过长或嵌套过深", en: "the condition is too long or nested too deep" },
    hint: {
      zh: `最多 ${conditionBounds.characters} 个字、${conditionBounds.nodes} 个部分、${conditionBounds.depth} 层、列表 ${conditionBounds.elements} 项。`,
      en: `At most ${conditionBounds.characters} characters, ${conditionBounds.nodes} parts, ${conditionBounds.depth} levels and ${conditionBounds.elements} items in a list.`,
    },
  }),
  tooGreat: (number: string): Complaint => ({
    rule: "DEF51",
    problem: {
      zh: `整数 ${excerpt(number)} 过大`,
      en: `the whole number ${excerpt(number)} is too great`,
    },
    hint: {
      zh: "绝对值最大 9007199254740991。",
      en: "At most 9007199254740991.",
    },
  }),
  unknownName: (name: string, hint: Text): Complaint => ({
    rule: "DEF52",
    problem: {
      zh: `条件中的“${excerpt(name)}”无此名称`,
      en: `the condition names "${excerpt(name)}", which there is not`,
    },
    hint,
  }),
  wrongType: (problem: Text, hint: Text): Complaint => ({ rule: "DEF53", problem, hint }),
  textMadeNumber: (): Complaint => ({
    rule: "DEF53",
    problem: {
      zh: "double() 只换算整数，不换算文字：文字可能不是数字",
      en: "double() is for whole numbers and not for text, which may be no number",
    },
    hint: {
      zh: "把表单项的 type 写成 number，或与文字比较。",
      en: "Make the field one of type number, or compare it with a text.",
    },
  }),
  notAllowed: (what: string, hint: Text): Complaint => ({
    rule: "DEF54",
    problem: {
      zh: `条件中不能用“${excerpt(what)}”`,
      en: `a condition cannot use "${excerpt(what)}"`,
    },
    hint,
  }),
  alwaysTheSame: (): Complaint => ({
    rule: "DEF55",
    problem: {
      zh: "条件不看办件的任何内容，结果总是一样",
      en: "the condition asks nothing of the case and always comes out the same",
    },
    hint: {
      zh: "写上它取决于什么，例如 form 中的一项；或删除它。",
      en: "Say what it depends on, such as a field of the form; or delete it.",
    },
  }),
  comparedWithItself: (): Complaint => ({
    rule: "DEF55",
    problem: {
      zh: "同一项与它自己比较，不论填什么结果都一样",
      en: "it is compared with itself, which comes out the same whatever is filled in",
    },
    hint: {
      zh: "与另一项，或与一个值比较；只看填了没有的，写 has(…)。",
      en: "Compare it with another field or a value; whether it is filled in asks has(…).",
    },
  }),
  neverHolds: (what: string): Complaint => ({
    rule: "DEF55",
    problem: {
      zh: `“${excerpt(what)}”不论怎么填都不成立`,
      en: `"${excerpt(what)}" never holds, whatever is filled in`,
    },
    hint: {
      zh: "改正其中的值，或 && 与 ||；不需要的，连同它所管的内容一起删除。",
      en: "Correct its values, or && and ||; or delete it with what hangs on it.",
    },
  }),
  alwaysHolds: (what: string): Complaint => ({
    rule: "DEF55",
    problem: {
      zh: `“${excerpt(what)}”不论填什么都成立`,
      en: `"${excerpt(what)}" always holds, whatever is filled in`,
    },
    hint: {
      zh: "改正其中的值，或 && 与 ||；不需要的，删除条件。",
      en: "Correct its values, or && and ||; or delete the condition.",
    },
  }),
  neverEqual: (
    value: string,
    title: Text,
    choices: readonly string[],
    meant?: string,
  ): Complaint => ({
    rule: "DEF55",
    problem: {
      zh: `“${title.zh}”不会是“${excerpt(value)}”`,
      en: `"${title.en}" can never be "${excerpt(value)}"`,
    },
    hint: {
      zh: `${meant === undefined ? "" : `是否指“${meant}”？`}可以是：${choices.join("、")}。`,
      en: `${meant === undefined ? "" : `Did you mean "${meant}"? `}It can be: ${choices.join(", ")}.`,
    },
  }),
};
