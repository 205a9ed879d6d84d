import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { run } from "./run.js";
import { fakeContext } from "./testing/fake-context.js";

const items = path.join(import.meta.dirname, "../../../examples/items");
let folder = "";
let plan = "";

async function ran(...args: string[]) {
  const seen: string[] = [];
  const context = fakeContext(args, {
    progress: async (line) => {
      seen.push(line);
    },
  });
  return { code: await run(context), seen, ...context.printed };
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "banjian-simulate-"));
  plan = path.join(folder, "small.plan.yaml");
  const file = path.relative(folder, path.join(items, "enterprise-registration.yaml"));
  writeFileSync(
    plan,
    `banjian-plan: 1
title: { zh: 登记大厅, en: a registry }
from: 2026-04-27
through: 2026-05-08
window: { staff: { window-clerk: 1 } }
departments: { market-supervision: { staff: { registrar: 1 } } }
minutes: { other: { least: 10, median: 60, most: 400 } }
items:
  registration: { file: ${file}, cases: 20, refused: 0.2 }
variants:
  faster:
    title: { zh: 快一倍, en: twice as fast }
    changes: { minutes: { other: { least: 5, median: 30, most: 200 } } }
`,
  );
});

// Whole plans are played and drawn; a machine that is busy with other things takes its time.
vi.setConfig({ testTimeout: 60_000 });

describe("banjian simulate", () => {
  test("plays a plan and tells what was on time, and what would differ", async () => {
    const { code, out, err, seen } = await ran(
      "simulate",
      plan,
      "--what-if",
      "faster",
      "--lang",
      "zh",
    );
    expect([code, err]).toEqual([0, ""]);
    expect(out.replace(/[0-9a-f]{16}/, "…")).toMatchInlineSnapshot(`
      "登记大厅
      2026-04-27 – 2026-05-08  种子 1  摘要 …

      企业设立登记  enterprise-registration 2026.1
      申办 20  已结 1  期末在办 19  默示生效 0
      归档（准予） 1
      申办到决定（工作日）： 中位 1，75% 3，90% 3，95% 4，最长 4

      期限                    责任部门          按期  超期  在办  按期率
      承诺期限                区市场监督管理局  7     3     1     70.0%
      法定期限                区市场监督管理局  10    0     1     100.0%
      材料审查时限            区市场监督管理局  2     9     9     18.2%
      公开说明超期理由的期限  区市场监督管理局  0     0     4     –

      牌的事由                        责任部门          黄牌  红牌
      承诺期限                        区市场监督管理局  4     0
      已超过承诺期限，未公开说明理由  区市场监督管理局  3     0

      岗位              人数  办理件次  忙碌   等候中位（小时）  九成不超过  日终积压平均  最多  在
      窗口              1     20        86.2%  48                210.6       10.3          17    2026-05-08
      区市场监督管理局  1     11        38.9%  0                 6           1.4           3     2026-05-08

      如果： 快一倍
      指标                                                                     原计划      改后        变化
      企业设立登记 · 九成办件不超过                                            3 个工作日  2 个工作日  -1
      企业设立登记 · 最长                                                      4 个工作日  2 个工作日  -2
      企业设立登记 · 期末在办                                                  19          11          -8
      企业设立登记 · 承诺期限 · 按期率                                         70.0%       76.5%       +6.5 个百分点
      企业设立登记 · 承诺期限 · 超期                                           3           4           +1
      企业设立登记 · 材料审查时限 · 按期率                                     18.2%       17.6%       -0.5 个百分点
      企业设立登记 · 材料审查时限 · 超期                                       9           14          +5
      企业设立登记 · 已超过承诺期限，未公开说明理由 · 区市场监督管理局 · 黄牌  3           4           +1
      窗口 · 忙碌程度                                                          86.2%       88.5%       +2.3 个百分点
      窗口 · 九成等候不超过                                                    210.6 小时  147.4 小时  -63.2
      窗口 · 最长积压                                                          17          12          -5
      区市场监督管理局 · 忙碌程度                                              38.9%       28.6%       -10.3 个百分点
      区市场监督管理局 · 九成等候不超过                                        6 小时      0.8 小时    -5.2
      区市场监督管理局 · 最长积压                                              3           2           -1
      "
    `);
    expect(seen[0]).toMatch(/登记大厅 {2}[█░]{24} \d+%/);
    expect(seen.at(-1)).toBe("");
  });

  test("gives the same as JSON, in every run", async () => {
    const [one, two] = await Promise.all([
      ran("simulate", plan, "--json"),
      ran("simulate", plan, "--json"),
    ]);
    expect(one.out).toBe(two.out);
    expect(JSON.parse(one.out)).toMatchObject({
      report: { seed: 1, items: [{ filed: 20 }], digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      variants: [],
    });
    expect((await ran("simulate", plan, "--json", "--seed", "2")).out).not.toBe(one.out);
  });

  test("says where days off are not published, in the terminal, as JSON and on the page, and only there", async () => {
    const far = path.join(folder, "far.plan.yaml");
    const text = readFileSync(plan, "utf8").replace("2026-04-27", "2040-04-27");
    writeFileSync(far, text.replace("2026-05-08", "2040-05-08"));
    const html = path.join(folder, "far.html");
    const { out } = await ran("simulate", far, "--lang", "en", "--html", html);
    const says = "the days off of 2040 are not published";
    expect(out).toContain(says);
    expect(readFileSync(html, "utf8")).toContain(says);
    expect(JSON.parse((await ran("simulate", far, "--json")).out).report.unpublished).toEqual([
      2040,
    ]);
    expect((await ran("simulate", plan, "--lang", "en")).out).not.toContain("not published");
  });

  test("draws its charts with their words in Chinese, and writes tables for a spreadsheet", async () => {
    const html = path.join(folder, "report.html");
    const { code } = await ran(
      "simulate",
      plan,
      "--lang",
      "zh",
      "--html",
      html,
      "--svg",
      path.join(folder, "svg"),
      "--csv",
      path.join(folder, "csv"),
    );
    expect(code).toBe(0);
    expect(readdirSync(path.join(folder, "svg")).toSorted()).toEqual([
      "cards.svg",
      "durations.svg",
      "months.svg",
      "on-time.svg",
      "queues.svg",
    ]);
    const drawn = readFileSync(path.join(folder, "svg", "on-time.svg"), "utf8");
    expect(drawn).toContain("各项期限的按期率");
    expect(drawn).toContain("承诺期限");
    const page = readFileSync(html, "utf8");
    expect(page.match(/<svg/g)?.length).toBe(5);
    expect(page).toContain("<h1>登记大厅</h1>");
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    const limits = readFileSync(path.join(folder, "csv", "limits.csv"), "utf8");
    expect(
      limits.startsWith("\uFEFFitem,limit,title,department,met,overdue,running,on-time\r\n"),
    ).toBe(true);
    expect(limits).toContain("enterprise-registration,promised,承诺期限,");
  });

  test("IN4: reports a month as a hall that is open does: in the terminal, as JSON, CSV and on the page", async () => {
    const supervised = path.join(folder, "supervised.plan.yaml");
    const file = path.relative(folder, path.join(items, "../supervision/hall.supervision.yaml"));
    writeFileSync(
      supervised,
      readFileSync(plan, "utf8").replace("from:", `supervision: ${file}\nfrom:`),
    );
    const [html, csv] = [path.join(folder, "may.html"), path.join(folder, "may")];
    const asked = ["simulate", supervised, "--month", "2026-05"];
    const { code, out } = await ran(...asked, "--lang", "zh", "--html", html, "--csv", csv);
    expect(code).toBe(0);
    expect(out).toContain("指标 2026-05-01 至 2026-05-09（以 2026-05-09 所知）");
    expect(out).toMatch(/事项进驻率 +items-present-share +0.8% +1\/120/);
    expect(out).toMatch(/2026-05 {2}未审定\n\n区市场监督管理局 {2}[\d.]+\n {2}100\n/);
    const page = readFileSync(html, "utf8");
    expect(page).toContain("<h1>指标 2026-05-01 至 2026-05-09（以 2026-05-09 所知）</h1>");
    expect(page.match(/<svg/g)?.length).toBe(7);
    expect(readdirSync(csv)).toEqual(expect.arrayContaining(["indicators.csv", "lists.csv"]));
    const json = JSON.parse((await ran(...asked, "--by", "month", "--json")).out);
    expect(json.indicators.parts.map(({ key }: { key: string }) => key)).toEqual(["2026-05"]);
    expect(json.assessment.departments).toHaveLength(1);
    const none = await ran("simulate", plan, "--month", "2026-07");
    expect([none.code, none.err]).toEqual([1, expect.stringContaining("REPORT_DAYS")]);
  });

  test("refuses a variant nobody wrote and a seed that is none, and lists what is wrong with a plan", async () => {
    const unknown = await ran("simulate", plan, "--what-if", "slower");
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining("VARIANT_UNKNOWN")]);
    const seed = await ran("simulate", plan, "--seed", "-1");
    expect([seed.code, seed.err]).toEqual([2, expect.stringContaining("OPTION_INVALID")]);
    const broken = path.join(folder, "broken.plan.yaml");
    writeFileSync(broken, readFileSync(plan, "utf8").replace("registrar: 1", "clerk: 1"));
    const { code, out } = await ran("simulate", broken);
    expect([code, out]).toEqual([1, expect.stringContaining("SIM5")]);
    expect(JSON.parse((await ran("simulate", "--schema")).out)).toHaveProperty(
      "properties.minutes",
    );
  });
});
