import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildProgram, ran } from "./built-program.js";

const stories = path.join(import.meta.dirname, "../../examples/stories");
const folder = mkdtempSync(path.join(tmpdir(), "banjian-demo-"));

beforeAll(buildProgram, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(["zh", "en"])(
  "the demo tells its story in %s as it stands in examples/stories",
  async (lang) => {
    const { code, out, err } = await ran(["demo", "--lang", lang], { cwd: folder });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    // The number of the case is new each time, and so is the way to this program.
    const told = out
      .replaceAll(/20260914-[0-9a-z]{10}/g, "20260914-xxxxxxxxxx")
      .replaceAll(/node \S+main\.js /g, "banjian ");
    await expect(told).toMatchFileSnapshot(path.join(stories, `restaurant.${lang}.txt`));
  },
);

test.each(["zh", "en"])(
  "another story of other items is told in %s, with every way in which departments work together",
  async (lang) => {
    const files = [
      "--story",
      path.join(stories, "mall.yaml"),
      "--items",
      path.join(stories, "../approval"),
    ];
    const cwd = mkdtempSync(path.join(folder, "mall-"));
    const { code, out, err } = await ran(["demo", "--lang", lang, ...files], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const told = out
      .replaceAll(/20260914-[0-9a-z]{10}/g, "20260914-xxxxxxxxxx")
      .replaceAll(/node \S+main\.js /g, "banjian ");
    await expect(told).toMatchFileSnapshot(path.join(stories, `mall.${lang}.txt`));
  },
);

test("the case stays in ./data, where case show finds it again", async () => {
  const { code, out } = await ran(["case", "show", "--lang", "zh"], { cwd: folder });
  expect(code).toBe(0);
  expect(out).toContain("开办餐饮店一件事");
  expect(out).toContain("归档（已结）");
});

test("what to copy names the database unless it is the usual one, and nothing where none is kept", async () => {
  const files = ["--files", "what-it-yields"];
  const demo = (url: string) =>
    ran(["demo", "--lang", "en", "--db", url, ...files], { cwd: folder });
  const [kept, gone] = await Promise.all([demo("pglite://./else"), demo("pglite://memory")]);
  const [, command = ""] = /To see it again:\n {2}node \S+ (.*)/.exec(kept.out) ?? [];
  expect(command).toMatch(/^case show 20260914-\w+ --db pglite:\/\/\.\/else$/);
  expect(kept.out).toMatch(/case explain \S+ \S+ --days --db pglite:\/\/\.\/else\n/);
  expect(gone).toMatchObject({ code: 0, err: "" });
  expect(gone.out).not.toContain("case show");
  const yielded = path.join(folder, "what-it-yields");
  const text = (name: string) => readFileSync(path.join(yielded, name), "utf8");
  expect(readdirSync(yielded).filter((name) => name.endsWith(".html"))).toHaveLength(8);
  const kinds = text("messages.jsonl").trim().split("\n");
  expect(new Set(kinds.map((line) => (JSON.parse(line) as { kind: string }).kind)).size).toBe(10);
  expect(text("messages.xml")).toContain("<SBLSH>");
  expect(text("notifications.txt")).toMatch(
    /it was accepted · 幸福里餐饮有限公司 · by text message/,
  );
  expect(text("cards.txt").trim().split("\n")).toHaveLength(2);
}, 90_000);
