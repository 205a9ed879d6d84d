import type { Lang } from "@banjian/base";
import type { HallReport } from "@banjian/sim";
import {
  category,
  chart,
  colours,
  contained,
  type HallChart,
  label,
  legend,
  lineColours,
} from "./chart.js";

/** The charts of a report, each of one thing. */
export function hallCharts(report: HallReport, lang: Lang): readonly HallChart[] {
  return [
    onTimeChart(report, lang),
    durationChart(report, lang),
    monthChart(report, lang),
    queueChart(report, lang),
    ...(report.cards.length === 0 ? [] : [cardChart(report, lang)]),
  ];
}

function onTimeChart({ items }: HallReport, lang: Lang): HallChart {
  const rows = items
    .flatMap(({ title, limits }) =>
      limits.flatMap((limit) =>
        limit.onTime === undefined
          ? []
          : [
              {
                name:
                  items.length > 1 ? `${title[lang]} · ${limit.title[lang]}` : limit.title[lang],
                share: Math.round(1000 * limit.onTime) / 10,
                overdue: limit.overdue,
              },
            ],
      ),
    )
    .toReversed();
  return chart("on-time", words[lang].onTime, 96 + 34 * rows.length, {
    grid: { left: 24, right: 150, top: 56, bottom: 24, ...contained },
    xAxis: { type: "value", max: 100, axisLabel: { formatter: "{value}%", ...label } },
    yAxis: category(rows.map(({ name }) => name)),
    series: [
      {
        type: "bar",
        barWidth: 18,
        data: rows.map(({ share, overdue }) => ({
          value: share,
          itemStyle: {
            color: share < 90 ? colours.red : share < 98 ? colours.yellow : colours.blue,
          },
          label: {
            show: true,
            position: "right",
            formatter: `{c}%${overdue > 0 ? `  (${words[lang].overdue} ${overdue})` : ""}`,
            ...label,
          },
        })),
      },
    ],
  });
}

function durationChart({ items }: HallReport, lang: Lang): HallChart {
  const most = Math.max(1, ...items.map(({ byDays }) => byDays.length));
  return chart("durations", words[lang].durations, 360, {
    color: lineColours,
    ...(items.length > 1 ? legend : {}),
    grid: { left: 24, right: 32, top: items.length > 1 ? 84 : 56, bottom: 40, ...contained },
    xAxis: {
      ...category(Array.from({ length: most }, (_, days) => String(days))),
      name: words[lang].businessDays,
      nameLocation: "middle",
      nameGap: 30,
      nameTextStyle: label,
    },
    yAxis: { type: "value", axisLabel: label },
    series: items.map(({ title, byDays, days }) => ({
      type: "bar",
      name: title[lang],
      data: [...byDays],
      markLine: {
        symbol: "none",
        lineStyle: { color: colours.grey },
        label: { ...label, formatter: "{b}" },
        data:
          days === undefined
            ? []
            : [
                { name: `${words[lang].median} ${days.median}`, xAxis: days.median },
                { name: `90% ${days.p90}`, xAxis: days.p90 },
              ],
      },
    })),
  });
}

function monthChart({ months }: HallReport, lang: Lang): HallChart {
  return chart("months", words[lang].months, 340, {
    color: [colours.pale, colours.blue],
    ...legend,
    grid: { left: 24, right: 32, top: 84, bottom: 24, ...contained },
    xAxis: category(months.map(({ month }) => month)),
    yAxis: { type: "value", axisLabel: label },
    series: [
      { type: "bar", name: words[lang].filed, data: months.map(({ filed }) => filed) },
      { type: "bar", name: words[lang].decided, data: months.map(({ decided }) => decided) },
    ],
  });
}

function queueChart({ queues, desks }: HallReport, lang: Lang): HallChart {
  return chart("queues", words[lang].queues, 400, {
    color: lineColours,
    ...legend,
    grid: { left: 24, right: 40, top: 100, bottom: 24, ...contained },
    xAxis: { ...category(queues.map(({ day }) => day)), boundaryGap: false },
    yAxis: { type: "value", axisLabel: label },
    series: desks.map(({ desk, title }) => ({
      type: "line",
      name: title[lang],
      showSymbol: false,
      lineStyle: { width: 1.6 },
      data: queues.map(({ waiting }) => waiting[desk] ?? 0),
    })),
  });
}

function cardChart({ cards, items }: HallReport, lang: Lang): HallChart {
  const rows = cards.toReversed();
  const names = rows.map(({ item, title, department }) =>
    [...(items.length > 1 ? [item[lang]] : []), title[lang], department[lang]].join(" · "),
  );
  const series = (["yellow", "red"] as const).map((colour) => ({
    type: "bar",
    stack: "cards",
    barWidth: 18,
    name: words[lang][colour],
    // Nothing is drawn for none.
    data: rows.map((row) => row[colour] || null),
    label: { show: true, color: colour === "red" ? "#fff" : colours.ink, fontSize: 12 },
  }));
  return chart("cards", words[lang].cards, 120 + 34 * rows.length, {
    color: [colours.yellow, colours.red],
    ...legend,
    grid: { left: 24, right: 40, top: 84, bottom: 24, ...contained },
    xAxis: { type: "value", minInterval: 1, axisLabel: label },
    yAxis: category(names),
    series,
  });
}

const words = {
  zh: {
    onTime: "各项期限的按期率",
    overdue: "超期",
    durations: "从申办到决定用了多少工作日（件数）",
    businessDays: "工作日",
    median: "中位",
    months: "每月申办与决定（件）",
    filed: "申办",
    decided: "决定",
    queues: "每个工作日结束时的积压（件）",
    cards: "黄牌与红牌（按期限或其他事由，和责任部门）",
    yellow: "黄牌",
    red: "红牌",
  },
  en: {
    onTime: "Limits kept on time",
    overdue: "overdue",
    durations: "Business days from filing to the decision (cases)",
    businessDays: "business days",
    median: "median",
    months: "Filed and decided each month (cases)",
    filed: "filed",
    decided: "decided",
    queues: "Work waiting at close of each business day",
    cards: "Cards by limit or other cause, and department",
    yellow: "yellow cards",
    red: "red cards",
  },
} as const;
