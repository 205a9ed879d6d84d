import { CodedError } from "@banjian/base";
import { parseLocalDate } from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import { type NumberParts, numberSchemes } from "./number-scheme.js";

const day = parseLocalDate("2026-09-24");
const code = "11440305MB2C9265XQ4440105001000";
const parts = { code, division: "440305", day };

function written(scheme: keyof typeof numberSchemes, more: Partial<NumberParts>): string {
  try {
    return numberSchemes[scheme].write({ ...parts, sequence: 1, ...more });
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error);
  }
}

describe("ME10: a number for a case", () => {
  test.each<[keyof typeof numberSchemes, Partial<NumberParts>, string]>([
    ["item-and-day", {}, `${code}202609240001`],
    ["item-and-day", { sequence: 9_999 }, `${code}202609249999`],
    ["item-and-day", { sequence: 10_000 }, "NUMBER_EXHAUSTED"],
    ["item-and-day", { code: "food-business-licence" }, "NUMBER_PART_INVALID"],
    ["city-and-day", {}, "44030500000020260924000000001"],
    ["city-and-day", { division: "440305001002" }, "44030500100220260924000000001"],
    ["city-and-day", { sequence: 999_999_999 }, "44030500000020260924999999999"],
    ["city-and-day", { sequence: 1_000_000_000 }, "NUMBER_EXHAUSTED"],
    ["city-and-day", { division: "" }, "NUMBER_PART_INVALID"],
  ])("by %s from %j is %s", (scheme, more, number) => {
    expect(written(scheme, more)).toBe(number);
  });

  test("is as long as the scheme says, and counted anew for each item or division and day", () => {
    expect([written("item-and-day", {}).length, written("city-and-day", {}).length]).toEqual([
      43, 29,
    ]);
    const next = { ...parts, day: parseLocalDate("2026-09-25") };
    for (const scheme of Object.values(numberSchemes)) {
      expect(scheme.counter(next)).not.toBe(scheme.counter(parts));
    }
  });
});
