import { expect, test } from "vitest";
import { type BusinessCalendar, calendarFrom } from "./business-calendar.js";
import { changedDays } from "./changed-days.js";
import { chinaNotices } from "./china.js";
import { isBusinessEpochDay, isProvisionalBetween } from "./count.js";
import { epochDayOf, localDateOf } from "./local-date.js";

const knownAfter = (count: number) =>
  calendarFrom({ notices: chinaNotices.slice(0, count), layers: ["cn"] });

/** The same, one day after the other. */
function lookedThrough(before: BusinessCalendar, after: BusinessCalendar) {
  const changed: string[] = [];
  const first = Math.max(epochDayOf(before.firstDay), epochDayOf(after.firstDay));
  const last = Math.min(epochDayOf(before.lastDay), epochDayOf(after.lastDay));
  for (let day = first; day <= last; day++) {
    const [one, other] = [before, after].map((calendar) => [
      isBusinessEpochDay(calendar, day),
      isProvisionalBetween(calendar, day - 1, day),
    ]);
    if (`${one}` !== `${other}`) changed.push(localDateOf(day));
  }
  return changed.length === 0 ? undefined : { first: changed[0], last: changed.at(-1) };
}

test.each(chinaNotices.slice(1).map((notice, index) => [notice.number, index + 1] as const))(
  "%s changes the days that a look at every day finds",
  (_, count) => {
    const [before, after] = [knownAfter(count), knownAfter(count + 1)];
    expect(changedDays(before, after)).toEqual(lookedThrough(before, after));
    expect(changedDays(after, before)).toEqual(lookedThrough(before, after));
  },
);

test("an edition changes nothing of itself", () => {
  expect(changedDays(knownAfter(9), knownAfter(9))).toBeUndefined();
});
