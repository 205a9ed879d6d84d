import { describe, expect, test } from "vitest";
import {
  accepted,
  answered,
  applied,
  approved,
  closed,
  collected,
  completed,
  type Fields,
  noticed,
  opened,
  supplied,
} from "../testing/some-messages.js";
import { checkMessages } from "./check-messages.js";
import type { ProcessMessage } from "./process-message.js";

const divisionShape = "0 ME7 XZQHDM 应为行政区划代码：6、9 或 12 位数字";
const falseNumber = "证件号码的校验位、地区或出生日期不符";

const findings = (...messages: ProcessMessage[]) =>
  checkMessages(messages).map(({ at: index, rule, field, problem }) =>
    [index, rule, field, problem.zh].filter((one) => one !== undefined).join(" "),
  );

test("ME8: a whole case in its order is fit to go, and so is one that is corrected and reopened", () => {
  const whole = [applied(), answered(), noticed(), supplied(), accepted(), approved()];
  const procedure = [opened(), closed(), completed(), collected()];
  expect(findings(...whole, ...procedure)).toEqual([]);
  expect(findings(...whole, ...procedure, applied({ SJBBH: "2" }))).toEqual([]);
  const again = [applied({ SJBBH: "2" }), approved({ SPBZH: "2" }), completed({ SJBBH: "2" })];
  expect(findings(...whole, ...procedure, ...again)).toEqual([]);
});

describe("ME7: a field", () => {
  test.each<[string, ProcessMessage, string]>([
    ["missing", applied({ SQRMC: undefined }), "0 ME7 SQRMC 缺少"],
    ["empty", applied({ SQRMC: "" }), "0 ME7 SQRMC 至少 1 个字"],
    ["that nobody knows", applied({ SPYJ: "同意" }), "0 ME7 SPYJ 该类消息没有这个字段"],
    ["with a code that there is not", applied({ TJFS: "7" }), "0 ME7 TJFS 应为：0、1"],
    [
      "with no time",
      applied({ SBSJ: "2026-02-30 10:00:00" }),
      "0 ME7 SBSJ 应为 2026-09-14 10:00:00 这样的时间",
    ],
    ["with no day", closed({ JGCSRQ: "昨天" }), "0 ME7 JGCSRQ 应为 2026-09-14 这样的日期"],
    ["with no version", applied({ SJBBH: "0" }), "0 ME7 SJBBH 应为从 1 起的整数"],
    [
      "with no division",
      applied({ XZQHDM: "4403" }),
      "0 ME7 XZQHDM 应为行政区划代码：6、9 或 12 位数字",
    ],
    ["with what no XML can carry", applied({ SQRMC: "某\u0001店" }), "0 ME7 SQRMC 含有控制字符"],
    ["that a result calls for", answered({ YSLZTDM: "2" }), "0 ME7 BSLYY 缺少"],
    ["in whose place a remark could stand", accepted({ BLRXM: undefined }), "0 ME7 BLRXM 缺少"],
    [
      "with a false check digit",
      applied({ SQRZJLX: "统一社会信用代码", SQRZJHM: "91350100M000100Y44" }),
      `0 ME7 SQRZJHM ${falseNumber}`,
    ],
    ...["居民身份证", "身份证", "1", "111", undefined].map(
      (SQRZJLX): [string, ProcessMessage, string] => [
        `with a false check digit, of the kind ${SQRZJLX}`,
        applied({ SQRZJLX, SQRZJHM: "110105194912310021" }),
        `0 ME7 SQRZJHM ${falseNumber}`,
      ],
    ),
    [
      "with a birth that is still to come",
      applied({ SQRZJLX: "身份证", SQRZJHM: "110105209912310021" }),
      `0 ME7 SQRZJHM ${falseNumber}`,
    ],
    [
      "with the kind of a number and no number",
      applied({ SQRZJLX: "居民身份证" }),
      "0 ME7 SQRZJHM 有 SQRZJLX 时不能缺",
    ],
    ["with a division of no province", applied({ XZQHDM: "999999" }), divisionShape],
    [
      "with a limit without its unit",
      accepted({ GDBLSXDW: undefined }),
      "0 ME7 GDBLSXDW 有 GDBLSX 时不能缺",
    ],
    [
      "with a limit below nothing",
      accepted({ GDBLSX: "-5", GDBLSXDW: "G" }),
      "0 ME7 GDBLSX 应为不带小数的数",
    ],
    ["with a fee in no currency", completed({ SFJE: "40" }), "0 ME7 JEDWDM 有 SFJE 时不能缺"],
    ["issued without a certificate", completed({ ZJBH: undefined }), "0 ME7 ZJBH 缺少"],
    [
      "with a false code of an organisation",
      accepted({ SLBMZZJDDM: "00877818-4" }),
      "0 ME7 SLBMZZJDDM 机构代码的校验位不符",
    ],
  ])("%s is found", (_what, wrong, finding) => {
    expect(findings(wrong)).toContain(finding);
  });

  test("is taken where it is as it should be", () => {
    const credit = { SQRZJLX: "统一社会信用代码", SQRZJHM: "91350100M000100Y43" };
    const passport = { LXRZJLX: "护照", LXRSFZJHM: "E12345678" };
    expect(findings(applied({ ...credit, ...passport }))).toEqual([]);
    const born = { SQRZJLX: "1", SQRZJHM: "11010519491231002X" };
    const longCode = "511Z07001006-511602000000-000-11511301008778183N-1-00";
    expect(findings(applied({ ...born, SXBM: longCode }))).toEqual([]);
    expect(findings(applied(), accepted({ BLRXM: undefined, BZ: "视为受理" }))).toEqual([]);
  });
});

describe("ME8: out of order is", () => {
  test.each<[string, readonly ProcessMessage[], string]>([
    ["what comes before its application", [accepted()], "0 ME8 应在“申办”之后"],
    ["an approval before the acceptance", [applied(), approved()], "1 ME8 应在“受理”之后"],
    ["an answer that nobody asked for", [applied(), supplied()], "1 ME8 应在“补交告知”之后"],
    ["a result without its procedure", [applied(), closed()], "1 ME8 应在“特别程序申请”之后"],
    [
      "a second result of one procedure",
      [applied(), opened(), closed(), closed({ XH: "B2" })],
      "3 ME8 应在“特别程序申请”之后",
    ],
    [
      "a collection before the completion",
      [applied(), accepted(), collected()],
      "2 ME8 应在“办结”之后",
    ],
    ["a version left out", [applied(), applied({ SJBBH: "3" })], "1 ME8 数据版本号：缺第 2 版"],
    ["a version given twice", [applied(), applied()], "1 ME8 数据版本号：已有第 1 版"],
    [
      "an acceptance after a refusal",
      [applied(), answered({ YSLZTDM: "2", BSLYY: "重复" }), accepted()],
      "2 ME8 该办件已不予受理，不能再有此消息",
    ],
    [
      "an acceptance while a supplement is waited for",
      [applied(), answered({ YSLZTDM: "3", BJBZSM: "缺图" }), accepted()],
      "2 ME8 该办件已预受理要求补正，不能再有此消息",
    ],
    [
      "an approval after the completion",
      [applied(), accepted(), approved(), completed(), approved({ SPBZH: "2" })],
      "4 ME8 该办件已办结，不能再有此消息",
    ],
    [
      "a certificate while a procedure is open",
      [applied(), accepted(), opened(), completed()],
      "3 ME8 应在“特别程序结果”之后",
    ],
    [
      "a certificate while a supplement is waited for",
      [applied(), accepted(), noticed(), completed()],
      "3 ME8 应在“补交受理”之后",
    ],
    [
      "a certificate for what was not accepted",
      [applied(), accepted({ SLZTDM: "2", BSLYY: "无权" }), completed()],
      "2 ME8 该办件已不予受理，不能再有此消息",
    ],
  ])("%s", (_what, messages, finding) => {
    expect(findings(...messages)).toEqual([finding]);
  });

  test("nothing of another case", () => {
    const other = { SBLSH: "s2", YWLSH: "y2" };
    expect(findings(applied(), applied(other), accepted(other), accepted())).toEqual([]);
  });
});

describe("ME8: what is wrong once is told once", () => {
  const rest = (more: Fields = {}) => [accepted(more), approved(more), completed(more)];

  test.each<[string, readonly ProcessMessage[], string]>([
    ["a version", [applied({ SJBBH: "0" }), ...rest()], "0 ME7 SJBBH 应为从 1 起的整数"],
    ["what is missing", [...rest(), collected()], "0 ME8 应在“申办”之后"],
    [
      "the result of an acceptance",
      [applied(), accepted({ SLZTDM: "9" }), approved(), completed()],
      "1 ME7 SLZTDM 应为：1、2",
    ],
    ["a business number left out", [applied({ YWLSH: undefined }), ...rest()], "0 ME7 YWLSH 缺少"],
  ])("%s", (_what, messages, finding) => {
    expect(findings(...messages)).toEqual([finding]);
  });
});

describe("ME20: a time is not before that of what it builds on", () => {
  const early = "2026-09-01 10:00:00";

  test.each<[string, readonly ProcessMessage[], string]>([
    ["an acceptance", [applied(), accepted({ SLSJ: early })], "1 ME20 SLSJ 时间早于“申办”"],
    [
      "an approval",
      [applied(), accepted(), approved({ SPSJ: early })],
      "2 ME20 SPSJ 时间早于“申办”",
    ],
    [
      "an approval before its acceptance",
      [applied({ SBSJ: early }), accepted(), approved({ SPSJ: "2026-09-14 09:59:59" })],
      "2 ME20 SPSJ 时间早于“受理”",
    ],
    [
      "the result of a procedure",
      [applied({ SBSJ: early }), opened(), closed({ TBCXJSRQ: "2026-09-13 10:00:00" })],
      "2 ME20 TBCXJSRQ 时间早于“特别程序申请”",
    ],
    [
      "a completion",
      [applied(), accepted(), approved(), completed({ BJSJ: "2020-01-01 00:00:00" })],
      "3 ME20 BJSJ 时间早于“申办”",
    ],
    [
      "a collection",
      [
        applied({ SBSJ: early }),
        ...[accepted(), approved(), completed()],
        collected({ LQSJ: "2026-09-13 09:00:00" }),
      ],
      "4 ME20 LQSJ 时间早于“办结”",
    ],
    [
      "what a correction puts after what builds on it",
      [applied(), accepted(), applied({ SJBBH: "2", SBSJ: "2026-09-15 10:00:00" })],
      "2 ME20 SBSJ 时间晚于“受理”",
    ],
  ])("%s", (_what, messages, finding) => {
    expect(findings(...messages)).toEqual([expect.stringContaining(finding)]);
  });

  test("one that is wrong is told once, and one that was put right not at all", () => {
    const late = accepted({ SLSJ: "2030-01-01 10:00:00" });
    const rest = [approved(), approved({ SPBZH: "2" }), completed()];
    expect(findings(applied(), late, ...rest)).toEqual([
      "1 ME20 SLSJ 时间晚于“审批”：2030-01-01 10:00:00 晚于 2026-09-14 10:00:00",
    ]);
    expect(findings(applied(), late, ...rest, accepted({ SJBBH: "2" }))).toEqual([]);
  });

  test("a day without a clock is compared by its day, and procedures by their own numbers", () => {
    const silent = accepted({ SLSJ: "2026-09-14 00:00:00" });
    expect(findings(applied(), silent, approved(), completed())).toEqual([]);
    const first = [opened({ XH: "B1", TBCXKSRQ: "2026-09-18 10:00:00" })];
    const second = [opened({ XH: "B2" }), closed({ XH: "B2" })];
    expect(findings(applied(), ...first, ...second)).toEqual([]);
  });
});

test("ME21: every message of a case says the same of its item, its application and its division", () => {
  const whole = (more: Fields) => [applied(), accepted(more), approved(), completed()];
  expect(findings(...whole({ SXBM: "other" }))).toEqual([
    "1 ME21 SXBM 事项编码 other 与该办件的其他消息（item）不一致",
  ]);
  expect(findings(...whole({ SBLSH: "s2" }))).toEqual([
    "1 ME21 SBLSH 申办流水号 s2 与该办件的其他消息（s1）不一致",
  ]);
  expect(findings(...whole({ XZQHDM: "440306" }))).toEqual([
    "1 ME21 XZQHDM 行政区划代码 440306 与该办件的其他消息（440305）不一致",
  ]);
  expect(findings(...whole({ XZQHDM: "999999" }))).toEqual([divisionShape.replace("0", "1")]);
});
