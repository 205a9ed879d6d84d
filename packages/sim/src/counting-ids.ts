import type { Ids } from "@banjian/engine";

/** Numbers that begin with the day and count from 1: `20260914-0001`; query codes that count as well. */
export function countingIds(): Ids {
  let cases = 0;
  let codes = 0;
  return {
    caseId: ({ today }) => {
      cases += 1;
      return `${today.replaceAll("-", "")}-${String(cases).padStart(4, "0")}`;
    },
    queryCode: () => {
      codes += 1;
      return `code${String(codes).padStart(4, "0")}`;
    },
  };
}
