import type { CaseStore } from "./ports.js";

/** In memory nobody can write past the store, and nothing is stored beside what it folds. */
export const memoryWhole: Pick<CaseStore, "whole" | "refold"> = {
  whole: {
    look: async () => ({ checked: 0, differing: [] }),
    stop: async () => undefined,
    stopped: async () => [],
    release: async () => {},
    unread: () => [],
  },
  refold: async (caseId) => ({ caseId, failed: new Error("there is nothing to mend in memory") }),
};
