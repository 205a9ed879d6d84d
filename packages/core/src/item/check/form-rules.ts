import type { Text } from "@banjian/base";
import type { Complaint } from "../../definition/finding.js";

/** What the checks say of the fields of a form, and of what an item says of itself. */
export const formRules = {
  fieldContradiction: (name: string, what: Text, hint: Text): Complaint => ({
    rule: "DEF75",
    problem: {
      zh: `表单项“${name}”自相矛盾：${what.zh}`,
      en: `the field "${name}" contradicts itself: ${what.en}`,
    },
    hint,
  }),
  fieldsInCircle: (circle: readonly string[]): Complaint => ({
    rule: "DEF76",
    problem: {
      zh: `表单项互相以对方为前提，永远不会出现：${circle.join(" → ")}`,
      en: `these fields ask for each other and never come up: ${circle.join(" → ")}`,
    },
    hint: {
      zh: "从其中一个的 only-when 中去掉另一个。",
      en: "Take one of them out of the only-when of another.",
    },
  }),
  factContradiction: (what: Text, hint: Text): Complaint => ({
    rule: "DEF81",
    problem: { zh: `事项自相矛盾：${what.zh}`, en: `the item contradicts itself: ${what.en}` },
    hint,
  }),
  requiredByItself: (name: string): Complaint => ({
    rule: "DEF76",
    problem: {
      zh: `“${name}”是否必填取决于它自己填了什么`,
      en: `whether "${name}" has to be filled in hangs on what it says itself`,
    },
    hint: { zh: "条件看别的表单项。", en: "Let the condition ask about another field." },
  }),
};
