import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { formulaVersionsIn } from "./formula-versions.js";

const folder = mkdtempSync(path.join(tmpdir(), "banjian-formulas-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(text: string): string {
  const file = path.join(folder, "report.json");
  writeFileSync(file, text);
  return file;
}

describe("an earlier report", () => {
  test("IN1: says by which versions of formulas it was made", async () => {
    const indicators = [{ name: "versions-submitted", version: 1, unit: "count", value: 3 }];
    const file = fileOf(JSON.stringify({ from: "2026-09-01", indicators }));
    expect(await formulaVersionsIn(file)).toEqual({ "versions-submitted": 1 });
  });

  test("is refused where it is no report, or no JSON", async () => {
    const refused = { code: "ARGUMENT_INVALID" };
    await expect(formulaVersionsIn(fileOf("{}"))).rejects.toMatchObject(refused);
    await expect(formulaVersionsIn(fileOf("name,version"))).rejects.toMatchObject({
      code: "FILE_NOT_JSON",
    });
  });
});
