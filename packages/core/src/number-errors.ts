/** What can be wrong with the number of a new case, for the catalogue in `errors.ts`. */
export const numberErrors = {
  NUMBER_EXHAUSTED: {
    says: (it: { most: number }) => ({
      zh: `办件编号已用到 ${it.most}，位数不够，没有编出下一个`,
      en: `the numbers for cases are used up to ${it.most}, and the next has no room`,
    }),
    hint: {
      zh: "没有存储任何内容。改用位数更多的编号规则，或次日再办。",
      en: "Nothing was stored. Take a scheme with more digits, or file on the next day.",
    },
  },
  NUMBER_PART_INVALID: {
    says: (it: { part: string; given: string; wanted: string }) => ({
      zh: `编号规则不能使用 ${it.part}“${it.given}”，应符合 ${it.wanted}`,
      en: `the scheme for numbers cannot use the ${it.part} "${it.given}": it must be written as ${it.wanted}`,
    }),
    hint: {
      zh: "在 openHall 的 numbers 中写明事项的实施编码（codes）或厅的区划（division）。",
      en: "Give the official codes of the items (codes) or the division of the hall in `numbers` of openHall.",
    },
  },
};
