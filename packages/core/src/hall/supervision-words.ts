import type { ObjectWords } from "../definition/described.js";

/** What the keys of a supervision file mean. */
export const supervisionFileWords = {
  self: { zh: "大厅的监察文件", en: "the supervision file of a hall" },
  keys: {
    "banjian-supervision": { zh: "格式版本", en: "the version of the format" },
    figures: { zh: "来自厅外的数字", en: "figures from outside the hall" },
  },
} as const satisfies ObjectWords;
