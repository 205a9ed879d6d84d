export type { Amount, Unit } from "./amount.js";
export { amountPattern, amountText, formatAmount, parseAmount } from "./amount.js";
export type { BusinessCalendar, CalendarOptions } from "./business-calendar.js";
export { calendarFrom } from "./business-calendar.js";
export type { DaySpan } from "./changed-days.js";
export { changedDays } from "./changed-days.js";
export type { ChinaOptions } from "./china.js";
export { chinaCalendar, chinaNotices } from "./china.js";
export {
  businessDaysBetween,
  isBusinessDay,
  isProvisionalBetween,
  nthBusinessDay,
  nthBusinessEpochDay,
  rankOf,
} from "./count.js";
export type { DayKind } from "./day-kind.js";
export { dayKind } from "./day-kind.js";
export { daySchema } from "./day-schema.js";
export type { Due } from "./due.js";
export { dueOf, overdueOn, remainingOn, usedOn } from "./due.js";
export type { Problem } from "./errors.js";
export { calendarError } from "./errors.js";
export type { Exclusion } from "./exclusion.js";
export type { DayLine, DayRole } from "./explain-days.js";
export { explainDays, explainOverdue } from "./explain-days.js";
export { explainText, stretchText } from "./explain-text.js";
export type { Stretch, StretchRole } from "./fold-days.js";
export { foldDays } from "./fold-days.js";
export { type Instant, instantOf, msOf } from "./instant-text.js";
export type { EpochDay, LocalDate } from "./local-date.js";
export {
  epochDayOf,
  isLocalDate,
  localDateOf,
  parseLocalDate,
  plusDays,
  plusMonths,
  weekdayOf,
  yearOf,
} from "./local-date.js";
export type { Notice, NoticeReference } from "./notice.js";
export { parseNotice } from "./notice.js";
export { noticeDoubts } from "./notice-doubts.js";
export { editionNamed } from "./notice-set.js";
export type { Office, OfficeTime, ReceiptRule } from "./office.js";
export { closeOfBusiness, isOpenAt, officeHoursAfter, officeTimes, receiptDay } from "./office.js";
export type { OfficeHours } from "./office-hours.js";
export { parseOfficeHours } from "./office-hours.js";
export type { Period } from "./period.js";
export type { Roll, RollName } from "./roll.js";
export { rolls } from "./roll.js";
export { dueRank, sweepPosition } from "./sweep-position.js";
export type { TimeZone } from "./zone.js";
export {
  instantAt,
  localDateAt,
  parseInstant,
  parseTimeZone,
  plusHours,
  startOfDay,
  timeOfDayAt,
} from "./zone.js";
