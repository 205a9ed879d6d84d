import type { Assessment, MeasureStore } from "./measure-store.js";

/** Assessments in this process's memory; no case is older than its measures there. */
export function memoryAssessments(): Omit<MeasureStore, "measures"> {
  const kept = new Map<string, Assessment>();
  return {
    unmeasured: async () => [],
    assessment: async (month) => kept.get(month),
    async keepAssessment(assessment) {
      if (kept.has(assessment.month)) return false;
      kept.set(assessment.month, assessment);
      return true;
    },
  };
}
