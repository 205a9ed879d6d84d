/** What can be wrong when departments consult each other, for the catalogue in `errors.ts`. */
export const consultationErrors = {
  CONSULTATION_CIRCULAR: {
    says: (it: { chain: readonly string[] }) => ({
      zh: `征求意见绕成圈：${it.chain.join(" → ")}`,
      en: `departments would consult each other in a circle: ${it.chain.join(" → ")}`,
    }),
    hint: {
      zh: "征求其他部门的意见；已在其中的部门直接答复。",
      en: "Ask another department; one that is part of the chain already answers for itself.",
    },
  },
  CONSULTATION_UNKNOWN: {
    says: (it: { department: string; known: readonly string[] }) => ({
      zh: `这里不能征求“${it.department}”的意见；可以：${it.known.join("、") || "无"}`,
      en: `"${it.department}" cannot be consulted here; these can: ${it.known.join(", ") || "none"}`,
    }),
    hint: {
      zh: "可征求的部门写在事项的 consultations；再征求的写在其 consults。",
      en: "The item names them under consultations, and whom they may ask in turn under consults.",
    },
  },
  CONSULTATION_OPEN: {
    says: (it: { department: string; id: string }) => ({
      zh: `该分支正在征求“${it.department}”的意见（${it.id}）`,
      en: `the branch is consulting "${it.department}" already (${it.id})`,
    }),
    hint: {
      zh: "等待答复，或先撤回（withdraw-consultation）。",
      en: "Wait for the answer, or take it back first (withdraw-consultation).",
    },
  },
  CONSULTATION_PENDING: {
    says: (it: { departments: readonly string[] }) => ({
      zh: `征求的意见尚未答复：${it.departments.join("、")}`,
      en: `these have not answered yet: ${it.departments.join(", ")}`,
    }),
    hint: {
      zh: "等待答复或期限届满（事项的 wait 写明），催办，或由征求人撤回。",
      en: "Wait for the answer or until its time is up, as wait says in the item; remind them, or take it back.",
    },
  },
} as const;
