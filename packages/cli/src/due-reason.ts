import type { Text } from "@banjian/base";
import { amountText, type Period, type Stretch } from "@banjian/calendar";

/** In one sentence why a period ends when it does: its length, and what was passed over, worked, left out or moved. */
export function dueReason(period: Period, stretches: readonly Stretch[]): Text {
  const counts = sums.flatMap(({ of, zh, en }) => {
    const days = stretches.reduce((sum, stretch) => sum + of(stretch), 0);
    return days === 0 ? [] : [{ zh: `${zh} ${days} 天`, en: `${days} ${plural(days, en)}` }];
  });
  const { from, within, extended = [], direction } = period;
  const lengths = [within, ...extended];
  const zh = lengths.map((length) => amountText(length, "zh")).join("，延长 ");
  const en = lengths.map((length) => amountText(length, "en")).join(", extended by ");
  const before = direction === "before";
  return {
    zh: [`${from} 之${before ? "前" : "后"} ${zh}`, counts.map((one) => one.zh).join("，")]
      .filter(Boolean)
      .join("；"),
    en: [`${en} ${before ? "before" : "after"} ${from}`, counts.map((one) => one.en).join(", ")]
      .filter(Boolean)
      .join("; "),
  };
}

type Sum = {
  readonly of: (stretch: Stretch) => number;
  readonly zh: string;
  readonly en: readonly [string, string];
};

const sums: readonly Sum[] = [
  { of: offOn("weekend"), zh: "跳过周末", en: ["week-end day", "week-end days"] },
  { of: offOn("holiday"), zh: "节假日", en: ["day of holidays", "days of holidays"] },
  {
    of: ({ role, days }) => (role.as === "counted" && role.madeUp ? days : 0),
    zh: "计入调休上班",
    en: ["week-end day worked", "week-end days worked"],
  },
  {
    of: ({ role }) => (role.as === "excluded" ? role.countable : 0),
    zh: "扣除不计时",
    en: ["day left out", "days left out"],
  },
  {
    of: ({ role, days }) => (role.as === "rolled" ? days : 0),
    zh: "末日移动",
    en: ["day rolled", "days rolled"],
  },
];

function offOn(kind: "weekend" | "holiday"): Sum["of"] {
  return ({ role, what, days }) => (role.as === "off" && what?.kind === kind ? days : 0);
}

function plural(count: number, [one, many]: readonly [string, string]): string {
  return count === 1 ? one : many;
}
