import { unfit } from "./plain-data.js";

/** The most that one list gives at once; what is longer is asked for page by page. */
const longestPage = 1000;

/** Refuses a number of rows that is none from 1 to 1,000 (BODY_INVALID). */
export function refuseOddCount(name: string, given: unknown): void {
  if (isWhole(given) && given >= 1 && given <= longestPage) return;
  throw unfit({
    zh: `${name} 应为 1 至 ${longestPage} 的整数`,
    en: `${name} must be a whole number from 1 to ${longestPage}`,
  });
}

/** Refuses what is no place of events: 0, the beginning, or a whole number behind it (BODY_INVALID). */
export function refuseOddPlace(name: string, given: unknown): void {
  if (isWhole(given) && given >= 0) return;
  throw unfit({
    zh: `${name} 应为 0 或正整数`,
    en: `${name} must be 0 or a whole number above it`,
  });
}

function isWhole(given: unknown): given is number {
  return Number.isSafeInteger(given);
}
