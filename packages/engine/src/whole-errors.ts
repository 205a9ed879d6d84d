/** What can be wrong with a case as it is stored, for the catalogue in `errors.ts`. */
export const wholeErrors = {
  CASE_DIFFERS: {
    says: (it: { caseId: string; at: string }) => ({
      zh: `办件 ${it.caseId} 的保存内容与其事实不符（${it.at}），已停办`,
      en: `what is stored of case ${it.caseId} is not what its facts add up to (${it.at}), and the case is stopped`,
    }),
    hint: {
      zh: "用 banjian verify 查看差异；修复所存的行后 incident retry，或以 incident skip 改用由事实推出的内容。",
      en: "See where with banjian verify; mend its rows and say incident retry, or have it taken from its facts with incident skip.",
    },
  },
};
