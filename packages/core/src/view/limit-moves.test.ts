import { describe, expect, test } from "vitest";
import { sayBasis } from "../definition/basis-text.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { limitMoves } from "./limit-moves.js";

const moved = (it: Story, limit: string) => limitMoves(it.item, it.facts, limit);

/** What became of a limit, why, by whom and on what basis, a line for each. */
const told = (it: Story, limit: string) =>
  moved(it, limit).map(({ effectiveOn, what, because, person, basis }) =>
    [effectiveOn, what.en, because?.en, person?.en, ...basis.map((one) => sayBasis(one).en)]
      .filter(Boolean)
      .join(" | "),
  );

const law = "《中华人民共和国行政许可法》";

describe("what moved a limit", () => {
  test("names the fact that started it, its basis, and what ended it", () => {
    const it = accepted(licence(), "2026-04-27").at("2026-05-20").finish("market");
    it.act("grant", officer("head", "market"));
    expect(told(it, "statutory")).toEqual([
      `2026-04-27 | starts: 20 business days, due 2026-05-27 | acceptance | 王芳 | ${law} art. 42(1)`,
      "2026-05-20 | ends: met (due 2026-05-27) | decision | head-of-market",
    ]);
    expect(told(it, "delivery")).toEqual([
      `2026-05-20 | starts: 10 business days, due 2026-06-03 | grant | head-of-market | ${law} art. 44`,
    ]);
  });

  test("TL5: names the procedure, its reason, who opened it, and what allows the time to be left out", () => {
    const it = accepted(licence(), "2026-04-27").at("2026-05-06");
    const opening = {
      procedure: "expert-review",
      length: "5 business-days",
      reason: "技术方案论证",
    };
    it.act("open-procedure", officer("handler", "market"), opening);
    it.at("2026-05-13").act("close-procedure", officer("handler", "market"), {
      id: "p1",
      result: "通过",
    });
    expect(told(it, "statutory").slice(1)).toEqual([
      `2026-05-06 | leaves time out, provisionally due 2026-06-03 | expert review: 技术方案论证 | handler-of-market | ${law} art. 45`,
      "2026-05-13 | goes on, due 2026-06-04 | end of expert review: 通过 | handler-of-market",
    ]);
    expect(told(it, "procedure:p1")[0]).toContain("expert review: 技术方案论证");
  });

  test("TL5: a case limit names every procedure, also when the last branch without one made it stop", () => {
    const branches = { fire: { department: "fire" }, health: { department: "health" } };
    const it = accepted(jointLicence({ approval: { branches } }), "2026-09-14");
    const testing = { procedure: "testing", length: "5 business-days", reason: "抽样" };
    it.act("open-procedure", officer("handler", "fire"), testing);
    it.at("2026-09-16").finish("health");
    expect(told(it, "statutory")[1]).toMatch(
      /^2026-09-16 \| leaves time out, .* \| testing: 抽样 \|/,
    );
  });

  test("TL7: names who extended it and why", () => {
    const it = accepted(licence(), "2026-04-27").at("2026-05-20");
    it.act("extend", officer("head", "market"), { limit: "statutory", reason: "案情复杂" });
    expect(told(it, "statutory")[1]).toBe(
      `2026-05-20 | is extended by 10 business days, due 2026-06-10 | 案情复杂 | head-of-market | ${law} art. 42(1)`,
    );
    const undo = { what: "extension", limit: "statutory", number: 1, reason: "批准有误" };
    it.later(60).act("correct", officer("head", "market"), undo);
    expect(told(it, "statutory")[2]).toBe(
      "2026-05-20 | is corrected, due 2026-05-27 | correct: 批准有误 | head-of-market",
    );
  });

  test("TL8: a limit started by silence names nobody, and the law by which silence decided", () => {
    const it = story(licence()).at("2026-02-10").submit().at("2026-02-25 00:00").sweep();
    expect(told(it, "completeness").slice(-2)).toEqual([
      "2026-02-25 | ran out (2026-02-24)",
      `2026-02-25 | ends: overdue (due 2026-02-24) | no notice in time: deemed accepted as of receipt on 2026-02-10 | ${law} art. 32(1)(4)`,
    ]);
    expect(told(it, "statutory")).toEqual([
      `2026-02-10 | starts: 20 business days, due 2026-03-16 | acceptance by silence | ${law} art. 42(1)`,
    ]);
    expect(moved(it, "statutory")[0]).not.toHaveProperty("person");
  });

  test("TL10: a branch that waits is started by its predecessor's result", () => {
    const branches = {
      fire: { department: "fire", within: "8 business-days" },
      health: { department: "health", within: "8 business-days", starts: { after: "fire" } },
    } as const;
    const it = accepted(jointLicence({ approval: { branches } }), "2026-09-14");
    it.at("2026-09-17").finish("fire");
    expect(told(it, "branch:fire")[0]).toContain("the branch is opened");
    expect(told(it, "branch:health")[0]).toMatch(
      /^2026-09-17 .*\| Fire Department is done and Health Bureau is opened \|/,
    );
  });

  test("TL16: a day given in the form is named by its field", () => {
    const it = story(
      licence({
        form: {
          "permit-expires": { type: "day", title: { zh: "许可证届满日", en: "permit expiry" } },
        },
        limits: {
          preset: "licensing-law",
          renewal: {
            within: "30 calendar-days",
            counts: "before",
            starts: { day: "permit-expires" },
            ends: ["receipt"],
            owner: "applicant",
          },
        },
      }),
    );
    const materials = [
      { id: "application", name: "a" },
      { id: "floor-plan", name: "b" },
    ];
    it.at("2026-11-02").submit({ materials, form: { "permit-expires": "2026-12-31" } }, citizen);
    expect(told(it, "renewal")[0]).toContain("the day given in the form: permit expiry");
  });

  test("TL9: every run of the completeness window is told, with what stopped it", () => {
    const it = story(licence()).at("2026-09-14").submit();
    const missing = { materials: ["floor-plan"], reason: "未标面积" };
    it.at("2026-09-15").act("request-supplement", clerk, missing).act("send-notice", clerk);
    it.at("2026-09-17").act("supplement", citizen, {
      materials: [{ id: "floor-plan", name: "新平面图.pdf" }],
    });
    expect(told(it, "completeness").map((line) => line.split(" | ")[2])).toEqual([
      "receipt",
      "the one notice",
      "receipt",
    ]);
    expect(told(it, "supplement").map((line) => line.split(" | ")[2])).toEqual([
      "the one notice",
      "everything demanded has come",
    ]);
  });
});
