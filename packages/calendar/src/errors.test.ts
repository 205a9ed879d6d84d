import { CodedError } from "@banjian/base";
import { describe, expect, test } from "vitest";
import { parseAmount } from "./amount.js";
import { calendarFrom } from "./business-calendar.js";
import { chinaCalendar } from "./china.js";
import { isBusinessDay } from "./count.js";
import { dueOf } from "./due.js";
import { parseLocalDate } from "./local-date.js";
import { parseNotice } from "./notice.js";
import { officeHoursAfter } from "./office.js";
import { parseOfficeHours } from "./office-hours.js";
import { parseInstant, parseTimeZone } from "./zone.js";

const day = parseLocalDate;
const cn = chinaCalendar();
const twenty = { from: day("2026-04-27"), within: parseAmount("20个工作日") };

const office = {
  calendar: cn,
  zone: parseTimeZone("Asia/Shanghai"),
  hours: parseOfficeHours({ ordinary: [["09:00", "17:00"]] }),
};

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("every error of this package says in both languages what stands and what to do", () => {
  test.each<[string, () => unknown]>([
    ["DAY_INVALID", () => parseLocalDate("2026-02-30")],
    ["INSTANT_INVALID", () => parseInstant("2026-09-24")],
    ["ZONE_UNKNOWN", () => parseTimeZone("+08:00")],
    ["NOTICE_INVALID", () => parseNotice("放假")],
    [
      "NOTICES_CONFLICT",
      () => calendarFrom({ notices: [...cn.notices, ...cn.notices], layers: ["cn"] }),
    ],
    ["CALENDAR_LAYER_UNKNOWN", () => chinaCalendar({ layers: ["cn-zz"] })],
    ["CALENDAR_EMPTY", () => chinaCalendar({ asOf: day("2000-01-01") })],
    ["CALENDAR_DAY_UNKNOWN", () => isBusinessDay(cn, day("2000-01-01"))],
    [
      "CALENDAR_DAY_PROVISIONAL",
      () => isBusinessDay(chinaCalendar({ strict: true }), day("2027-01-04")),
    ],
    ["AMOUNT_INVALID", () => parseAmount("twenty days")],
    ["HOURS_INVALID", () => officeHoursAfter(office, parseInstant("2026-09-24T01:00:00Z"), -1)],
    [
      "EXCLUSION_INVALID",
      () =>
        dueOf(cn, {
          ...twenty,
          excluded: [{ after: day("2026-05-02"), through: day("2026-05-01") }],
        }),
    ],
    ["EXTENSION_UNIT_MISMATCH", () => dueOf(cn, { ...twenty, extended: [parseAmount("10日")] })],
    ["OFFICE_HOURS_INVALID", () => parseOfficeHours([])],
  ])("%s", (code, act) => {
    const error = thrownBy(act);
    expect(error).toMatchObject({ code });
    if (!(error instanceof CodedError)) throw new Error("not coded");
    expect(error.says.zh).toMatch(/\p{Script=Han}/u);
    expect(error.hint.zh).toMatch(/\p{Script=Han}.*。$/su);
    expect(error.hint.en).toMatch(/\.$/);
    expect([error.says.zh.endsWith("。"), error.says.en.endsWith(".")]).toEqual([false, false]);
    expect(`${error.says.zh}${error.says.en}`).not.toMatch(/undefined|\[object/);
  });

  test("shows only the beginning of a long value", () => {
    const error = thrownBy(() => parseLocalDate("x".repeat(100_000)));
    expect(String(error).length).toBeLessThan(300);
  });
});
