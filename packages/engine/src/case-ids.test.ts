import { parseLocalDate } from "@banjian/calendar";
import type { Item } from "@banjian/core";
import { expect, test } from "vitest";
import { randomCaseIds } from "./case-ids.js";

const day = parseLocalDate("2026-09-24");

function numberOf(today: typeof day): string {
  const none = () => Promise.reject(new Error("nothing is counted"));
  return String(randomCaseIds.caseId({ today, item: {} as Item, count: none }));
}

test("a case number begins with its day and ends with ten characters that no one mistakes when reading them aloud", () => {
  for (let index = 0; index < 1_000; index++) {
    expect(numberOf(day)).toMatch(/^20260924-[0-9a-hjkmnp-tv-z]{10}$/);
  }
});

test("numbers of one day do not meet, and use every character", () => {
  const ids = Array.from({ length: 10_000 }, () => numberOf(day).slice(9));
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids.join("")).size).toBe(32);
});
