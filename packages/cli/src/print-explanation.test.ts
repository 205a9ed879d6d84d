import { parseTimeZone } from "@banjian/calendar";
import type { CaseView } from "@banjian/engine";
import picocolors from "picocolors";
import { beforeAll, describe, expect, test } from "vitest";
import { explainedJson } from "./case-json.js";
import { explanationLines } from "./print-explanation.js";
import { restaurantCase } from "./testing/restaurant-case.js";
import { widthOf } from "./text-width.js";

let view: CaseView;

beforeAll(async () => {
  view = await restaurantCase();
});

type Asked = { lang?: "zh" | "en"; daily?: boolean; width?: number; painted?: boolean };

async function linesOf(limit: string, asked: Asked = {}): Promise<readonly string[]> {
  const { lang = "zh", daily = false, width = 80, painted = false } = asked;
  const zone = parseTimeZone("Asia/Shanghai");
  const colours = picocolors.createColors(painted);
  const explained = { limit: view.limit(limit), moves: await view.moves(limit) };
  return explanationLines(view, explained, { lang, colours, width, zone, daily });
}

/** The lines below a heading. */
function below(lines: readonly string[], heading: string): readonly string[] {
  const from = lines.indexOf(heading) + 1;
  const end = lines.indexOf("", from);
  return lines.slice(from, end === -1 ? undefined : end);
}

describe("why a limit is due when it is, in a terminal", () => {
  test.each(["zh", "en"] as const)("keeps within 80 columns in %s, every limit", async (lang) => {
    for (const { key } of view.limits) {
      for (const daily of [false, true]) {
        const lines = await linesOf(key, { lang, daily });
        expect(lines.filter((line) => widthOf(line) > 80)).toEqual([]);
      }
    }
  });

  test("begins with its terms: length, basis, owner, start, due date, how it stands, edition", async () => {
    const lines = await linesOf("statutory", { lang: "en" });
    expect(lines.slice(0, 8)).toEqual([
      "statutory limit  statutory",
      "length    45 business days",
      "basis     《中华人民共和国行政许可法》 art. 42(2)",
      "owner     District Market Supervision Bureau, head of the authority",
      "starts    2026-09-16 Wed  acceptance",
      "due       2026-11-24 Tue 24:00",
      "status    running, 30 business days left",
      "calendar  cn@2025-11-04.9e64e690",
    ]);
  });

  test("tells what moved it, why, and who did it", async () => {
    expect(below(await linesOf("branch:food"), "变动")).toEqual([
      "2026-09-16 周三  开始计时，10个工作日，2026-09-30 到期",
      "                 分支开始办理 · 王芳 · 《食品经营许可和备案管理办法》",
      "                 （2023-12-01 起施行）",
      "2026-09-17 周四  暂不计时，暂定 2026-11-17 到期",
      "                 检测：抽样检测 · 陈明，区市场监督管理局 · 《中华人民共和国行政",
      "                 许可法》第45条",
    ]);
  });

  test("marks where it was due and where it ended, and goes on through what is late", async () => {
    expect(below(await linesOf("branch:signboard"), "计时明细")).toEqual([
      "2026-09-16 周三                起始日，不计",
      "2026-09-17 周四                第1日  ← 止",
      "2026-09-18 周五                第2日",
      "2026-09-19 周六                周末",
      "2026-09-20 周日                第3日，调休上班（国办发明电〔2025〕7号）",
      "2026-09-21 周一 至 09-22 周二  第4至5日  ← 到期",
    ]);
    expect(below(await linesOf("branch:drainage", { lang: "en" }), "Ledger").slice(-6)).toEqual([
      "2026-09-28 Mon               day 8  ← due",
      "2026-09-29 Tue to 09-30 Wed  overdue days 1 to 2",
      "2026-10-01 Thu to 10-07 Wed  holiday: National Day (国办发明电〔2025〕7号)",
      "2026-10-08 Thu to 10-10 Sat  overdue days 3 to 5",
      "2026-10-11 Sun               week-end",
      "2026-10-12 Mon to 10-13 Tue  overdue days 6 to 7",
    ]);
  });

  test("has a line for each day when asked, as a paper calendar has", async () => {
    const days = below(await linesOf("branch:signboard", { daily: true }), "计时明细");
    expect(days).toHaveLength(7);
    expect(days.slice(-2)).toEqual(["2026-09-21 周一  第4日", "2026-09-22 周二  第5日  ← 到期"]);
  });

  test("colours nothing without a terminal", async () => {
    const start = "\u001b[";
    expect((await linesOf("statutory", { painted: true })).join("")).toContain(start);
    expect((await linesOf("statutory")).join("")).not.toContain(start);
  });
});

test("the same as JSON, in one language: terms, movements, and stretches or days", async () => {
  const explained = { limit: view.limit("branch:food"), moves: await view.moves("branch:food") };
  const json = JSON.parse(JSON.stringify(explainedJson(explained, false, "en")));
  expect(json).toMatchObject({
    key: "branch:food",
    title: "limit of food licence",
    owner: "handler",
    due: { on: "2026-11-17", provisional: true },
    late: [],
  });
  expect(json.moves[1]).toMatchObject({
    type: "limit-excluded",
    what: "leaves time out, provisionally due 2026-11-17",
    because: "testing: 抽样检测",
    person: "陈明",
  });
  const sum = json.stretches.reduce((all: number, { days }: { days: number }) => all + days, 0);
  const daily = JSON.parse(JSON.stringify(explainedJson(explained, true, "en")));
  expect(daily.days).toHaveLength(sum);
});
