import { describe, expect, test } from "vitest";
import { amountText, formatAmount, parseAmount } from "./amount.js";

describe("a length of time", () => {
  test.each([
    ["20 business-days", 20, "business-days"],
    ["1 business-day", 1, "business-days"],
    ["20个工作日", 20, "business-days"],
    ["20 个工作日", 20, "business-days"],
    ["20工作日", 20, "business-days"],
    ["30 calendar-days", 30, "calendar-days"],
    ["1 calendar-day", 1, "calendar-days"],
    ["30日", 30, "calendar-days"],
    ["30天", 30, "calendar-days"],
    ["30个自然日", 30, "calendar-days"],
    ["30 自然日", 30, "calendar-days"],
    ["3 months", 3, "months"],
    ["1 month", 1, "months"],
    ["3个月", 3, "months"],
    ["2 years", 2, "years"],
    ["1年", 1, "years"],
    ["0 business-days", 0, "business-days"],
    ["5000 business-days", 5000, "business-days"],
    ["20 years", 20, "years"],
  ])("%s is %i %s", (text, count, unit) => {
    expect(parseAmount(text)).toEqual({ count, unit });
    expect(parseAmount(formatAmount(parseAmount(text)))).toEqual({ count, unit });
  });

  test.each([
    ["-5 business-days", "a sign"],
    ["+5 business-days", "a sign"],
    ["2.5 business-days", "a fraction"],
    ["1e3 business-days", "an exponent"],
    ["5001 business-days", "absurd"],
    ["5001日", "absurd"],
    ["241 months", "absurd"],
    ["21年", "absurd"],
    ["99999999999999999999 years", "absurd"],
    ["007 business-days", "leading zeros"],
    ["20", "no unit: business or calendar days?"],
    ["20 days", "business or calendar days?"],
    ["business-days", "no number"],
    ["20 business days", "the unit is one word"],
    ["20  business-days", "two spaces"],
    [" 20 business-days", "a space before"],
    ["20 business-days\n", "a line break after"],
    ["20 Business-Days", "another spelling"],
    ["P20D", "ISO durations know no business days"],
    ["二十个工作日", "numerals in words"],
    ["20 constructor", "no unit"],
    ["20 __proto__", "no unit"],
    [20, "a number"],
    [null, "null"],
    [{ count: 20, unit: "business-days" }, "an object"],
  ])("%j is refused: %s", (value, _because) => {
    expect(() => parseAmount(value)).toThrow(expect.objectContaining({ code: "AMOUNT_INVALID" }));
  });

  test("is said in words in both languages", () => {
    const said = (text: string) =>
      (["zh", "en"] as const).map((lang) => amountText(parseAmount(text), lang));
    expect(said("20个工作日")).toEqual(["20个工作日", "20 business days"]);
    expect(said("1日")).toEqual(["1个自然日", "1 calendar day"]);
    expect(said("3个月")).toEqual(["3个月", "3 months"]);
    expect(said("1年")).toEqual(["1年", "1 year"]);
  });
});
