import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Actor, ManualClock, openHall } from "banjian";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildProgram, ran } from "./built-program.js";

const scratch = mkdtempSync(path.join(tmpdir(), "banjian-database-"));
const db = `pglite://${scratch}/hall`;

const applicant: Actor = { id: "u-1", name: "李雷", roles: ["applicant"] };
const clerk: Actor = { id: "w-1", name: "王芳", roles: ["window-clerk"] };
const handler: Actor = {
  id: "m-11",
  name: "陈明",
  roles: ["handler"],
  department: "market-supervision",
};

let caseId = "";

beforeAll(async () => {
  await buildProgram();
  caseId = await playedCase();
}, 180_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A case accepted, opened to testing and left there until its promise was late. */
async function playedCase(): Promise<string> {
  const clock = new ManualClock("2026-09-14T01:00:00Z");
  const hall = await openHall({ db, items: "examples/items", clock: clock.now });
  const filed = await hall.submit(
    "food-business-licence",
    {
      applicant: { id: "u-1", name: "李雷餐饮店", kind: "legal-person" },
      form: { premises: "幸福路 12 号" },
      materials: ["application", "floor-plan", "safety-rules"].map((id) => ({
        id,
        name: `${id}.pdf`,
      })),
    },
    { by: applicant, key: "k1" },
  );
  clock.moveTo("2026-09-15T02:00:00Z");
  await hall.act(filed.caseId, "pre-accept", {
    by: clerk,
    key: "k2",
    payload: { result: "passed" },
  });
  await hall.act(filed.caseId, "accept", { by: clerk, key: "k3" });
  clock.moveTo("2026-09-16T02:00:00Z");
  await hall.act(filed.caseId, "open-procedure", {
    by: handler,
    key: "k4",
    payload: { procedure: "testing", length: "5 business-days", reason: "抽样检测" },
  });
  clock.moveTo("2026-10-12T02:00:00Z");
  await hall.sweep();
  await hall.close();
  return filed.caseId;
}

describe("case show", () => {
  test("shows the latest case: summary, limits, story and the statutory ledger", async () => {
    const { code, out, err } = await ran(["case", "show", "--db", db, "--lang", "zh"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(`办件    ${caseId}`);
    expect(out).toContain("事项    食品经营许可证核发  food-business-licence 2026.1");
    expect(out).toContain("\n期限\n");
    expect(out).toContain("2026-09-15 周二\n  10:00");
    expect(out).toMatch(/区市场监督管理局 {2}陈明 {2}启动特别程序 · 检测，所需 5个工作日/);
    expect(out).toContain("\n法定期限的计时明细\n2026-09-15  起始日，不计\n");
  });

  test("shows the case and the ledger that are asked for, and takes the database from the environment", async () => {
    const { code, out } = await ran(["case", "show", caseId, "--ledger", "promised"], {
      env: { BANJIAN_DB: db, DATABASE_URL: "postgres://nobody@localhost:1/none" },
    });
    expect(code).toBe(0);
    expect(out).toContain("\nLedger of the promised limit\n2026-09-15  start day, not counted\n");
  });

  test("says the same as JSON", async () => {
    const { out } = await ran(["case", "show", "--json", "--db", db]);
    const shown = JSON.parse(out);
    expect(shown.case).toMatchObject({ id: caseId, status: "open", item: { version: "2026.1" } });
    expect(shown.limits.map(({ key }: { key: string }) => key)).toContain("statutory");
    expect(shown.timeline[0]).toMatchObject({ seq: 1, tone: "flow" });
    expect(shown.ledgers[0].limit).toBe("statutory");
  });

  test("refuses a case or a limit that there is not", async () => {
    const unknown = await ran(["case", "show", "20260101-nothing", "--db", db]);
    expect([unknown.code, unknown.err.split(" ")[0]]).toEqual([1, "CASE_UNKNOWN"]);
    const limit = await ran(["case", "show", "--ledger", "branch:fire", "--db", db]);
    expect([limit.code, limit.err.split(" ")[0]]).toEqual([1, "LIMIT_UNKNOWN"]);
  });
}, 60_000);

describe("ME6: the process messages of a case", () => {
  test("are listed, shown with persons covered, and given out as JSON and as XML rows that say the same", async () => {
    const at = ["--db", db, "--lang", "zh"];
    const list = await ran(["message", "list", caseId, ...at]);
    expect(list.out.split("\n").map((line) => line.split(/ {2,}/)[2])).toEqual([
      "sb",
      "wsysl",
      "sl",
      "tbcxsq",
      undefined,
    ]);
    expect(list.out).toContain(`2026-09-14 09:00:00  ${caseId}  sb`);
    const shown = await ran(["message", "show", ...at]);
    expect(shown.out).toMatch(/SQRMC +申请人名称 +李\*\*\*\n/);
    const open = await ran(["message", "show", "--open", ...at]);
    expect(open.out).toMatch(/SQRMC +申请人名称 +李雷餐饮店\n/);
    const sinks = await ran(["message", "deliveries", ...at]);
    expect([sinks.code, sinks.out]).toEqual([0, "没有送过的接收端\n"]);
    const lines = await ran(["message", "export", caseId, ...at]);
    const rows = await ran(["message", "export", caseId, "--format", "xml", ...at]);
    const messages = lines.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const values = messages.flatMap(({ fields }) => Object.entries(fields));
    expect(
      [...rows.out.matchAll(/ {4}<(\w+)>(.*)<\/\1>/g)].map(([, name, value]) => [name, value]),
    ).toEqual(values);
    expect(values.length).toBeGreaterThan(40);
  });
}, 60_000);

describe("case explain", () => {
  test("says why a limit is due when it is, as it stood on a day", async () => {
    const args = ["case", "explain", caseId, "statutory", "--on", "2026-09-16", "--lang", "zh"];
    const { code, out, err } = await ran([...args, "--db", db]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toBe(`${caseId}  食品经营许可证核发  李雷餐饮店

法定期限  statutory
时限  10个工作日
依据  《食品经营许可和备案管理办法》
责任  区市场监督管理局，行政机关负责人
起算  2026-09-15 周二  受理
到期  2026-10-12 周一 24:00
状态  不计时，还剩 9个工作日，暂定
日历  cn@2025-11-04.9e64e690

变动
2026-09-15 周二  开始计时，10个工作日，2026-09-29 到期
                 受理 · 王芳 · 《食品经营许可和备案管理办法》
2026-09-16 周三  暂不计时，暂定 2026-10-12 到期
                 检测：抽样检测 · 陈明，区市场监督管理局 · 《中华人民共和国行政许可法》第45条

计时明细
2026-09-15 周二                起始日，不计
2026-09-16 周三                第1日
2026-09-17 周四 至 09-22 周二  不计时：检测（扣除5日）
2026-09-23 周三 至 09-24 周四  第2至3日
2026-09-25 周五 至 09-27 周日  中秋节放假（国办发明电〔2025〕7号）
2026-09-28 周一 至 09-30 周三  第4至6日
2026-10-01 周四 至 10-07 周三  国庆节放假（国办发明电〔2025〕7号）
2026-10-08 周四 至 10-09 周五  第7至8日
2026-10-10 周六                第9日，调休上班（国办发明电〔2025〕7号）
2026-10-11 周日                周末
2026-10-12 周一                第10日  ← 到期
`);
  });

  test("explains every limit of the latest case, as JSON day by day when asked", async () => {
    const { code, out } = await ran(["case", "explain", "--days", "--json", "--db", db]);
    expect(code).toBe(0);
    const shown = JSON.parse(out);
    expect(shown.case.id).toBe(caseId);
    const statutory = shown.limits.find(({ key }: { key: string }) => key === "statutory");
    expect(statutory.moves[1]).toMatchObject({
      type: "limit-excluded",
      because: "testing: 抽样检测",
      person: "陈明",
      basis: [{ law: "中华人民共和国行政许可法", article: 45 }],
    });
    expect(statutory.days[0]).toMatchObject({ day: "2026-09-15", role: { as: "start" } });
    expect(statutory).not.toHaveProperty("stretches");
  });

  test("refuses a case, a limit or a day that there is not, and names the nearest limit", async () => {
    const unknown = await ran(["case", "explain", "20260101-nothing", "--db", db]);
    expect([unknown.code, unknown.err.split(" ")[0]]).toEqual([1, "CASE_UNKNOWN"]);
    const limit = await ran(["case", "explain", caseId, "statutry", "--db", db]);
    expect([limit.code, limit.err.split(" ")[0]]).toEqual([1, "LIMIT_UNKNOWN"]);
    expect(limit.err).toContain('did you mean "statutory"');
    const early = await ran(["case", "explain", caseId, "--on", "2026-09-01", "--db", db]);
    expect([early.code, early.err.split(" ")[0]]).toEqual([1, "CASE_NOT_YET_OPEN"]);
  });
}, 60_000);

test("card: listed, told to the department in the supervisor's name, shown with what was done", async () => {
  const listed = await ran(["card", "list", "--colour", "yellow", "--json", "--db", db]);
  const [{ id, ...card }] = JSON.parse(listed.out).cards;
  expect(card).toMatchObject({ caseId, stage: "raised", cause: "procedure-overrun" });
  const word = ["--by", "i-1", "--role", "supervisor", "--reason", "电话告知", "--db", db];
  const told = await ran(["card", "notify", caseId, id, "--lang", "zh", ...word]);
  expect([told.code, told.err]).toEqual([0, ""]);
  expect(told.out).toMatch(/\d{4}-\d\d-\d\d \S+ +已通知 +i-1 +电话告知\n/);
  const again = await ran(["card", "notify", caseId, id, ...word]);
  expect([again.code, again.err.split(" ")[0]]).toEqual([1, "CARD_STEP_TAKEN"]);
}, 60_000);

test("event list: what was announced, for people, and as CloudEvents to go on from", async () => {
  const shown = await ran(["event", "list", "--count", "1", "--lang", "zh", "--db", db]);
  expect(shown.out).toMatch(/^1 +\S+Z +\S+ +case:opened +办件建立\n$/);
  const { events, position } = JSON.parse(
    (await ran(["event", "list", "--after", "1", "--json", "--db", db])).out,
  );
  expect(events[0]).toMatchObject({ specversion: "1.0", subject: caseId });
  expect(Number(events.at(-1).sequence)).toBe(position);
  const bad = await ran(["event", "list", "--after", "x", "--db", db]);
  expect([bad.code, bad.err.split(" ")[0]]).toEqual([2, "OPTION_INVALID"]);
}, 60_000);

test("case list shows the latest cases with what is due next", async () => {
  const { code, out } = await ran(["case", "list", "--db", db]);
  expect(code).toBe(0);
  const [titles = "", row = ""] = out.split("\n");
  expect(titles).toMatch(/^case +item +applicant +state +next due$/);
  expect(row).toContain(caseId);
  expect(row).toMatch(/Food business licence +李雷餐饮店 +.*\d{4}-\d\d-\d\d \w{3}$/);
}, 60_000);

describe("db", () => {
  const empty = `pglite://${scratch}/empty`;

  test("status finds no database and makes none; migrate makes it, with all its steps", async () => {
    const missing = await ran(["db", "status", "--db", empty]);
    expect([missing.code, missing.err.split(" ")[0]]).toEqual([2, "DATABASE_MISSING"]);
    expect(readdirSync(scratch)).not.toContain("empty");

    const first = await ran(["db", "migrate", "--db", empty]);
    expect(first).toMatchObject({ code: 0, out: "up to date: nothing to do\n" });
    const second = await ran(["db", "migrate", "--json", "--db", empty]);
    expect(JSON.parse(second.out)).toEqual({ taken: [] });

    const status = await ran(["db", "status", "--db", empty, "--lang", "zh"]);
    expect(status.code).toBe(0);
    expect(status.out).toMatch(/^(已执行 {2}\d{4}-[a-z-]+\n)+$/);
    expect(await ran(["case", "show", "--db", empty])).toMatchObject({ code: 1, out: "" });
    expect(await ran(["case", "list", "--db", empty])).toMatchObject({ code: 0 });
  });

  test("could not run where no database answers, and never prints a password", async () => {
    const url = "postgres://hall:s3cret@localhost:1/hall";
    const { code, out, err } = await ran(["db", "migrate", "--db", url, "--json"]);
    expect([code, out]).toEqual([2, ""]);
    expect(JSON.parse(err).error.code).toBe("DATABASE_UNREACHABLE");
    expect(err).not.toContain("s3cret");
  });
}, 120_000);

describe("case export and replay", () => {
  test("exports every fact of a case, and replays it under its item and under a shorter one", async () => {
    const exported = await ran(["case", "export", caseId, "--db", db]);
    expect([exported.code, exported.err]).toEqual([0, ""]);
    const [{ caseId: named, facts }] = JSON.parse(exported.out);
    expect([named, facts[0].type, facts.length > 20]).toEqual([caseId, "case-opened", true]);
    const cases = path.join(scratch, "cases.json");
    writeFileSync(cases, exported.out);
    const item = "examples/items/food-business-licence.yaml";
    const same = await ran(["replay", item, cases, "--lang", "zh"]);
    expect([same.code, same.out]).toEqual([0, "1 件：0 件会被拒绝，0 件会有更多期限超期\n"]);
    // The authority has no procedure any more that the case opened.
    const without = path.join(scratch, "without.yaml");
    writeFileSync(without, readFileSync(item, "utf8").replace(/ +testing: .*\n/, ""));
    const refused = await ran(["replay", without, cases]);
    expect(refused.code).toBe(1);
    expect(refused.out).toMatch(/open-procedure.*PROCEDURE_UNKNOWN/);
  });
});
