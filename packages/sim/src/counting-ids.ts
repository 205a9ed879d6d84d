import type { Ids } from "@banjian/engine";

/** Numbers that begin with the day and count from 1: `20260914-0001`. */
export function countingIds(): Ids {
  let cases = 0;
  return {
    caseId: ({ today }) => {
      cases += 1;
      return `${today.replaceAll("-", "")}-${String(cases).padStart(4, "0")}`;
    },
  };
}
