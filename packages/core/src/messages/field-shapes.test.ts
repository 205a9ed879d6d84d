import { describe, expect, test } from "vitest";
import { accepted, applied, approved, completed, opened } from "../testing/some-messages.js";
import { messageProblems, type ProcessMessage } from "./process-message.js";

const problems = (message: ProcessMessage) =>
  messageProblems(message).map(({ field, problem }) => `${field} ${problem.en}`);

describe("ME7: found is", () => {
  const noLength = "must be a whole number, of five digits at most";
  const noValidity = "must be a day, two days, a number of years, or 长期 where it has no end";

  test.each<[string, ProcessMessage, string]>([
    [
      "an acceptance that fixes no limit, and has no remark that says why",
      accepted({ GDBLSX: undefined, GDBLSXDW: undefined }),
      "GDBLSX is missing",
    ],
    [
      "a special procedure of no length",
      opened({ TBCXSX: undefined, TBCXSXDW: undefined }),
      "TBCXSX is missing",
    ],
    [
      "a special procedure that takes no time",
      opened({ TBCXSX: "0" }),
      "TBCXSX must be above nothing: a special procedure takes time",
    ],
    ["half a day", opened({ TBCXSX: "0.5" }), `TBCXSX ${noLength}`],
    ["a limit longer than any", accepted({ GDBLSX: "99999" }), "GDBLSX must be 5000 at most"],
    [
      "a stage whose name is that of another",
      approved({ SPHJMC: "批准" }),
      'SPHJMC contradicts SPHJDM 1 (handle): "批准" is 3',
    ],
    [
      "an outcome whose name is that of another",
      completed({ BJJGMS: "作废办结" }),
      'BJJGMS contradicts BJJGDM 0 (issued): "作废办结" is 2',
    ],
    ["a title of blanks", applied({ SXMC: "   " }), "SXMC is blank"],
    ["a telephone without digits", applied({ LXRSJ: "abc" }), "LXRSJ must be a telephone number"],
    ["a validity that is none", completed({ ZJYXQX: "forever-and" }), `ZJYXQX ${noValidity}`],
    [
      "a validity with a day that there is not",
      completed({ ZJYXQX: "2026-02-30" }),
      `ZJYXQX ${noValidity}`,
    ],
  ])("%s", (_what, message, problem) => {
    expect(problems(message)).toEqual([problem]);
  });

  test.each<[string, ProcessMessage]>([
    [
      "a limit that the remark tells",
      accepted({ GDBLSX: undefined, GDBLSXDW: undefined, BZ: "办理时限3个月" }),
    ],
    ["a case that is done on the spot", accepted({ GDBLSX: "0" })],
    ["a limit in hours", accepted({ GDBLSX: "8760", GDBLSXDW: "H" })],
    ["a stage under a name of the authority's own", approved({ SPHJMC: "现场核查" })],
    ["a stage written longer", approved({ SPHJMC: "承办环节" })],
    ["two telephones with an extension", applied({ LXRSJ: "0755-12345678 转 3；13800138000" })],
    ["a span of validity", completed({ ZJYXQX: "2026年1月1日至2030年12月31日" })],
    ["a validity without end", completed({ ZJYXQX: "长期" })],
    ["a number of years", completed({ ZJYXQX: "5年" })],
  ])("not %s", (_what, message) => {
    expect(problems(message)).toEqual([]);
  });
});

describe("ME9: a business licence", () => {
  const licence = (SQRZJHM: string) => applied({ SQRZJLX: "营业执照", SQRZJHM });

  test("has the unified credit code as its number, or the fifteen digits of before", () => {
    expect(problems(licence("91350100M000100Y43"))).toEqual([]);
    expect(problems(licence("350100100012345"))).toEqual([]);
    expect(problems(licence("91350100M000100Y44"))).toEqual([
      expect.stringContaining("SQRZJHM the check digit"),
    ]);
  });
});
