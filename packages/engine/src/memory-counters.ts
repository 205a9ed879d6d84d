import type { CaseStore } from "./ports.js";

/** Counters in this process's memory, each from 1 on. */
export function memoryCounters(): CaseStore["count"] {
  const counters = new Map<string, number>();
  return async (name) => {
    const next = (counters.get(name) ?? 0) + 1;
    counters.set(name, next);
    return next;
  };
}
