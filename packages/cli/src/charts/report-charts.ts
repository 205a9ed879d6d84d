import type { Lang } from "@banjian/base";
import type { IndicatorName } from "@banjian/core";
import type { Report } from "@banjian/engine";
import { indicatorIn } from "../print-report.js";
import { category, chart, colours, contained, type HallChart, label, legend } from "./chart.js";

/** The charts of a report: how its cases were completed, and how far limits were kept, for each part or for the whole. */
export function reportCharts(report: Report, lang: Lang): readonly HallChart[] {
  const whole = { title: words[lang].whole, indicators: report.indicators };
  const parts =
    report.parts.length === 0
      ? [whole]
      : report.parts.map(({ title, indicators }) => ({ title: title[lang], indicators }));
  const rows = parts.toReversed();
  const names = rows.map(({ title }) => title);
  const values = (name: IndicatorName) =>
    rows.map(({ indicators }) => indicatorIn(indicators, name).value ?? null);
  const charts = [
    bars("classes", words[lang].classes, names, {
      stack: "cases",
      series: [
        { name: words[lang].early, color: "#2c8c5a", data: values("early") },
        { name: words[lang].onTime, color: colours.blue, data: values("on-time") },
        { name: words[lang].overdue, color: colours.red, data: values("overdue") },
      ],
    }),
    bars("kept", words[lang].kept, names, {
      share: true,
      series: [
        { name: words[lang].promise, color: colours.blue, data: values("promise-kept-share") },
        { name: words[lang].statute, color: colours.pale, data: values("statute-kept-share") },
        { name: words[lang].branches, color: "#b06a00", data: values("branch-kept-share") },
      ],
    }),
  ];
  return charts.flatMap((one) => one ?? []);
}

type Bars = {
  readonly stack?: string;
  readonly share?: true;
  readonly series: readonly {
    readonly name: string;
    readonly color: string;
    readonly data: readonly (number | null)[];
  }[];
};

/** One chart of bars; none where there is nothing to say of any part. */
function bars(
  name: string,
  title: string,
  all: readonly string[],
  it: Bars,
): HallChart | undefined {
  const { stack, share } = it;
  // A part of which there is nothing to say takes no room; a share of nought is something to say, and the worst.
  const isTold = (value: number | null | undefined) => (share ? value != null : Boolean(value));
  const told = all.map((_, at) => it.series.some(({ data }) => isTold(data[at])));
  const names = all.filter((_, at) => told[at]);
  if (names.length === 0) return undefined;
  const series = it.series.map((one) => ({ ...one, data: one.data.filter((_, at) => told[at]) }));
  const each = stack === undefined ? 18 * series.length + 14 : 36;
  return chart(name, title, 130 + each * names.length, {
    ...legend,
    grid: { left: 24, right: 60, top: 84, bottom: 24, ...contained },
    xAxis: {
      type: "value",
      ...(share
        ? { max: 100, axisLabel: { formatter: "{value}%", ...label } }
        : { axisLabel: label }),
    },
    yAxis: category(names),
    series: series.map(({ name: one, color, data }) => ({
      type: "bar",
      name: one,
      barWidth: stack === undefined ? 14 : 20,
      ...(stack === undefined ? {} : { stack }),
      itemStyle: { color },
      // Nothing is drawn for none.
      data: data.map((value) =>
        share ? (value === null ? null : Math.round(1000 * value) / 10) : value || null,
      ),
      label: {
        show: true,
        position: stack === undefined ? "right" : "inside",
        color: stack === undefined ? colours.ink : "#fff",
        formatter: share ? "{c}%" : "{c}",
        fontSize: 12,
      },
    })),
  });
}

const words = {
  zh: {
    whole: "全部",
    classes: "办结的办件（件）",
    early: "提前",
    onTime: "按期",
    overdue: "超期",
    kept: "按时办结率",
    promise: "承诺时限",
    statute: "法定时限",
    branches: "部门环节",
  },
  en: {
    whole: "all",
    classes: "Cases completed",
    early: "early",
    onTime: "on the last day",
    overdue: "overdue",
    kept: "Limits kept",
    promise: "the promise",
    statute: "the statute",
    branches: "departments' parts",
  },
} as const;
