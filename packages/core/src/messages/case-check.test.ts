import { describe, expect, test } from "vitest";
import {
  accepted,
  answered,
  applied,
  approved,
  closed,
  collected,
  completed,
  noticed,
  opened,
  supplied,
} from "../testing/some-messages.js";
import { checkMessages } from "./check-messages.js";
import type { ProcessMessage } from "./process-message.js";

const findings = (messages: readonly ProcessMessage[], unreadBefore: readonly number[] = []) =>
  checkMessages(messages, unreadBefore).map(({ at, rule, field, problem }) =>
    [at, rule, field, problem.en].filter((one) => one !== undefined).join(" "),
  );

describe("ME8: a collection", () => {
  const ended = (BJJGDM: string, BJJGMS: string) => [
    ...[applied(), accepted(), approved()],
    completed({ BJJGDM, BJJGMS, ZJBH: undefined, ZFHTHYY: "重复" }),
    collected(),
  ];
  const nothing =
    "4 ME8 the case was completed as void, deleted or overdue, and gives nothing to collect: this cannot come any more";

  test.each([
    ["2", "作废办结"],
    ["3", "删除办结"],
    ["5", "补交逾期办结"],
  ])("of what ended as %s %s is out of order", (code, words) => {
    expect(findings(ended(code, words))).toEqual([nothing]);
  });

  test.each([
    ["1", "退回办结"],
    ["4", "转报办结"],
    ["6", "其他办结"],
  ])("of the decision or the papers of what ended as %s %s is none", (code, words) => {
    expect(findings(ended(code, words))).toEqual([]);
  });
});

describe("ME8: a certificate without an approval", () => {
  const without = (more = {}, end = {}) => findings([applied(), accepted(more), completed(end)]);

  test("is found where the acceptance fixed a day or more", () => {
    expect(without()).toEqual(["2 ME8 comes with a certificate, and no approval came before"]);
    expect(without({ GDBLSX: "1", GDBLSXDW: "Z" })).toHaveLength(1);
  });

  test("is none on the spot, within hours, or where the remark says that silence decided", () => {
    expect(without({ GDBLSX: "0" })).toEqual([]);
    expect(without({ GDBLSX: "8", GDBLSXDW: "H" })).toEqual([]);
    expect(without({}, { BZ: "逾期未作决定，视为准予" })).toEqual([]);
  });
});

describe("ME20: the result of a special procedure came while it was under way", () => {
  const begun = "2026-09-10 10:00:00";
  const result = (JGCSRQ: string) =>
    findings([applied({ SBSJ: begun }), opened({ TBCXKSRQ: begun }), closed({ JGCSRQ })]);

  test("not after its end, not before its beginning", () => {
    expect(result("2026-09-10")).toEqual([]);
    expect(result("2026-09-14")).toEqual([]);
    expect(result("2026-09-15")).toEqual([
      "2 ME20 JGCSRQ 2026-09-15 is after the end of the procedure (2026-09-14)",
    ]);
    expect(result("2026-09-09")).toEqual([
      "2 ME20 JGCSRQ 2026-09-09 is before the beginning of the procedure (2026-09-10)",
    ]);
  });
});

describe("ME8: what is wrong once is told once", () => {
  const refused = answered({ YSLZTDM: "2", BSLYY: "重复" });
  const over = "this cannot come any more";

  test.each<[string, readonly ProcessMessage[], string]>([
    [
      "a refusal that all the rest goes against",
      [applied(), refused, noticed(), supplied(), accepted(), approved(), completed(), collected()],
      `2 ME8 the case was refused: ${over}`,
    ],
    [
      "a completion that came too soon",
      [applied(), accepted(), approved(), completed(), approved({ SPBZH: "2" }), opened()],
      `4 ME8 the case was completed: ${over}`,
    ],
    [
      "a procedure without its number",
      [applied(), accepted(), opened({ XH: undefined }), closed(), approved(), completed()],
      "2 ME7 XH is missing",
    ],
    [
      "a procedure and its result the wrong way round",
      [applied(), accepted(), closed(), opened(), approved(), completed()],
      "2 ME8 comes after the special procedure opened",
    ],
  ])("%s", (_what, messages, finding) => {
    expect(findings(messages)).toEqual([finding]);
  });

  test("a row that could not be read may be what is missing; it excuses one message, and none before it", () => {
    const rest = [applied(), approved(), completed()];
    const missing = "1 ME8 comes after the acceptance";
    expect(findings(rest)).toEqual([missing]);
    expect(findings(rest, [1])).toEqual([]);
    expect(findings(rest, [2])).toEqual([missing]);
    const two = { SBLSH: "s2", YWLSH: "y2" };
    const other = [applied(two), approved(two)];
    expect(findings([...rest, ...other], [1])).toEqual(["4 ME8 comes after the acceptance"]);
  });
});
