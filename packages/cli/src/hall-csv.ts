import type { Lang } from "@banjian/base";
import type { HallReport } from "@banjian/sim";

/** The tables of a report as CSV for a spreadsheet, by the names of their files. */
export function hallCsv(report: HallReport, lang: Lang): ReadonlyMap<string, string> {
  const { items, cards, desks, months, queues } = report;
  const desksNamed = desks.map(({ desk, title }) => ({ desk, title: title[lang] }));
  return new Map([
    [
      "limits.csv",
      csv(
        ["item", "limit", "title", "department", "met", "overdue", "running", "on-time"],
        items.flatMap((item) =>
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
      ),
    ],
    [
      "durations.csv",
      csv(
        ["item", "business-days", "cases"],
        items.flatMap(({ code, byDays }) => byDays.map((count, days) => [code, days, count])),
      ),
    ],
    [
      "cards.csv",
      csv(
        ["item", "limit", "title", "department", "yellow", "red"],
        cards.map(({ item, limit, title, department, yellow, red }) => [
          item[lang],
          limit,
          title[lang],
          department[lang],
          yellow,
          red,
        ]),
      ),
    ],
    [
      "desks.csv",
      csv(
        [
          "desk",
          "title",
          "staff",
          "done",
          "busy",
          "wait-median-hours",
          "wait-p90-hours",
          "queue-mean",
          "queue-most",
        ],
        desks.map(({ desk, title, staff, done, busy, waits, queue }) => [
          desk,
          title[lang],
          staff,
          done,
          busy,
          waits?.median ?? "",
          waits?.p90 ?? "",
          queue.mean,
          queue.most,
        ]),
      ),
    ],
    [
      "queues.csv",
      csv(
        ["day", ...desksNamed.map(({ title }) => title)],
        queues.map(({ day, waiting }) => [
          day,
          ...desksNamed.map(({ desk }) => waiting[desk] ?? 0),
        ]),
      ),
    ],
    [
      "months.csv",
      csv(
        ["month", "filed", "decided"],
        months.map(({ month, filed, decided }) => [month, filed, decided]),
      ),
    ],
  ]);
}

// With the mark by which a spreadsheet knows the text for UTF-8.
function csv(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${[heads, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

// What begins like a formula would be carried out as one.
function field(value: string | number): string {
  if (typeof value === "number") return String(Math.round(value * 10_000) / 10_000);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
