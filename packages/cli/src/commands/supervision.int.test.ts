import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ManualClock, migrate, openHall } from "banjian";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../../test/support/fresh-database.js";
import { withDatabase } from "../database.js";
import { run } from "../run.js";
import { fakeContext } from "../testing/fake-context.js";

const folder = mkdtempSync(path.join(tmpdir(), "banjian-supervision-"));
const rules = path.join(folder, "hall.supervision.yaml");
const applicant = { id: "440300199001010011", name: "李雷", roles: ["applicant"] };
const head = { id: "m-01", roles: ["head"], department: "market-supervision" };
let server: FreshDatabase;
let db = "";
let caseId = "";

async function told(args: readonly string[], env: Record<string, string> = {}) {
  const context = fakeContext(args, { env });
  return { code: await run(context), ...context.printed };
}

// A licence whose promise was missed, that was rated twice.
beforeAll(async () => {
  server = await freshDatabase();
  db = server.url;
  await withDatabase(db, (it) => migrate(it.db));
  const clock = new ManualClock("2026-09-14T10:00:00+08:00");
  const hall = await openHall({ db, items: "examples/items", clock: clock.now });
  const { id, name } = applicant;
  const filed = await hall.submit(
    "food-business-licence",
    {
      applicant: { id, name, kind: "person" },
      form: { premises: "幸福路 12 号" },
      materials: ["application", "floor-plan", "safety-rules"].map((one) => ({
        id: one,
        name: one,
      })),
    },
    { by: applicant, key: "k1" },
  );
  caseId = filed.caseId;
  const clerk = { id: "w-1", roles: ["window-clerk"] };
  await hall.act(caseId, "pre-accept", { by: clerk, key: "k2", payload: { result: "passed" } });
  await hall.act(caseId, "accept", { by: clerk, key: "k3" });
  const rating = { act: "acceptance", level: 4, reason: "等了两个小时" };
  await hall.act(caseId, "rate", {
    by: applicant,
    key: "k4",
    payload: { act: "filing", level: 1 },
  });
  await hall.act(caseId, "rate", { by: applicant, key: "k5", payload: rating });
  await hall.act(caseId, "answer-rating", {
    by: head,
    key: "k6",
    payload: { answer: "已增设两个窗口并延长午间服务" },
  });
  clock.moveTo("2026-09-23T10:00:00+08:00");
  await hall.sweep();
  await hall.close();
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.drop();
});

describe("a supervisor at the command line", () => {
  test("CD1: takes every step in the life of a card, in somebody's name and for a reason", async () => {
    const listed = await told(["card", "list", "--json", "--db", db]);
    const cards: { id: string; colour: string }[] = JSON.parse(listed.out).cards;
    expect(cards.map(({ colour }) => colour).toSorted()).toEqual(["red", "yellow"]);
    const [c1 = "", c2 = ""] = cards.map(({ id }) => id).toSorted();
    const chief = ["--by", "m-01", "--role", "head", "--department", "market-supervision"];
    const supervisor = ["--by", "s-01", "--role", "supervisor"];
    const step = (word: string, card: string, ...more: readonly string[]) =>
      told(["card", word, caseId, card, "--reason", "核实", "--json", "--db", db, ...more]);
    const steps: [string, string, readonly string[]][] = [
      ["notify", c1, supervisor],
      ["answer", c1, chief],
      ["appeal", c1, chief],
      ["correct", c1, chief],
      ["supervise", c1, [...supervisor, "--within", "3 business-days"]],
      ["confirm", c1, supervisor],
      ["withdraw", c2, supervisor],
    ];
    for (const [word, card, by] of steps) {
      const { code, out, err } = await step(word, card, ...by);
      expect([word, code, err]).toEqual([word, 0, ""]);
      expect(JSON.parse(out).card.id).toBe(card);
    }
    const shown = await told(["card", "show", caseId, c1, "--db", db, "--lang", "zh"]);
    const words = ["已通知", "已答复", "申诉中", "已纠正", "督办中", "已确认"];
    expect(words.filter((word) => !shown.out.includes(word))).toEqual([]);
    expect((await step("answer", c2, ...chief)).err).toContain("CARD_ENDED");
    const nobody = await told(["card", "answer", caseId, c1, "--db", db, ...chief]);
    expect([nobody.code, nobody.err]).toEqual([2, expect.stringContaining("--reason")]);
  });

  test("RA1: lists what applicants say and what they were answered, of all cases or of one", async () => {
    const { out } = await told(["rating", "list", "--db", db, "--lang", "zh"]);
    expect(out).toBe(
      `2026-09-14  ${caseId}  接件  非常满意\n2026-09-14  ${caseId}  受理  不满意    等了两个小时  已增设两个窗口并延长午间服务\n`,
    );
    const one = await told(["rating", "list", caseId, "--json", "--db", db]);
    expect(JSON.parse(one.out).ratings).toMatchObject([
      { act: "filing", level: 1, isBad: false },
      { act: "acceptance", level: 4, isBad: true, answeredOn: "2026-09-14" },
    ]);
    expect((await told(["rating", "list", "nobody", "--db", db])).err).toContain("CASE_UNKNOWN");
  });

  test("IN9: reports the ratings of a month with the acts behind them", async () => {
    const asked = ["report", "--month", "2026-09", "--db", db];
    const { out } = await told([...asked, "--lang", "zh"]);
    expect(out).toMatch(/满意率（非常满意、满意、基本满意） +satisfaction-share +50\.0% +1\/2\n/);
    expect(out).toMatch(/主动评价率 +active-rating-share +100\.0% +2\/2\n/);
    const listed = await told([...asked, "--cases", "rectified-share"]);
    expect(listed.out).toBe(
      ["rectified", "settled"]
        .map((of) => `bad-ratings-${of} 1\n  ${caseId}/acceptance\n`)
        .join("\n"),
    );
  });

  test("PUB1, PUB2: progress is told for the code alone, and results without a name", async () => {
    const asked = (code: string) =>
      told(["progress", caseId, "--code", code, "--db", db, "--lang", "zh"]);
    const { out } = await asked("010011");
    expect(out).toMatch(/^事项 +食品经营许可证核发\n进度 +已受理，审批中\n/);
    expect(out).not.toContain("李雷");
    expect((await asked("010012")).err).toContain("PROGRESS_UNKNOWN");
    const results = await told(["result", "list", "--month", "2026-09", "--json", "--db", db]);
    expect(JSON.parse(results.out)).toEqual({ results: [] });
  });

  test("ME23: does not say that all is well with the messages of a hall that stores none", async () => {
    const file = path.join(folder, "received.jsonl");
    writeFileSync(file, "");
    const days = ["--from", "2026-09-01", "--to", "2026-09-30", "--received", file];
    const asked = await told(["message", "gaps", ...days, "--json", "--db", db]);
    expect([asked.code, asked.err]).toEqual([1, expect.stringContaining("MESSAGES_NOT_STORED")]);
  });

  test("CD4: opens the hall with its supervision file, by option or environment, and refuses one with findings", async () => {
    writeFileSync(
      rules,
      "banjian-supervision: 1\ncards: { a: { title: t, card: red, metric: overdue } }\n",
    );
    const act = [
      "card",
      "notify",
      caseId,
      "c1",
      "--by",
      "s",
      "--role",
      "supervisor",
      "--reason",
      "r",
    ];
    const refused = await told([...act, "--db", db, "--supervision", rules]);
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining("SUPERVISION_REFUSED"),
    ]);
    const env = { BANJIAN_SUPERVISION: rules, BANJIAN_DB: db };
    expect((await told(act, env)).err).toContain("SUPERVISION_REFUSED");
    expect((await told(["card", "list", "--db", db], env)).code).toBe(0);
  });
});

describe("banjian check", () => {
  test("SUP4, SUP7: finds what is wrong with a supervision file, and holds it against the items given with it", async () => {
    writeFileSync(
      rules,
      "banjian-supervision: 1\ncards: { a: { title: t, card: red, metric: overdue } }\n",
    );
    const wrong = await told(["check", rules]);
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringContaining("SUP4")]);
    expect(wrong.out).toContain("banjian explain SUP4");
    const near = "metric: overdue, compare: at-least, threshold: 2";
    writeFileSync(
      rules,
      `banjian-supervision: 1\ncards: { a: { title: t, card: red, ${near}, limits: [statutry] } }\n`,
    );
    expect(await told(["check", rules])).toMatchObject({ code: 0, err: "" });
    const item = "examples/items/food-business-licence.yaml";
    const beside = await told(["check", item, rules, "--json"]);
    expect(beside.code).toBe(0);
    expect(JSON.parse(beside.out).findings).toMatchObject([{ rule: "SUP7", severity: "warning" }]);
    expect(JSON.parse((await told(["check", folder, item, "--json"])).out).findings).toHaveLength(
      1,
    );
  });
});
