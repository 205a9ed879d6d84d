import { parseLocalDate } from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import { basisOn } from "./basis-on.js";
import { sayBasis } from "./basis-text.js";

const law = "环境影响评价法";
const [from, to] = [parseLocalDate("2018-12-29"), parseLocalDate("2026-08-14")];

describe("a legal basis in words", () => {
  test.each([
    [{ law }, `《${law}》`, `《${law}》`],
    [
      { law, article: 32, paragraph: 1, item: 4 },
      `《${law}》第32条第1款第4项`,
      `《${law}》 art. 32(1)(4)`,
    ],
    [
      { law, article: "22-1", jurisdiction: "深圳市" },
      `《${law}》第22-1条（深圳市）`,
      `《${law}》 art. 22-1 (深圳市)`,
    ],
    [
      { law, item: "国办发〔2019〕11号" },
      `《${law}》（国办发〔2019〕11号）`,
      `《${law}》 (国办发〔2019〕11号)`,
    ],
    [{ law, from }, `《${law}》（${from} 起施行）`, `《${law}》 (in force since ${from})`],
    [{ law, to }, `《${law}》（施行至 ${to}）`, `《${law}》 (in force until ${to})`],
    [
      { law, article: 22, from, to },
      `《${law}》第22条（${from} 至 ${to} 施行）`,
      `《${law}》 art. 22 (in force from ${from} to ${to})`,
    ],
  ])("%j", (basis, zh, en) => {
    expect(sayBasis(basis)).toEqual({ zh, en });
  });

  test("is the one that held on the day, both days included", () => {
    const code = { law: "生态环境法典", article: 102, from: parseLocalDate("2026-08-15") };
    const old = { law, article: 22, to };
    expect(basisOn([old, code], "2026-08-14")).toBe(old);
    expect(basisOn([old, code], "2026-08-15")).toBe(code);
    expect(basisOn([code], "2026-08-14")).toBeUndefined();
    expect(basisOn(undefined, "2026-08-14")).toBeUndefined();
  });
});
