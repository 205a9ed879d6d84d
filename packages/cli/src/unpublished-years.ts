import type { Text } from "@banjian/base";
import type { HallReport } from "@banjian/sim";

/** That the days off of some years that were played are only guessed; nothing where all are published. */
export function unpublishedText({ unpublished = [] }: HallReport): Text | undefined {
  if (unpublished.length === 0) return undefined;
  const years = unpublished.join("、");
  return {
    zh: `${years} 年的放假安排尚未公布：没有调休，日期都是暂定的`,
    en: `the days off of ${unpublished.join(", ")} are not published: there are no make-up workdays in it, and every date is provisional`,
  };
}
