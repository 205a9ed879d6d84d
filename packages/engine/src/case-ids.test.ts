import { parseLocalDate } from "@banjian/calendar";
import { expect, test } from "vitest";
import { randomCaseIds } from "./case-ids.js";

const day = parseLocalDate("2026-09-24");

test("a case number begins with its day and ends with ten characters that no one mistakes when reading them aloud", () => {
  for (let index = 0; index < 1_000; index++) {
    expect(randomCaseIds.caseId(day)).toMatch(/^20260924-[0-9a-hjkmnp-tv-z]{10}$/);
  }
});

test("numbers of one day do not meet, and use every character", () => {
  const ids = Array.from({ length: 10_000 }, () => randomCaseIds.caseId(day).slice(9));
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids.join("")).size).toBe(32);
});
