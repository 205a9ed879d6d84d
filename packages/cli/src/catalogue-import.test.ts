import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { run } from "./run.js";
import { fakeContext } from "./testing/fake-context.js";

const tables = fileURLToPath(new URL("../../../examples/national-tables", import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), "banjian-import-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function imported(...more: string[]) {
  const context = fakeContext([
    "catalogue",
    "import",
    tables,
    "--into",
    scratch,
    "--lang",
    "zh",
    ...more,
  ]);
  const code = await run(context);
  return { code, ...context.printed };
}

test("catalogue import begins the files that are missing, and then reports the drift of each sync", async () => {
  const first = await imported("--write");
  expect(first.code).toBe(1);
  const names = readdirSync(scratch).toSorted();
  expect(first.out.split("\n").toSorted().filter(Boolean)).toEqual([
    ...names.map((name) => `已写出: ${path.join(scratch, name)}`),
    "这里缺少: 000117010000  道路货物运输经营许可",
    "这里缺少: 000131003000  食品经营许可证核发",
  ]);
  const unfinished = await imported("--write");
  expect(unfinished.code).toBe(1);
  expect(unfinished.out).toMatch(
    /^(尚未写完，未作对照: 0001\d+ {2}.+（\d 个错误，见 banjian check）\n){2}$/,
  );
  for (const name of names) {
    const file = path.join(scratch, name);
    const text = readFileSync(file, "utf8").replace("basis: []", "basis: [{ law: 某法 }]");
    writeFileSync(file, text.replace("within: 3 calendar-days", "within: 5 calendar-days"));
  }
  const second = await imported();
  expect(second.code).toBe(1);
  expect(second.out).toContain("道路货物运输经营许可\n  承诺期限: 3个自然日  (这里: 5个自然日)\n");
  expect(second.out).not.toContain("食品经营");
});
