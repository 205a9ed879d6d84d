import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { commands } from "./commands.js";
import { OutputClosed } from "./context.js";
import { run } from "./run.js";
import { type FakeContext, fakeContext, piecesOf } from "./testing/fake-context.js";
import { widthOf } from "./text-width.js";

type Ran = { readonly code: number; readonly out: string; readonly err: string };

async function ran(line: string, given: Parameters<typeof fakeContext>[1] = {}): Promise<Ran> {
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? "",
  );
  const context: FakeContext = fakeContext(args, given);
  return { code: await run(context), ...context.printed };
}

const chinese = /\p{Script=Han}/u;

test("explain tells the finding of an example also where the item it hangs on is not there", async () => {
  const zh = await ran("explain sim4 --lang zh");
  const en = await ran("explain SIM4 --lang en");
  expect([zh.code, en.code]).toEqual([0, 0]);
  expect(zh.out).toContain("在 departments 中写上 market-supervision");
  expect(en.out).toContain("Write market-supervision with its staff under departments.");
  expect(en.out).not.toContain("在 departments 中");
});

describe("help", () => {
  const everywhere = ["", ...commands.map(({ name }) => name), "calendar", "case", "db"];

  test.each(everywhere)(
    "of `banjian %s` has an example and the exit codes, in both languages",
    async (name) => {
      const zh = await ran(`${name} --help --lang zh`);
      const en = await ran(`${name} --help --lang en`);
      expect([zh.code, en.code, zh.err, en.err]).toEqual([0, 0, "", ""]);
      expect(zh.out).toMatch(/用法: banjian/);
      expect(zh.out).toMatch(/示例:\n {2}.*banjian /);
      expect(zh.out).toContain("退出码：0");
      expect(zh.out).not.toMatch(
        /Usage|Options|Commands|Arguments|\[options\]|\[command\]|display/,
      );
      expect(en.out).toMatch(/Examples:\n {2}.*banjian /);
      expect(en.out).toContain("Exit codes: 0 fine");
      expect(en.out).not.toMatch(chinese);
    },
  );

  test("aligns what it says behind Chinese and Latin terms", async () => {
    const { out } = await ran("calendar due --help --lang zh");
    const columns = ["起始日", "末日不是", "显示帮助", "输出 JSON"].map((text) => {
      const line = out.split("\n").find((one) => one.includes(text)) ?? "";
      return widthOf(line.slice(0, line.indexOf(text)));
    });
    expect(new Set(columns).size).toBe(1);
  });

  test("is what the word help asks for too, and a bare group could not run", async () => {
    expect((await ran("help calendar due")).out).toBe((await ran("calendar due --help")).out);
    expect((await ran("help")).out).toBe((await ran("--help")).out);
    expect(await ran("")).toMatchObject({ code: 2, out: "" });
    expect((await ran("calendar")).err).toContain("banjian calendar [options] [command]");
  });

  test("is not given for a command that there is not", async () => {
    for (const line of ["help calender", "calender --help", "calendar deu -h"]) {
      expect(await ran(line)).toMatchObject({ code: 2, out: "" });
    }
  });
});

describe("a command line that cannot be read", () => {
  test.each([
    ["chek x", "COMMAND_UNKNOWN", "check"],
    ["calendar duo", "COMMAND_UNKNOWN", "due"],
    ["calendar due --form 2026-01-01", "OPTION_UNKNOWN", "--from"],
    ["check --jsn a.yaml", "OPTION_UNKNOWN", "--json"],
  ])("`%s` gets %s and the nearest: %s", async (line, code, nearest) => {
    const english = await ran(line);
    expect(english).toMatchObject({ code: 2, out: "" });
    expect(english.err).toContain(code);
    expect(english.err).toContain(`did you mean "${nearest}"`);
    expect((await ran(`${line} --lang zh`)).err).toContain(`是否指“${nearest}”`);
  });

  test.each([
    ["check", "ARGUMENT_MISSING"],
    ["expand a.yaml b.yaml", "ARGUMENTS_TOO_MANY"],
    ["calendar due", "OPTION_MISSING"],
    ["calendar due --from 2026-01-01", "OPTION_MISSING"],
    ["calendar due --from", "OPTION_VALUE_MISSING"],
    ["calendar due --from 2026-02-30 --within 3个月", "DAY_INVALID"],
    ["calendar due --from 2026-01-01 --within soon", "AMOUNT_INVALID"],
    ["calendar due --from 2026-01-01 --within 3个月 --roll sideways", "OPTION_INVALID"],
    ["calendar due --from 2026-01-01 --within 3个月 --excluded 2026-01-02", "OPTION_INVALID"],
    ["calendar between --through 2026-01-01", "OPTION_MISSING"],
    ["calendar verify 26", "ARGUMENT_INVALID"],
    ["check a.yaml --lang fr", "OPTION_INVALID"],
    ["check no-such-file.yaml", "FILE_UNREADABLE"],
    ["explain DEF999", "RULE_UNKNOWN"],
    ["case show --db pglite://./no-such-folder", "DATABASE_MISSING"],
    ["case explain x statutory --db pglite://./no-such-folder", "DATABASE_MISSING"],
    ["case explain x statutory --on 2026-02-30", "DAY_INVALID"],
    ["case explain x statutory promised", "ARGUMENTS_TOO_MANY"],
    ["db status --db mysql://x", "DATABASE_URL_INVALID"],
  ])("`%s` gets %s: code, sentence and hint, and 2", async (line, code) => {
    const { err, ...rest } = await ran(line);
    expect(rest).toEqual({ code: 2, out: "" });
    expect(err).toMatch(new RegExp(`^${code} {2}\\S.*\\n {2}\\S.*\\.\\n$`));
    expect(err).not.toMatch(/\bat .*\.[jt]s/);
  });

  test("gets its error as JSON where JSON was asked for", async () => {
    const { code, out, err } = await ran("chek --json --lang zh");
    expect([code, out]).toEqual([2, ""]);
    expect(JSON.parse(err)).toEqual({
      error: {
        code: "COMMAND_UNKNOWN",
        message: "没有命令“chek”，是否指“check”",
        hint: "运行 banjian --help 查看全部命令。",
      },
    });
  });
});

test.each(["calendar due --json --within 3个月", "calendar between --json --strict"])(
  "`%s` is no request for lines: what is missing is asked for",
  async (line) => {
    const { code, err } = await ran(line);
    expect(code).toBe(2);
    expect(JSON.parse(err)).toMatchObject({ error: { code: "OPTION_MISSING" } });
  },
);

describe("a refusal", () => {
  test.each([
    ["calendar due --from 2026-12-20 --within 30个工作日 --strict", "CALENDAR_DAY_PROVISIONAL"],
    ["calendar due --from 1999-01-01 --within 30个工作日", "CALENDAR_DAY_UNKNOWN"],
    ["calendar verify 2031", "NOTICE_MISSING"],
  ])("`%s` is %s, and 1", async (line, code) => {
    const { err, ...rest } = await ran(line);
    expect(rest).toEqual({ code: 1, out: "" });
    expect(err).toContain(code);
  });
});

describe("counting on the command line", () => {
  test("gives the date, and in one line the reason", async () => {
    const line =
      'calendar due --from 2026-09-14 --within "20 business-days" --excluded 2026-09-16..2026-09-18 --extended 5个工作日';
    expect((await ran(`${line} --lang zh`)).out).toBe(
      "2026-10-27 周二\n2026-09-14 之后 20个工作日，延长 5个工作日；跳过周末 6 天，节假日 10 天，计入调休上班 2 天，扣除不计时 2 天  cn@2025-11-04.9e64e690\n",
    );
    expect((await ran(line)).out.split("\n")[1]).toBe(
      "20 business days, extended by 5 business days after 2026-09-14; 6 week-end days, 10 days of holidays, 2 week-end days worked, 2 days left out  cn@2025-11-04.9e64e690",
    );
  });

  test("says what is provisional", async () => {
    expect((await ran("calendar due --from 2026-12-20 --within 30个工作日")).out).toContain(
      "2027-02-01 Mon (provisional)",
    );
    expect(
      (await ran("calendar between --after 2026-12-20 --through 2027-01-10 --lang zh")).out,
    ).toContain("（暂定）");
  });

  test("takes the options and answers with one line of JSON", async () => {
    const { out } = await ran(
      "calendar due --json --from 2026-04-27 --within 20工作日 --as-of 2026-01-01",
    );
    expect(JSON.parse(out)).toEqual({
      due: "2026-05-27",
      provisional: false,
      edition: "cn@2025-11-04.9e64e690",
    });
    expect(
      JSON.parse(
        (await ran("calendar between --json --after 2026-04-27 --through 2026-05-27")).out,
      ),
    ).toMatchObject({ businessDays: 20 });
  });

  test("explains stretch by stretch, forwards and backwards", async () => {
    const forwards = (await ran("calendar explain --from 2026-09-28 --within 5个工作日 --lang zh"))
      .out;
    expect(forwards.split("\n").slice(0, 6)).toEqual([
      "2026-09-28  起始日，不计",
      "2026-09-29 至 2026-09-30  第1至2日",
      "2026-10-01 至 2026-10-07  国庆节放假（国办发明电〔2025〕7号）",
      "2026-10-08 至 2026-10-09  第3至4日",
      "2026-10-10  第5日，调休上班（国办发明电〔2025〕7号）",
      "到期日  2026-10-10",
    ]);
    const backwards = JSON.parse(
      (await ran("calendar explain --from 2026-10-08 --within 2工作日 --before --json")).out,
    );
    expect(backwards).toMatchObject({ due: "2026-09-29", provisional: false });
    expect(backwards.stretches.map(({ days }: { days: number }) => days)).toEqual([1, 7, 2]);
  });

  test("answers the lines of the input, passing over blank ones", async () => {
    const lines = [
      '{"id":1,"from":"2026-04-27","within":"20 business-days"}',
      "",
      "  ",
      "x",
      '{"id":2}',
    ];
    const { code, out } = await ran("calendar due --json", { input: piecesOf([lines.join("\n")]) });
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).id),
    ).toEqual([1, null, 2]);
  });
});

describe("pictures and texts of an item", () => {
  const items = fileURLToPath(new URL("../../../examples/items", import.meta.url));
  const licence = `${items}/food-business-licence.yaml`;
  const scratch = mkdtempSync(path.join(tmpdir(), "banjian-run-"));
  afterAll(() => rmSync(scratch, { recursive: true }));

  test("draw writes SVG in the asked language and colours, Mermaid text, or what the picture shows", async () => {
    const svg = (await ran(`draw ${licence} --lang zh`)).out;
    expect(svg).toMatch(/^<svg [\s\S]*>食品经营许可证核发<[\s\S]*<\/svg>\n$/);
    const dark = path.join(scratch, "dark.svg");
    expect(await ran(`draw ${licence} --dark -o ${dark}`)).toEqual({ code: 0, out: "", err: "" });
    expect(readFileSync(dark, "utf8")).toContain('fill="#0f1419"');
    expect((await ran(`draw ${licence} --mermaid`)).out).toContain("\nstateDiagram-v2\n");
    expect(JSON.parse((await ran(`draw ${licence} --json`)).out)).toMatchObject({
      title: "Food business licence",
      spans: expect.arrayContaining([expect.objectContaining({ within: "10 business days" })]),
    });
  });

  test("guide writes Markdown, a page, or data", async () => {
    const markdown = (await ran(`guide ${licence} --lang zh`)).out;
    expect(markdown).toMatch(
      /## 不必提交的材料\n[^#]*\n\| 营业执照 \| 是 \| 取自证照库，不向申请人收取 \|/,
    );
    expect(markdown).toContain("受理：审查材料，作出受理或不予受理的决定");
    const fields = (await ran(`guide ${items}/consultation.yaml --lang zh`)).out;
    expect(fields).toContain("| 问题 | 文字，不小于 5 字，不大于 2000 字 | 是 |");
    expect(fields).toContain("| 答复方式 | 选一：短信、电话 | 是 |");
    expect(markdown).not.toMatch(/undefined|\[object/);
    const page = (await ran(`guide ${licence} --html`)).out;
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain(
      '<th scope="row">statutory limit</th><td data-head="Length">10 business days</td>',
    );
    // On a phone a row folds, and each cell says what it is.
    expect(page).toMatch(/@media screen and \(max-width: 40rem\) {[^@]*attr\(data-head\)/);
    expect(page).toMatch(/<table><tbody><tr><th scope="row">Code<\/th><td>[a-z-]+<\/td>/);
    expect(JSON.parse((await ran(`guide ${licence} --json`)).out).title).toBe(
      "Food business licence",
    );
  });

  test("diff says who will notice what, and refuses two items", async () => {
    const shorter = path.join(scratch, "shorter.yaml");
    const text = readFileSync(licence, "utf8");
    writeFileSync(
      shorter,
      text.replace(
        "{ within: 5 business-days }\n  delivery",
        "{ within: 3 business-days }\n  delivery",
      ),
    );
    const { code, out } = await ran(`diff ${licence} ${shorter} --lang zh`);
    expect([code, out.split("\n").slice(0, 3)]).toEqual([
      0,
      ["申请人会注意到", "  - 承诺期限由5个工作日改为3个工作日，缩短2个工作日", ""],
    ]);
    expect(out).toMatch(/\n两个文件的版本都是 2026\.1，内容却不同：[^\n]+\n$/);
    expect((await ran(`diff ${licence} ${licence}`)).out).toBe("There is no difference.\n");
    expect(JSON.parse((await ran(`diff ${licence} ${shorter} --json`)).out).changes).toHaveLength(
      3,
    );
    expect(await ran(`diff ${licence} ${items}/restaurant-opening.yaml`)).toMatchObject({
      code: 1,
      err: expect.stringContaining("ITEMS_NOT_ONE"),
    });
  });

  test("an item with findings is refused, and a file that cannot be written", async () => {
    const faulty = path.join(scratch, "faulty.yaml");
    writeFileSync(faulty, "banjian: 1\n");
    for (const name of ["draw", "guide"]) {
      expect((await ran(`${name} ${faulty}`)).err).toContain("ITEM_INVALID");
    }
    expect(await ran(`guide ${licence} -o ${scratch}/no/guide.md`)).toMatchObject({
      code: 2,
      err: expect.stringContaining("FILE_UNWRITABLE"),
    });
  });
});

test("schema prints the JSON Schema of item files in one language, or in both", async () => {
  const zh = JSON.parse((await ran("schema --lang zh")).out);
  expect(zh.properties.flow.description).toBe("办理流程：状态和走向");
  const both = JSON.parse((await ran("schema --both --json")).out);
  expect(both.properties.flow.description).toBe(
    "办理流程：状态和走向\nthe flow: its states and where they lead",
  );
});

describe("explain", () => {
  test("lists the checks, and says of each what it finds, why, and how it is mended", async () => {
    expect((await ran("explain --lang zh")).out).toMatch(/^DEF1 {3}不认识或放错位置的键\nDEF2 /);
    const { code, out } = await ran("explain def7 --lang zh");
    expect(code).toBe(0);
    expect(out).toMatch(/^DEF7 {2}没有出路的状态\n\n办件一旦进入/);
    expect(out).toContain("\n  15:5  DEF7  办件进入“shelved”后再也到不了终态\n");
    expect(out).toMatch(/\n已改正\n {2}banjian: 1\n[\s\S]*resume: done/);
    expect(out).not.toMatch(/[*`]|Why|Mended/);
  });

  test("says of the code of a refusal what to do about it, and lists all codes", async () => {
    const { code, out } = await ran("explain materials_missing DEF7");
    expect(code).toBe(0);
    expect(out).toContain("MATERIALS_MISSING\nRecord that they came (receive); before acceptance");
    expect(out).toMatch(/^DEF7 /);
    expect((await ran("explain")).out).toMatch(/\nCOLLECTION_WAY {2,}Use a way/);
    const { refusals } = JSON.parse((await ran("explain CASE_CLOSED --json")).out);
    expect(refusals).toEqual([expect.objectContaining({ code: "CASE_CLOSED" })]);
  });

  test("answers with data too: the page in one language, its examples with their findings", async () => {
    const { rules } = JSON.parse((await ran("explain DEF3 DEF14 --json")).out);
    expect(rules.map(({ rule }: { rule: string }) => rule)).toEqual(["DEF3", "DEF14"]);
    expect(rules[0].examples).toHaveLength(2);
    expect(rules[1].examples[0]).toMatchObject({ findings: [{ rule: "DEF14", line: 25 }] });
  });
});

test("the bundled notices agree with themselves, and their table has aligned columns", async () => {
  const { code, out } = await ran("calendar verify 2020 2026 --lang zh");
  expect(code).toBe(0);
  expect(out.trimEnd().split("\n")).toEqual([
    "年份  文号                    公布日      放假  调休上班  全年工作日  核对",
    "2020  国办发明电〔2019〕16号  2019-11-21   27     7        249        一致",
    "2020  国办发明电〔2020〕1号   2020-01-27    3     0        249        一致",
    "2026  国办发明电〔2025〕7号   2025-11-04   33     6        248        一致",
  ]);
});

test("nobody reading any more is the end, not an error", async () => {
  const closed = async () => {
    throw new OutputClosed();
  };
  expect(await ran("calendar verify", { out: closed })).toMatchObject({ code: 0, err: "" });
});

test("a defect of the program is told without its trace", async () => {
  const broken = async () => {
    throw new Error("no space left");
  };
  const { code, err } = await ran("calendar verify", { out: broken });
  expect(code).toBe(2);
  expect(err).toBe(
    "UNEXPECTED  the program failed: no space left\n  This is a defect of the program: report it with the command line.\n",
  );
});

test("the version is printed", async () => {
  expect(await ran("--version")).toEqual({ code: 0, out: "0.0.0\n", err: "" });
});
