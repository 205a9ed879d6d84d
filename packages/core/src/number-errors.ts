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
  CASE_ID_TAKEN: {
    says: (it: { caseId: string }) => ({
      zh: `编号 ${it.caseId} 已属另一办件`,
      en: `the number ${it.caseId} is that of another case already`,
    }),
    hint: {
      zh: "没有存储任何内容。让编号规则用上 sequence，使同一 counter 的编号互不相同。",
      en: "Nothing was stored. Let the scheme write the sequence into the number, so that no two of one counter are the same.",
    },
  },
  CASE_ID_INVALID: {
    says: (it: { caseId: unknown }) => ({
      zh: `编号规则给出的 ${JSON.stringify(it.caseId) ?? "undefined"} 不能作办件编号`,
      en: `the scheme for numbers wrote ${JSON.stringify(it.caseId) ?? "undefined"}, which cannot be the number of a case`,
    }),
    hint: {
      zh: "没有存储任何内容。编号为 1 至 50 个字母、数字或“-”“_”“.”，以字母或数字开头。",
      en: 'Nothing was stored. A number has 1 to 50 letters, digits, "-", "_" or ".", and begins with a letter or a digit.',
    },
  },
};
