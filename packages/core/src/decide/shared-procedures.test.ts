import { describe, expect, test } from "vitest";
import { officer } from "../testing/people.js";
import { jointLicence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";

const fire = officer("handler", "fire");
const health = officer("handler", "health");
const review = {
  procedure: "expert-review",
  length: "5 business-days",
  reason: "两部门一次评审",
};

const spans = (it: Story, limit: string) =>
  it.state.limits[limit]?.excluded.map(({ after, through, cause }) => [after, through, cause]);

/** Fire opens an expert review on the 15th that health needs as well; market goes on. */
const shared = (changes: Parameters<typeof jointLicence>[0] = {}) =>
  accepted(jointLicence(changes))
    .at("2026-09-15")
    .act("open-procedure", fire, { ...review, branches: ["health"] });

describe("TK8: one procedure for several branches is one record", () => {
  test("with one announced length and one task, of the department that opened it", () => {
    const it = shared();
    expect(it.all("procedure-opened")).toMatchObject([{ branch: "fire", shared: ["health"] }]);
    expect(it.due("procedure:p1")).toBe("2026-09-21");
    expect(it.tasks.filter((work) => work === "procedure:p1")).toHaveLength(1);
    const refused = it.refusal("close-procedure", health, { id: "p1", result: "?" });
    expect(refused.code).toBe("PROCEDURE_NONE_OPEN");
    expect(refused.says).toEqual({
      zh: "分支“health”没有由其主持的特别程序；p1 由分支“fire”主持",
      en: 'branch "health" runs no procedure; p1 is run by branch "fire"',
    });
  });

  test("the clocks of exactly those branches stop, and go on together", () => {
    const it = shared();
    for (const branch of ["fire", "health"]) {
      expect(it.limit(`branch:${branch}`).excluded, branch).toBe(true);
      expect(it.refusal("handle", officer("handler", branch)).code).toBe("PROCEDURE_OPEN");
    }
    expect(it.limit("branch:market").excluded).toBe(false);
    it.at("2026-09-18").act("close-procedure", fire, { id: "p1", result: "通过" });
    for (const branch of ["fire", "health"]) {
      expect(spans(it, `branch:${branch}`)).toEqual([
        ["2026-09-15", "2026-09-18", "expert-review"],
      ]);
      expect(it.due(`branch:${branch}`)).toBe("2026-09-29");
    }
    expect(spans(it, "branch:market")).toEqual([]);
  });

  test("a limit of the whole case stands still only while every open branch does", () => {
    const it = shared();
    expect(it.limit("statutory").excluded, "market is at work").toBe(false);
    it.at("2026-09-17").finish("market");
    expect(it.limit("statutory").excluded, "now nobody is").toBe(true);
    it.at("2026-09-21").act("close-procedure", fire, { id: "p1", result: "通过" });
    expect(spans(it, "statutory")).toEqual([["2026-09-17", "2026-09-21", "expert-review"]]);
  });

  test("or while any procedure is open, where the item writes so with its basis", () => {
    const any = { "excluded-in": "any-procedure", basis: { law: "某办法" } } as const;
    const limits = {
      preset: "licensing-law-joint",
      statutory: any,
      promised: { within: "20 business-days", ...any },
    } as const;
    expect(shared({ limits }).limit("promised").excluded).toBe(true);
  });

  test("one with a limit of its own that leaves no time out stops no clock", () => {
    const procedures = { survey: { within: "3 business-days" }, testing: { excludes: true } };
    const it = accepted(jointLicence({ approval: { procedures } })).act("open-procedure", fire, {
      procedure: "survey",
      branches: ["health", "market"],
      reason: "联合踏勘",
    });
    expect(it.due("procedure:p1")).toBe("2026-09-17");
    for (const branch of ["fire", "health", "market"]) {
      expect(it.limit(`branch:${branch}`).excluded).toBe(false);
    }
    expect(it.opine("health", "handle").state.branches.health?.next).toBe(1);
  });

  test("goes on for those who still need it when one is done, and passes to the next of them", () => {
    const procedures = { survey: { within: "3 business-days" } };
    const it = accepted(jointLicence({ approval: { procedures } })).act("open-procedure", fire, {
      procedure: "survey",
      branches: ["health"],
      reason: "联合踏勘",
    });
    it.finish("fire");
    expect(it.state.procedures.p1?.closedOn).toBeUndefined();
    const [task] = Object.values(it.state.tasks).filter(({ kinds }) =>
      kinds.includes("close-procedure"),
    );
    expect(task).toMatchObject({ department: "health", branch: "health" });
    it.act("close-procedure", health, { id: "p1", result: "无异议" });
    expect(it.state.procedures.p1?.result).toBe("无异议");
  });

  test("ends with the last branch that needed it", () => {
    const procedures = { survey: { within: "3 business-days" } };
    const it = accepted(jointLicence({ approval: { procedures } })).act("open-procedure", fire, {
      procedure: "survey",
      branches: ["health"],
      reason: "联合踏勘",
    });
    it.finish("fire").finish("health");
    expect(it.state.procedures.p1).toMatchObject({ closedOn: "2026-09-14", result: "branch done" });
    expect(it.limit("procedure:p1").status).toBe("ended");
  });

  test.each([
    ["an unknown branch", ["garden"], "BRANCH_UNKNOWN"],
    ["a branch in which the same procedure is open", ["health"], "PROCEDURE_ALREADY_OPEN"],
    ["a branch that has not begun", ["later"], "BRANCH_NOT_OPEN"],
  ])("is not opened for %s", (_, branches, code) => {
    const item = jointLicence({
      approval: {
        branches: {
          fire: { department: "fire" },
          health: { department: "health" },
          later: { department: "market", starts: { after: "health" } },
        },
      },
    });
    const it = accepted(item).act("open-procedure", health, review);
    expect(it.refusal("open-procedure", fire, { ...review, branches }).code).toBe(code);
  });

  test("past its announced length all of them count again, where the item says so (TL5)", () => {
    const procedures = { "expert-review": { excludes: true, overrun: "counts" } } as const;
    const it = accepted(jointLicence({ approval: { procedures } }))
      .at("2026-09-15")
      .act("open-procedure", fire, { ...review, branches: ["health"] })
      .at("2026-09-24")
      .sweep();
    for (const branch of ["fire", "health"]) {
      expect(spans(it, `branch:${branch}`)).toEqual([
        ["2026-09-15", "2026-09-21", "expert-review"],
      ]);
    }
  });

  test("a correction of its days moves every branch that needed it", () => {
    const it = shared().at("2026-09-18");
    it.act("close-procedure", fire, { id: "p1", result: "通过" });
    it.act("correct", officer("head", "market"), {
      what: "exclusion",
      procedure: "p1",
      closedOn: "2026-09-17",
      reason: "十七日已结束",
    });
    for (const branch of ["fire", "health"]) {
      expect(spans(it, `branch:${branch}`)).toEqual([
        ["2026-09-15", "2026-09-17", "expert-review"],
      ]);
    }
    expect(it.timeline.some((line) => line.includes("shared with Health Bureau"))).toBe(true);
  });
});
