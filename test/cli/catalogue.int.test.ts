import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openHall } from "banjian";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildProgram, ran } from "./built-program.js";

const scratch = mkdtempSync(path.join(tmpdir(), "banjian-catalogue-"));
const db = `pglite://${scratch}/hall`;
const file = path.join(scratch, "birth-registration.yaml");
const code = "birth-registration";
const item = (...args: string[]) => ran(["item", ...args, "--db", db, "--lang", "zh"]);
const citizen = { id: "u1", roles: ["applicant"] };
const application = {
  applicant: { id: "u1", name: "李雷", kind: "person" },
  form: { children: 1 },
  materials: [{ id: "declaration", name: "声明.pdf" }],
} as const;
const by = (who: string, reason: string) => ["--by", who, "--reason", reason];

beforeAll(async () => {
  await buildProgram();
  const source = readFileSync("examples/items/birth-registration.yaml", "utf8");
  const hall = await openHall({ db });
  await hall.items.publish(source, "birth-registration.yaml");
  const older = source.replace(`code: ${code}`, "code: further-birth-approval");
  await hall.items.publish(older, "further-birth-approval.yaml");
  for (const key of ["a", "b"]) await hall.submit(code, application, { by: citizen, key });
  await hall.close();
  writeFileSync(file, source.replace('version: "2026.1"', 'version: "2026.2"'));
}, 180_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("a version is drafted, reviewed and published at the command line, and who did it is shown", async () => {
  expect(await item("draft", file)).toMatchObject({ code: 2, err: /OPTION_MISSING/ });
  expect(await item("draft", file, ...by("zhao", "缩短期限"))).toMatchObject({ code: 0 });
  const own = await item("review", code, "2026.2", ...by("zhao", "自己看过"));
  expect(own).toMatchObject({ code: 1, err: expect.stringContaining("ITEM_REVIEW_OWN") });
  expect((await item("review", code, "2026.2", ...by("qian", "核对依据"))).code).toBe(0);
  const published = await item("publish", code, "2026.2", ...by("zhao", "今日起施行"));
  expect(published).toMatchObject({ code: 0, out: "birth-registration 2026.2 已发布\n" });
  const shown = await item("show", code);
  expect(shown.out).toMatch(/2026\.1 +已停用/);
  expect(shown.out).toMatch(/2026\.2 +审核 +qian +核对依据/);
  const kept = await item("remove", code, "2026.1", ...by("zhao", "不再需要"));
  expect(kept).toMatchObject({ code: 1, err: expect.stringContaining("ITEM_IN_USE") });
}, 60_000);

test("its open cases stay until they are moved, with a plan before and facts after (DA9)", async () => {
  const plan = await item("move", code);
  expect(plan).toMatchObject({ code: 0, out: expect.stringMatching(/2 件将移，0 件留下/) });
  expect(await item("move", code, "--apply", ...by("qian", "缩短期限"))).toMatchObject({
    code: 2,
    err: /OPTION_MISSING.*--authority|--authority/,
  });
  const why = [...by("qian", "缩短期限"), "--authority", "局务会 2026 年第 9 号"];
  const moved = await item("move", code, "--apply", ...why);
  expect(moved).toMatchObject({ code: 0, out: expect.stringMatching(/2 件已移，0 件留下/) });
  const again = await item("move", code, "--json");
  expect(JSON.parse(again.out).cases).toEqual([]);
}, 60_000);

test("an item is found by its words, and one that is retired is not", async () => {
  expect((await item("search", "生育")).out).toContain("further-birth-approval");
  const retired = ["retire", "further-birth-approval", "--successor", code];
  expect((await item(...retired, ...by("zhao", "改为登记"))).code).toBe(0);
  const found = await item("search", "生育", "--json");
  expect(JSON.parse(found.out).items.map((one: { code: string }) => one.code)).toEqual([code]);
  expect(await item("search", "航空母舰")).toMatchObject({ code: 1, out: "没有找到。\n" });
  const listed = await item("list");
  expect(listed.out).toMatch(/further-birth-approval +2026\.1 +已停用 +birth-registration/);
}, 60_000);
