import type { Complaint } from "../../definition/finding.js";
import { hintFor } from "./hint-for.js";

/** What the checks say of the words in which people are told. */
export const notificationRules = {
  unknownWord: (name: string, meant: string | undefined, known: readonly string[]): Complaint => ({
    rule: "DEF68",
    problem: {
      zh: `通知的文字用了没有的字段“${name}”`,
      en: `the words of the notification name a field "${name}" that there is not`,
    },
    hint: hintFor(meant, known),
  }),
  toldByNothing: (): Complaint => ({
    rule: "DEF68",
    problem: {
      zh: "写了文字，却不用任何方式通知",
      en: "there are words, and no channel to send them",
    },
    hint: {
      zh: "在 by 中写一种方式，或删除 text。",
      en: "Name a channel under by, or delete text.",
    },
  }),
};
