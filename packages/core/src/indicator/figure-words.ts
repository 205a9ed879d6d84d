import type { ObjectWords } from "../definition/described.js";

/** What the keys of a figure mean. */
export const figureWords = {
  self: { zh: "来自厅外的数字", en: "a figure from outside the hall" },
  keys: {
    figure: { zh: "哪个数字", en: "which figure" },
    value: { zh: "数值", en: "how many" },
    on: { zh: "自哪日起采用", en: "the day from which it holds" },
    source: { zh: "来源，如统计公报", en: "who says so, such as a statistical bulletin" },
    department: { zh: "只属于这个部门", en: "of this department alone" },
    division: { zh: "只属于这个行政区划", en: "of this division alone" },
  },
} as const satisfies ObjectWords;
