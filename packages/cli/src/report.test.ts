import { parseLocalDate } from "@banjian/calendar";
import { indicatorsOf, type Measure } from "@banjian/core";
import type { Report } from "@banjian/engine";
import { describe, expect, test } from "vitest";
import { reportCharts } from "./charts/report-charts.js";
import { reportHtml } from "./charts/report-html.js";
import { csvText } from "./csv-text.js";
import { monthDays } from "./month-days.js";
import { reportCsv } from "./report-csv.js";

const span = { from: parseLocalDate("2026-09-01"), to: parseLocalDate("2026-09-30") };
const nothing = { cases: [], branches: [], acts: [], items: [], versions: [], figures: [] };
const indicators = indicatorsOf(nothing, span);
const day = parseLocalDate("2026-09-15");
const completedCase: Omit<Measure, "caseId" | "type" | "visits"> = {
  ...({ kind: "promised", level: "county", online: "full" } as const),
  ...({ channel: "online", fate: "completed", clocks: [] } as const),
  ...{ code: "food", department: "market" },
  ...{ filedOn: day, acceptedOn: day, completedOn: day, endedOn: day },
};
const hostile = { zh: "=HYPERLINK(1)", en: "<script>alert(1)</script>" };
const report: Report = {
  ...span,
  asOf: parseLocalDate("2026-10-02"),
  by: "department",
  indicators,
  parts: [{ key: "+fire", title: hostile, ...span, indicators }],
};

describe("a report as files", () => {
  test("IN1: nothing to divide by is an empty field in CSV and a dash on the page", () => {
    const csv = reportCsv(report, "zh").get("indicators.csv") ?? "";
    expect(csv).toContain(",online-share,1,上网办理率,share,,0,0\r\n");
    expect(reportHtml(report, [], "zh")).toContain('上网办理率</td><td class="number">–</td>');
  });

  test("what begins like a formula is text in CSV, and a name is no markup on the page", () => {
    const csv = reportCsv(report, "zh").get("indicators.csv") ?? "";
    expect(csv).toContain("\r\n'+fire,'=HYPERLINK(1),");
    for (const begins of ["-1", "@A1", "\t=1", "＝1", "＋1", "－1", "＠A1"]) {
      expect(csvText([[begins]])).toBe(`\uFEFF'${begins}\r\n`);
    }
    expect(csvText([["\n=1"]])).toBe(`\uFEFF"'\n=1"\r\n`);
    expect(reportHtml(report, [], "en")).not.toContain("<script>");
  });

  test("IN1: the lists of CSV tell licences from all, parts from the whole, and for how much each counts", () => {
    const licence = { ...completedCase, caseId: "c1", type: "licence", visits: 2 } as const;
    const other = { ...completedCase, caseId: "c2", type: "public-service", visits: 0 } as const;
    const made = indicatorsOf({ ...nothing, cases: [licence, other] }, span);
    const part = indicatorsOf({ ...nothing, cases: [other] }, span);
    const parts = [{ ...span, key: "fire", title: hostile, indicators: part }];
    const lines = (reportCsv({ ...report, indicators: made, parts }, "zh").get("lists.csv") ?? "")
      .trim()
      .split("\r\n");
    expect(lines[0]).toBe("part,list,of,key,weight");
    const of = (list: string) => lines.filter((line) => line.split(",")[1] === list);
    expect(of("completed")).toEqual([
      ",completed,,c1,1",
      ",completed,,c2,1",
      ",completed,licence,c1,1",
      "fire,completed,,c2,1",
    ]);
    expect(of("visits")).toEqual([",visits,,c1,2", ",visits,,c2,0", "fire,visits,,c2,0"]);
  });

  test("where there is nothing to say there is no chart, and a share of nought is something to say", () => {
    expect(reportCharts(report, "zh")).toEqual([]);
    const late = indicators.map((one) =>
      one.name === "branch-kept-share" ? { ...one, value: 0 } : one,
    );
    const parts = [{ ...span, key: "f", title: hostile, indicators: late }];
    const [kept, ...others] = reportCharts({ ...report, parts }, "en");
    expect(kept?.option.yAxis).toMatchObject({ data: [hostile.en] });
    expect(others).toEqual([]);
  });

  test("a month has its own last day, and what is none is refused", () => {
    expect(monthDays("2028-02")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
    expect(() => monthDays("2026-13")).toThrow(/month/);
  });
});
