import { parseTimeZone } from "@banjian/calendar";
import type { TimelineRow } from "@banjian/core";
import picocolors from "picocolors";
import { beforeAll, describe, expect, test } from "vitest";
import { caseJson } from "./case-json.js";
import { caseLines, summaryLines } from "./print-case.js";
import type { Look } from "./print-timeline.js";
import { restaurantCase } from "./testing/restaurant-case.js";
import { widthOf } from "./text-width.js";

type Case = Awaited<ReturnType<typeof restaurantCase>>;

let view: Case;
let story: readonly TimelineRow[];

beforeAll(async () => {
  view = await restaurantCase();
  story = await view.timeline();
});

function look(lang: Look["lang"], painted = false): Look {
  return {
    lang,
    colours: picocolors.createColors(painted),
    width: 100,
    zone: parseTimeZone("Asia/Shanghai"),
  };
}

const linesIn = (lang: Look["lang"], painted = false) =>
  caseLines(view, story, [view.limit("branch:food")], look(lang, painted));

/** The lines between a heading and the next empty line. */
function sectionOf(lines: readonly string[], heading: string): readonly string[] {
  const from = lines.indexOf(heading) + 1;
  const end = lines.indexOf("", from);
  return lines.slice(from, end === -1 ? undefined : end);
}

/** The column at which a text begins in the line that holds it. */
function columnIn(lines: readonly string[], text: string): number {
  const line = lines.find((one) => one.includes(text)) ?? "";
  return widthOf(line.slice(0, line.indexOf(text)));
}

describe("a case in a terminal", () => {
  test.each(["zh", "en"] as const)("keeps within 100 columns in %s", (lang) => {
    expect(linesIn(lang).filter((line) => widthOf(line) > 100)).toEqual([]);
  });

  test("says what it is and where it stands, without a line for each branch", () => {
    expect(linesIn("zh").slice(0, 5)).toEqual([
      "办件    20260914-1",
      "事项    开办餐饮店一件事  restaurant-opening 2026.1",
      "申请人  幸福里餐饮有限公司  网上",
      "状态    审批 · 部门审批",
      `版本    ${view.state.version}`,
    ]);
  });

  test("shows each department's part: the step it is at, or how and when it ended", () => {
    expect(sectionOf(linesIn("zh"), "部门")).toEqual([
      "食品经营许可      区市场监督管理局  待承办                   20260914-1-1",
      "户外招牌设置      区城市管理局      同意    2026-09-17 周四  20260914-1-2",
      "消防安全检查      区消防救援大队    待承办                   20260914-1-3",
      "烟草专卖零售许可  区烟草专卖局      待承办                   20260914-1-4",
      "排水许可          区水务局          待承办                   20260914-1-5",
    ]);
  });

  test("lists limits in the order in which they began, with what is left, early or late", () => {
    const limits = sectionOf(linesIn("en"), "Limits");
    expect(limits[0]).toMatch(
      /^completeness window +met +2026-09-20 Sun +ended 2026-09-16, 3 business days early$/,
    );
    expect(limits.find((line) => line.startsWith("promised"))).toMatch(
      /running +2026-10-13 Tue +on the last day$/,
    );
    expect(limits.find((line) => line.startsWith("limit of drainage"))).toMatch(
      /overdue +2026-09-28 Mon +7 business days late$/,
    );
    expect(limits.find((line) => line.startsWith("limit of food"))).toMatch(
      /excluded +2026-11-17 Tue +9 business days left, provisional$/,
    );
    expect(limits.findIndex((line) => line.startsWith("announced"))).toBe(limits.length - 1);
  });

  test("shows cards and open tasks with their departments and roles", () => {
    const lines = linesIn("zh");
    expect(sectionOf(lines, "黄牌红牌")).toContain(
      "红牌：区水务局承办人，排水许可办理期限已超期（到期日 2026-09-28）",
    );
    expect(sectionOf(lines, "待办").at(-1)).toBe(
      "食品经营许可      结束特别程序  区市场监督管理局  承办人  2026-09-17 周四",
    );
  });

  test("tells the story with a heading for each day, and the time only when it changes", () => {
    const told = sectionOf(linesIn("zh"), "经过");
    expect(told.filter((line) => line.startsWith("2026"))).toEqual([
      "2026-09-14 周一",
      "2026-09-15 周二",
      "2026-09-16 周三",
      "2026-09-17 周四",
      "2026-09-29 周二",
      "2026-10-01 周四",
      "2026-10-10 周六",
      "2026-10-13 周二",
    ]);
    expect(told.filter((line) => line.includes("09:30"))).toHaveLength(1);
  });

  test.each(["zh", "en"] as const)("aligns departments, people and what they did in %s", (lang) => {
    const told = sectionOf(linesIn(lang), lang === "zh" ? "经过" : "Story");
    const people = ["王芳", "陈明", "吴静", "郑强"].map((name) => columnIn(told, name));
    expect(new Set(people).size).toBe(1);
    const deeds = {
      zh: ["受理", "户外招牌设置 · 承办", "食品经营许可 · 启动特别程序", "法定期限开始计时"],
      en: [
        "accept",
        "signboard · handle",
        "food licence · open procedure",
        "statutory limit starts",
      ],
    }[lang].map((deed) => columnIn(told, deed));
    expect(new Set(deeds.slice(1)).size).toBe(1);
  });

  test("draws a lane for each branch: its mark where something happens in it, a line while it is at work", () => {
    const lines = sectionOf(linesIn("en"), "Story");
    expect(lines[0]).toBe(
      "1 food licence  2 signboard  3 fire safety check  4 tobacco retail  5 drainage",
    );
    const lanesOf = (text: string) =>
      lines
        .find((line) => line.includes(text))
        ?.slice(7, 16)
        .trimEnd();
    expect(lanesOf("drainage · confirm materials")).toBe("      5");
    expect(lanesOf("signboard · handle")).toBe("  |2|||");
    expect(lanesOf("food licence · open procedure")).toBe("  1 |||");
  });

  test("ends with the ledger that was asked for", () => {
    const ledger = sectionOf(linesIn("zh"), "食品经营许可办理期限的计时明细");
    expect(ledger).toContain("2026-09-18 至 2026-11-04  不计时：检测（扣除30日）");
    expect(ledger.at(-2)).toBe("到期日  2026-11-17");
  });

  test("colours cards and limits, and nothing without a terminal", () => {
    const start = "\u001b[";
    expect(linesIn("zh", true).find((line) => line.includes("红牌："))).toContain(`${start}31m`);
    expect(linesIn("zh", true).find((line) => line.includes("黄牌："))).toContain(`${start}33m`);
    expect(linesIn("zh").filter((line) => line.includes(start))).toEqual([]);
  });

  test("lets no name from outside move the cursor", () => {
    const tricky = {
      ...view.state,
      applicant: { ...view.state.applicant, name: "\u001b[2Jx\u202e" },
    };
    const shown = summaryLines(
      Object.create(view, {
        state: { value: tricky },
        history: { value: view.history },
      }),
      look("zh"),
    );
    expect(shown.join("\n")).toContain("\u{FFFD}[2Jx\u{FFFD}");
  });
});

test("a case as JSON says the same in one language", () => {
  const json = JSON.parse(JSON.stringify(caseJson(view, story, [view.limit("statutory")], "en")));
  expect(json.case).toMatchObject({
    id: "20260914-1",
    item: { code: "restaurant-opening", title: "Opening a restaurant" },
    state: { title: "approval · departments at work" },
    status: "open",
  });
  expect(json.limits.find(({ key }: { key: string }) => key === "statutory")).toMatchObject({
    title: "statutory limit",
    due: { on: "2026-11-24", provisional: false },
    remaining: 30,
  });
  expect(json.timeline[4]).toMatchObject({
    department: "District Market Supervision Bureau",
    person: "陈明",
    what: "food licence · confirm materials",
  });
  expect(json.ledgers[0].limit).toBe("statutory");
});
