import type { Text } from "@banjian/base";
import type { Complaint } from "../../definition/finding.js";
import { hintFor } from "./hint-for.js";

/** What the checks say of an implementation and its base. */
export const implementationRules = {
  inherited: (key: string): Complaint => ({
    rule: "DEF61",
    problem: {
      zh: `“${key}”由基本目录事项规定，实施清单事项不能另写`,
      en: `"${key}" is inherited from the base: no implementation has it otherwise`,
    },
    hint: {
      zh: "删除它；自己的只有编码、版本、实施主体、办理地点和承诺期限（包括基本目录事项各情形的）。",
      en: "Delete it; its own are code, version, authority, place and promise, also in the base's variants.",
    },
  }),
  longerThanBase: (own: Text, most: Text): Complaint => ({
    rule: "DEF62",
    problem: {
      zh: `承诺 ${own.zh}，而基本目录事项是 ${most.zh}`,
      en: `the promise is ${own.en}, and the base's ${most.en}`,
    },
    hint: {
      zh: "写同一单位的、不更长的承诺，或删除它。",
      en: "Write no more than that, in the same unit, or delete it.",
    },
  }),
  implementationOfNobody: (): Complaint => ({
    rule: "DEF63",
    problem: { zh: "没有写明实施主体", en: "no authority is named that implements it" },
    hint: {
      zh: "写 authority：{ name, division }；department 不写则沿用基本目录事项的。",
      en: "Write authority: { name, division }; without department the base's is kept.",
    },
  }),
  unknownBase: (name: string, meant: string | undefined, known: readonly string[]): Complaint => ({
    rule: "DEF64",
    problem: {
      zh: `目录中没有基本目录事项“${name}”`,
      en: `there is no base "${name}" in the catalogue`,
    },
    hint: hintFor(meant, known),
  }),
  baseUnusable: (name: string, why: "implementation" | "faulty"): Complaint => ({
    rule: "DEF65",
    problem: {
      implementation: {
        zh: `“${name}”自己就是实施清单事项`,
        en: `"${name}" is an implementation itself`,
      },
      faulty: { zh: `“${name}”自己有问题`, en: `"${name}" has findings of its own` },
    }[why],
    hint: {
      implementation: {
        zh: "写它所实施的基本目录事项。",
        en: "Name the base which that one implements.",
      },
      faulty: { zh: "先改正它。", en: "Mend that file first." },
    }[why],
  }),
  codeOfTheBase: (code: string): Complaint => ({
    rule: "DEF66",
    problem: {
      zh: `“${code}”是基本目录事项的编码`,
      en: `"${code}" is the code of the base`,
    },
    hint: { zh: "写自己的实施编码。", en: "Write an implementation code of its own." },
  }),
};
