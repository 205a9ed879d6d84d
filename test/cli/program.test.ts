import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildProgram, ended, ran, start } from "./built-program.js";

const scratch = mkdtempSync(path.join(tmpdir(), "banjian-program-"));
const licence = "examples/items/food-business-licence.yaml";

beforeAll(() => buildProgram(), 120_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A file of the scratch folder with this text. */
function scratchFile(name: string, text: string): string {
  const file = path.join(scratch, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const faulty = () =>
  scratchFile(
    "faulty/a.yaml",
    readFileSync(licence, "utf8").replace("level: county", "levl: county"),
  );

describe("check", () => {
  test("prints exactly the findings as JSON and exits with 1 when one is an error", async () => {
    const file = faulty();
    const { code, out, err } = await ran(["check", "--json", file]);
    expect([code, err]).toEqual([1, ""]);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(["findings"]);
    for (const finding of answer.findings) {
      expect(Object.keys(finding)).toEqual([
        "rule",
        "severity",
        "file",
        "line",
        "column",
        "path",
        "problem",
        "hint",
      ]);
      expect(typeof finding.problem).toBe("string");
    }
    expect(answer.findings).toContainEqual(
      expect.objectContaining({ severity: "error", file, line: 9, column: 3, path: "item.levl" }),
    );
  });

  test("says findings in the asked language, with place, rule and repair", async () => {
    const { out } = await ran(["check", "--lang", "zh", faulty()]);
    expect(out).toMatch(/^ {2}9:3 +DEF\d+ {2}.*levl/m);
    expect(out).toContain("是否指“level”？");
  });

  test("shares a catalogue out among the processors, and lists what it finds in the order of the files", async () => {
    const sound = readFileSync(licence, "utf8");
    const names = Array.from(
      { length: 240 },
      (_, index) => `many/${String(index).padStart(3, "0")}.yaml`,
    );
    const wrong = names.filter((_, index) => index % 60 === 7);
    for (const name of names) {
      scratchFile(
        name,
        wrong.includes(name) ? sound.replace("level: county", "levl: county") : sound,
      );
    }
    const { code, out, err } = await ran(["check", "--json", path.join(scratch, "many")]);
    expect([code, err]).toEqual([1, ""]);
    const said = JSON.parse(out).findings.map(({ file }: { file: string }) => file);
    expect([...new Set(said)]).toEqual(wrong.map((name) => path.join(scratch, name)));
  });

  test("reads the .yaml and .yml files of a folder and exits with 0 when nothing is wrong", async () => {
    scratchFile("good/a.yml", readFileSync(licence, "utf8"));
    scratchFile("good/notes.txt", "no item");
    expect(await ran(["check", path.join(scratch, "good"), "--json"])).toEqual({
      code: 0,
      out: '{\n  "findings": []\n}\n',
      err: "",
    });
    expect(await ran(["check", "examples/items"])).toMatchObject({ code: 0 });
  });

  test("could not run without the file, or in a folder without items", async () => {
    mkdirSync(path.join(scratch, "empty"));
    expect(await ran(["check", licence, "missing.yaml"])).toMatchObject({ code: 2, out: "" });
    const { code, out, err } = await ran(["check", path.join(scratch, "empty"), "--json"]);
    expect([code, out]).toEqual([2, ""]);
    expect(JSON.parse(err).error).toMatchObject({ code: "FOLDER_WITHOUT_ITEMS" });
  });

  test("takes any bytes: findings, never a trace", async () => {
    const file = path.join(scratch, "bytes.yaml");
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00, 0x1b, 0x5b, 0x32, 0x4a]));
    const { code, out, err } = await ran(["check", file]);
    expect([code, err]).toEqual([1, ""]);
    expect(out).not.toContain("\u001b");
  });
});

test("expand prints the plain statechart, and refuses an item with findings", async () => {
  const { code, out } = await ran(["expand", licence]);
  expect(code).toBe(0);
  expect(out).toContain(
    "submit: { action: submit, kind: submit, by: [ applicant ], to: pre-acceptance }",
  );
  expect(JSON.parse((await ran(["expand", licence, "--json"])).out)).toMatchObject({
    limits: { statutory: { within: "10 business-days", starts: ["acceptance"], owner: "head" } },
  });
  const refused = await ran(["expand", faulty()]);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toContain("ITEM_INVALID");
});

describe("starting an item", () => {
  const folder = path.join(scratch, "new");

  test("init writes a sound item under its code, scenarios that hold, and the schemas of both; it overwrites nothing", async () => {
    mkdirSync(folder);
    const made = await ran(["init", "户外招牌", "--lang", "zh"], { cwd: folder });
    expect(made).toEqual({
      code: 0,
      out: "户外招牌.yaml\n户外招牌.scenarios.yaml\nitem.schema.json\nscenarios.schema.json\n下一步：banjian check 户外招牌.yaml，再 banjian test 户外招牌.scenarios.yaml\n",
      err: "",
    });
    expect(await ran(["check", folder])).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(path.join(folder, "item.schema.json"), "utf8"))).toMatchObject({
      properties: { flow: { description: "办理流程：状态和走向" } },
    });
    const signboard = await ran(["init", "signboard", "--lang", "en", "--json"], { cwd: folder });
    expect(JSON.parse(signboard.out)).toEqual({
      written: ["signboard.yaml", "signboard.scenarios.yaml"],
    });
    const tried = await ran(["test", folder, "--lang", "en"]);
    expect(tried.out).toContain("8 scenarios: 8 hold, 0 do not");
    expect(tried.code).toBe(0);
    expect((await ran(["init", "户外招牌"], { cwd: folder })).err).toContain("FILE_EXISTS");
    expect((await ran(["init", "7-eleven"], { cwd: folder })).err).toContain("ARGUMENT_INVALID");
  }, 30_000);

  test("fmt puts files in order, names those it changed, and refuses what is no YAML", async () => {
    const file = scratchFile(
      "mixed.yaml",
      readFileSync(licence, "utf8").replace(
        "5 business-days }\n  delivery",
        "5个工作日 }\n  delivery",
      ),
    );
    expect(await ran(["fmt", "--check", file])).toEqual({ code: 1, out: `${file}\n`, err: "" });
    expect(await ran(["fmt", file, "--json"])).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(file, "utf8")).toContain("promised: { within: 5 business-days }");
    expect(await ran(["fmt", "--check", file])).toEqual({ code: 0, out: "", err: "" });
    const broken = scratchFile("broken.yaml", "a: [b\n");
    expect(await ran(["fmt", broken])).toMatchObject({ code: 1, out: "" });
  }, 30_000);
});

test("explain finds its pages beside the built program", async () => {
  const { out } = await ran(["explain", "DEF7"], { cwd: scratch });
  expect(out).toContain("a state without a way out");
});

describe("calendar due --json", () => {
  test("answers line by line, in order, and exits with 0 though some lines are in error", async () => {
    const input = [
      '{"id":1,"from":"2026-04-27","within":"20 business-days","excluded":[["2026-05-06","2026-05-13"]],"extended":["10 business-days"],"asOf":"2026-11-22","roll":"forward","strict":true}',
      "",
      "no json",
      '{"id":"x","from":"2026-04-27","within":"20 business-days","form":1}',
      '{"id":2,"from":"2026-04-27","within":"20 business-days"}',
    ].join("\r\n");
    const { code, out, err } = await ran(["calendar", "due", "--json"], { input });
    expect([code, err]).toEqual([0, ""]);
    expect(out).toBe(
      [
        '{"id":1,"due":"2026-06-18","provisional":false,"edition":"cn@2025-11-04.9e64e690"}',
        '{"id":null,"error":{"code":"REQUEST_NOT_JSON","message":"the line is no JSON"}}',
        '{"id":"x","error":{"code":"REQUEST_KEY_UNKNOWN","message":"\\"form\\" is no key of a request; there are: id, from, within, excluded, extended, roll, before, asOf, strict"}}',
        '{"id":2,"due":"2026-05-27","provisional":false,"edition":"cn@2025-11-04.9e64e690"}\n',
      ].join("\n"),
    );
  });

  test("answers a request at once, before the next one is written", async () => {
    const child = start(["calendar", "due", "--json"]);
    const answers = child.stdout[Symbol.asyncIterator]();
    for (const id of [1, 2]) {
      child.stdin.write(`{"id":${id},"from":"2026-04-27","within":"20 business-days"}\n`);
      expect(JSON.parse(String((await answers.next()).value))).toMatchObject({ id });
    }
    child.stdin.end();
    expect(await ended(child)).toBe(0);
  });

  test("answers 100,000 lines, each in its place", async () => {
    const days = ["2026-01-05", "2025-09-30", "2020-01-20", "2012-12-31"];
    const within = ["20 business-days", "30 calendar-days", "3 months", "1 years"];
    const input = Array.from({ length: 100_000 }, (_, id) =>
      JSON.stringify({ id, from: days[id % 4], within: within[id % 3], asOf: days[(id + 1) % 4] }),
    ).join("\n");
    const began = performance.now();
    const { code, out } = await ran(["calendar", "due", "--json"], { input });
    console.log(`100,000 due dates in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    const answers = out.trimEnd().split("\n");
    expect([code, answers.length]).toEqual([0, 100_000]);
    // The same twelve questions over and over: every answer but the id must be that of the first time.
    const withoutId = answers.map((answer) => answer.replace(/^\{"id":\d+,/, ""));
    expect(new Set(withoutId).size).toBeLessThanOrEqual(12);
    expect(withoutId.every((answer, id) => answer === withoutId[id % 12])).toBe(true);
    expect(answers.every((answer, id) => answer.startsWith(`{"id":${id},`))).toBe(true);
  }, 60_000);

  test("ends quietly when nobody reads on", async () => {
    const child = start(["calendar", "due", "--json"]);
    let err = "";
    child.stderr.on("data", (piece) => {
      err += piece;
    });
    child.stdin.on("error", () => {});
    const line = '{"id":1,"from":"2026-04-27","within":"20 business-days"}\n';
    child.stdin.write(line.repeat(20_000));
    child.stdout.once("data", () => child.stdout.destroy());
    expect([await ended(child), err]).toEqual([0, ""]);
  });
});

test("calendar between --json answers line by line", async () => {
  const input = '{"id":1,"after":"2026-04-27","through":"2026-05-27"}\n{"id":2,"after":"x"}\n';
  const { code, out } = await ran(["calendar", "between", "--json"], { input });
  expect(code).toBe(0);
  expect(out.split("\n")[0]).toBe(
    '{"id":1,"businessDays":20,"provisional":false,"edition":"cn@2025-11-04.9e64e690"}',
  );
  expect(JSON.parse(out.split("\n")[1] ?? "")).toMatchObject({
    id: 2,
    error: { code: "REQUEST_INVALID" },
  });
});

describe("the program", () => {
  test("verifies the bundled notices", async () => {
    expect(await ran(["calendar", "verify"])).toMatchObject({ code: 0, err: "" });
  });

  test("speaks the language of its environment, and what --lang says before that", async () => {
    const chinese = await ran(["--help"], { env: { LANG: "zh_CN.UTF-8" } });
    expect([chinese.code, chinese.out.slice(0, 3)]).toEqual([0, "用法:"]);
    const english = await ran(["--help", "--lang", "en"], { env: { LANG: "zh_CN.UTF-8" } });
    expect(english.out).toMatch(/^Usage: banjian/);
  });

  test("does not colour without a terminal", async () => {
    const { out } = await ran(["calendar", "verify"], { env: { TERM: "xterm-256color" } });
    expect(out).not.toContain("\u001b");
  });

  test("names its version", async () => {
    const { version } = JSON.parse(readFileSync("packages/cli/package.json", "utf8"));
    expect(await ran(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  test("exits with 2 when it is called without a command or with one that there is not", async () => {
    expect(await ran([])).toMatchObject({ code: 2, out: "" });
    const { code, err } = await ran(["chek"]);
    expect([code, err.includes('did you mean "check"')]).toEqual([2, true]);
  });
});
