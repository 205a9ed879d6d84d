import { describe, expect, test } from "vitest";
import { parseAllowance, sayAllowance, writeAllowance } from "./allowance.js";

describe("an allowance", () => {
  test.each([
    // written             kept                en                  zh
    ["20 business-days", "20 business-days", "20 business days", "20个工作日"],
    ["5个工作日", "5 business-days", "5 business days", "5个工作日"],
    ["30日", "30 calendar-days", "30 calendar days", "30个自然日"],
    ["1 month", "1 months", "1 month", "1个月"],
    ["12 hours", "12 hours", "12 hours", "12小时"],
    ["1 hour", "1 hours", "1 hour", "1小时"],
    ["12 小时", "12 hours", "12 hours", "12小时"],
    ["4 office-hours", "4 office-hours", "4 office hours", "4个办公小时"],
    ["4个办公小时", "4 office-hours", "4 office hours", "4个办公小时"],
    ["87600 hours", "87600 hours", "87600 hours", "87600小时"],
  ])("%s is kept as %s and said as %s, %s", (written, kept, en, zh) => {
    const allowance = parseAllowance(written);
    expect(writeAllowance(allowance)).toBe(kept);
    expect(parseAllowance(kept)).toEqual(allowance);
    expect(sayAllowance(allowance)).toEqual({ zh, en });
  });

  test.each([
    ["87601 hours", "ALLOWANCE_TOO_LONG"],
    ["10001 office-hours", "ALLOWANCE_TOO_LONG"],
    ["100000 hours", "AMOUNT_INVALID"],
    ["-1 hours", "AMOUNT_INVALID"],
    ["1.5 hours", "AMOUNT_INVALID"],
    ["5001 business-days", "AMOUNT_INVALID"],
    ["5 working-days", "AMOUNT_INVALID"],
    ["hours", "AMOUNT_INVALID"],
    ["", "AMOUNT_INVALID"],
  ])("%j is refused: %s", (written, code) => {
    expect(() => parseAllowance(written)).toThrow(expect.objectContaining({ code }));
  });
});
