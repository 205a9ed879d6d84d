import type { Lang } from "@banjian/base";
import type { HallReport } from "@banjian/sim";
import { csvText, type Table } from "./csv-text.js";

/** The tables of a report as CSV for a spreadsheet, by the names of their files. */
export function hallCsv(report: HallReport, lang: Lang): ReadonlyMap<string, string> {
  const tables: Readonly<Record<string, Table>> = {
    "limits.csv": limits(report, lang),
    "durations.csv": durations(report),
    "cards.csv": cards(report, lang),
    "desks.csv": desks(report, lang),
    "queues.csv": queues(report, lang),
    "months.csv": months(report),
  };
  return new Map(Object.entries(tables).map(([name, table]) => [name, csvText(table)]));
}

function limits({ items }: HallReport, lang: Lang): Table {
  return [
    ["item", "limit", "title", "department", "met", "overdue", "running", "on-time"],
    ...items.flatMap((item) =>
      item.limits.map(({ limit, title, department, met, overdue, running, onTime }) => [
        item.code,
        limit,
        title[lang],
        department[lang],
        met,
        overdue,
        running,
        onTime ?? "",
      ]),
    ),
  ];
}

function durations({ items }: HallReport): Table {
  return [
    ["item", "business-days", "cases"],
    ...items.flatMap(({ code, byDays }) => byDays.map((count, days) => [code, days, count])),
  ];
}

function cards(report: HallReport, lang: Lang): Table {
  return [
    ["item", "limit", "cause", "title", "department", "yellow", "red"],
    ...report.cards.map(({ item, limit, cause, title, department, yellow, red }) => [
      item[lang],
      limit,
      cause ?? "",
      title[lang],
      department[lang],
      yellow,
      red,
    ]),
  ];
}

function desks(report: HallReport, lang: Lang): Table {
  const waits = ["wait-median-hours", "wait-p90-hours"];
  return [
    ["desk", "title", "staff", "done", "busy", ...waits, "queue-mean", "queue-most"],
    ...report.desks.map(({ desk, title, staff, done, busy, waits: waited, queue }) => [
      desk,
      title[lang],
      staff,
      done,
      busy,
      waited?.median ?? "",
      waited?.p90 ?? "",
      queue.mean,
      queue.most,
    ]),
  ];
}

function queues(report: HallReport, lang: Lang): Table {
  return [
    ["day", ...report.desks.map(({ title }) => title[lang])],
    ...report.queues.map(({ day, waiting }) => [
      day,
      ...report.desks.map(({ desk }) => waiting[desk] ?? 0),
    ]),
  ];
}

function months(report: HallReport): Table {
  return [
    ["month", "filed", "decided"],
    ...report.months.map(({ month, filed, decided }) => [month, filed, decided]),
  ];
}
