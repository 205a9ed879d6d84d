/** What a history of too many facts is refused with, for the catalogue in `errors.ts`. */
export const historyErrors = {
  HISTORY_LIMIT: {
    says: (it: { caseId: string; facts: number; most: number }) => ({
      zh: `办件 ${it.caseId} 已有 ${it.facts} 条事实，最多 ${it.most} 条；未作任何保存`,
      en: `the case ${it.caseId} has ${it.facts} facts, and ${it.most} at most are kept; nothing was stored`,
    }),
    hint: {
      zh: "只能作出决定、送达、撤回、终止等使其办结的动作；期限照常生效。先查明是谁在反复操作。",
      en: "Only what brings it to its end is taken (decide, deliver, withdraw, terminate), and its limits go on; find out who keeps adding to it.",
    },
  },
} as const;
