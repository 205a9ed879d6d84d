import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { run } from "./run.js";
import { fakeContext } from "./testing/fake-context.js";

const items = path.join(import.meta.dirname, "../../../examples/items");
const read = (name: string) => readFileSync(path.join(items, name), "utf8");
let folder = "";

async function ran(...args: string[]) {
  const context = fakeContext(["test", ...args]);
  const code = await run(context);
  const out = context.printed.out.replaceAll(folder, "here").replace(/\d+\.\d (s|秒)/, "0.0 $1");
  return { code, out, err: context.printed.err };
}

const broken = `banjian-scenarios: 1
item: enterprise-registration.yaml
people: { founder: { name: 李雷, roles: [applicant] } }
applications:
  complete:
    applicant: { id: founder, name: 李雷 }
    form: { name: 晨光 }
scenarios:
  filed:
    title: { zh: 申办, en: filed }
    steps:
      - { at: 2026-09-14 09:00, by: founder, files: complete, expect: { in: submission.draft } }
  withdrawn:
    title: { zh: 撤回, en: withdrawn }
    given: filed
    steps: [{ by: founder, does: withdraw }]
`;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "banjian-test-"));
  for (const name of ["enterprise-registration.yaml", "food-business-licence.yaml"]) {
    writeFileSync(path.join(folder, name), read(name));
  }
  writeFileSync(path.join(folder, "broken.scenarios.yaml"), broken);
});

describe("banjian test", () => {
  test("SCN2: warns of a person whom no step uses, and plays the scenarios", async () => {
    const spare = broken
      .replace("submission.draft", "acceptance.checking")
      .replace("applications:", "  porter: { roles: [] }\napplications:")
      .replace("people: { founder: {", "people:\n  founder: {")
      .replace("[applicant] } }", "[applicant] }");
    const file = path.join(folder, "spare.scenarios.yaml");
    writeFileSync(file, spare);
    const { code, out } = await ran(file, "--lang", "en");
    const { out: json } = await ran(file, "--json");
    rmSync(file);
    expect(out).toContain('SCN2  no step uses the person "porter"');
    expect(out).toContain("2 scenarios");
    expect(code).toBe(0);
    expect(JSON.parse(json)).toMatchObject({ findings: [{ rule: "SCN2" }], files: [{}] });
  });

  test("marks each scenario, says where one fails and why, tells its story, and what nothing visits", async () => {
    const { code, out, err } = await ran(folder, "--lang", "zh");
    expect([code, err]).toEqual([1, ""]);
    expect(out.split("\n").slice(0, 12).join("\n")).toMatchInlineSnapshot(`
      "企业设立登记  here/broken.scenarios.yaml
        ✗  申办  filed      1 步
          here/broken.scenarios.yaml:12:9  第 1 步  2026-09-14 09:00
            应 处于“submission.draft”
            实际 acceptance.checking

            办件 20260914-0001  enterprise-registration 2026.1  2026-09-14 09:00  受理 · 审查材料

            经过
              2026-09-14 09:00  李雷的申请，网上
              2026-09-14 09:00  李雷  申办
              2026-09-14 09:00  材料审查时限开始计时，当日，2026-09-14 到期"
    `);
    expect(out).toContain("  企业设立登记        状态 3/12  转移 2/22  期限 0/8   牌 0/4");
    expect(out).toContain("  食品经营许可证核发  状态 0/15  转移 0/34  期限 0/14  牌 0/7");
    expect(out).toMatch(/食品经营许可证核发：没有情景到过\n {2}状态 {2}申办 · 草稿/);
    expect(out).toMatch(/另有 \d+ 处，见 --json/);
    expect(out.trimEnd().split("\n").at(-1)).toBe("2 个情景，0 个通过，2 个不通过，0.0 秒");
  });

  test("gives the same as JSON, with everything that nothing visits", async () => {
    const { code, out } = await ran(folder, "--json");
    const { files, coverage } = JSON.parse(out);
    expect(code).toBe(1);
    expect(files[0].scenarios[0]).toMatchObject({
      name: "filed",
      holds: false,
      failures: [
        {
          line: 12,
          step: 1,
          expected: 'to be in "submission.draft"',
          found: "acceptance.checking",
        },
      ],
    });
    expect(coverage[1]).toMatchObject({
      item: "food-business-licence",
      states: { visited: 0, all: 15 },
    });
    expect(coverage[1].transitions.missed).toHaveLength(34);
  });

  test("exits with 0 when all hold; with --complete only when nothing is left unvisited", async () => {
    const file = path.join(items, "enterprise-registration.scenarios.yaml");
    expect(await ran(file, "--complete")).toMatchObject({ code: 0, err: "" });
    const one = path.join(folder, "one.scenarios.yaml");
    writeFileSync(one, broken.replace("submission.draft", "acceptance.checking"));
    expect((await ran(one)).code).toBe(0);
    expect((await ran(one, "--complete")).code).toBe(1);
  });

  test("writes JUnit XML beside its report", async () => {
    const xml = path.join(folder, "report.xml");
    await ran(folder, "--junit", xml);
    expect(readFileSync(xml, "utf8")).toContain('<testsuites name="banjian test" tests="');
    expect(await ran(folder, "--junit", path.join(folder, "none", "x.xml"))).toMatchObject({
      code: 2,
      err: expect.stringContaining("FILE_UNWRITABLE"),
    });
  });

  test("lists what is wrong with a scenario file instead of running any", async () => {
    const bad = path.join(folder, "bad.yaml");
    writeFileSync(bad, broken.replace("does: withdraw", "doe: withdraw"));
    const { code, out } = await ran(bad);
    expect(code).toBe(1);
    expect(out).toContain("DEF1");
    expect(out).toContain('Did you mean "does"?');
    expect(JSON.parse((await ran(bad, "--json")).out).findings[0]).toMatchObject({
      rule: "DEF1",
      line: 16,
    });
  });

  test("prints the schema of scenario files for editors", async () => {
    const { out } = await ran("--schema");
    expect(JSON.parse(out).properties).toHaveProperty("scenarios");
  });

  test("an item file stands for the scenarios beside it that are about it, and for its own coverage", async () => {
    const { code, out } = await ran(path.join(items, "birth-registration.yaml"), "--json");
    const { files, coverage } = JSON.parse(out);
    expect(code).toBe(0);
    expect([files.length, coverage.length]).toEqual([1, 1]);
    const alone = path.join(folder, "alone.yaml");
    writeFileSync(alone, "banjian: 1");
    expect((await ran(alone)).err).toContain("ITEM_WITHOUT_SCENARIOS");
    const odd = path.join(folder, "odd.scenarios.yaml");
    writeFileSync(odd, "banjian-scenarios: 1\nitem: [");
    const said = await ran(alone);
    rmSync(odd);
    expect([said.code, said.out]).toEqual([1, expect.stringContaining("odd.scenarios.yaml")]);
  });

  test("could not run without a path, without the file, or in a folder without scenarios", async () => {
    expect(await ran()).toMatchObject({
      code: 2,
      err: expect.stringContaining("ARGUMENT_MISSING"),
    });
    expect((await ran("nowhere.yaml")).err).toContain("FILE_UNREADABLE");
    expect((await ran(tmpdir())).err).toContain("FOLDER_WITHOUT_SCENARIOS");
  });
});
