import type { ObjectWords } from "./described.js";

export const consultationWords = {
  self: { zh: "可以征求意见的一个部门", en: "a department that may be consulted" },
  keys: {
    by: { zh: "答复的角色（默认 handler）", en: "the role that answers (by default handler)" },
    within: { zh: "答复的期限", en: "the time it has to answer" },
    wait: {
      zh: "征求意见的步骤是否等待（默认等到答复或期限届满）",
      en: "whether the step that asks waits (by default until the answer or until its time is up)",
    },
    consults: {
      zh: "该部门又可以征求哪些部门的意见",
      en: "the departments it may consult in turn",
    },
  },
} as const satisfies ObjectWords;
