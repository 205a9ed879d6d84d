import type { Grouping } from "@banjian/core";
import type { Assessment, Report, ReportQuery } from "@banjian/engine";
import type { Played } from "@banjian/sim";
import { chartSvg } from "./charts/chart-svg.js";
import { reportCharts } from "./charts/report-charts.js";
import type { Context } from "./context.js";
import { assessmentLines } from "./print-assessment.js";
import { reportLines, totalsOf } from "./print-report.js";

type Days = Pick<ReportQuery, "from" | "to">;

/** What a supervisor is told of a month that was only played, as of any other. */
export type PlayedMonth = {
  readonly report: Report;
  /** Where the plan names a supervision file: by its rules. */
  readonly assessment?: Assessment;
};

/** Reports a month of a hall that was played, and assesses its departments; refuses days that were not played (REPORT_DAYS). */
export async function playedMonth(
  { hall, plan: { supervision } }: Played,
  days: Days,
  by: Grouping,
): Promise<PlayedMonth> {
  const report = await hall.report({ ...days, by, figures: supervision?.figures });
  if (supervision === undefined) return { report };
  return { report, assessment: await hall.assess(days.from.slice(0, 7), supervision) };
}

/** The month as it is read in a terminal. */
export function monthLines(month: PlayedMonth, look: Context): readonly string[] {
  const { report, assessment } = month;
  return [
    ...reportLines(report, look),
    ...(assessment === undefined ? [] : ["", ...assessmentLines(assessment, look)]),
  ];
}

/** The month as JSON. */
export function monthJson({ report, assessment }: PlayedMonth): object {
  return {
    indicators: totalsOf(report),
    ...(assessment === undefined ? {} : { assessment }),
  };
}

/** The charts of the month, drawn, by the names of their files. */
export async function monthCharts(
  { report }: PlayedMonth,
  lang: Context["lang"],
): Promise<ReadonlyMap<string, string>> {
  const drawn = new Map<string, string>();
  for (const chart of reportCharts(report, lang)) {
    drawn.set(`${chart.name}.svg`, await chartSvg(chart));
  }
  return drawn;
}
