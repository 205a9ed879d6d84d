// #region receipt
import {
  chinaCalendar,
  closeOfBusiness,
  parseInstant,
  parseLocalDate,
  parseOfficeHours,
  parseTimeZone,
  receiptDay,
} from "@banjian/calendar";

const office = {
  calendar: chinaCalendar(),
  zone: parseTimeZone("Asia/Shanghai"),
  hours: parseOfficeHours({
    ordinary: [
      ["09:00", "12:00"],
      ["13:30", "17:30"],
    ],
  }),
};

// Wednesday evening, the last day before the holiday of National Day.
const evening = parseInstant("2026-09-30T19:40:00+08:00");
console.log(receiptDay(office, evening, "same-day"));
console.log(receiptDay(office, evening, "next-business-day"));

// A limit with `closes: office` ends with the office, not at midnight.
console.log(closeOfBusiness(office, parseLocalDate("2026-09-30")));
// #endregion
