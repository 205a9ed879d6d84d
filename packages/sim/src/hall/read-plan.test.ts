import { describe, expect, test } from "vitest";
import { planFile, smallPlan } from "../testing/small-plan.js";
import { readPlan } from "./read-plan.js";

const findingsIn = (from: string | RegExp, to: string) => {
  const text = smallPlan.replace(from, to);
  expect(text).not.toBe(smallPlan);
  const read = readPlan(text, planFile);
  return read.ok ? [] : read.findings.map(({ rule, path, line }) => [rule, path, line]);
};

test("a plan is read with its items and its variants, each a whole plan", () => {
  const read = readPlan(smallPlan, planFile);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const { plan } = read;
  expect(plan.items.map(({ item }) => item.code)).toEqual(["food-business-licence"]);
  expect([...plan.variants.keys()]).toEqual(["two-handlers", "longer"]);
  const longer = plan.variants.get("longer");
  expect(longer?.items[0]?.item.limits.get("promised")?.within).toEqual({
    count: 10,
    unit: "business-days",
  });
  expect(longer?.title.zh).toBe("承诺十天");
  expect(plan.items[0]?.item.limits.get("promised")?.within.count).toBe(5);
});

test("an item of a plan may be an implementation, whose base lies beside it, with changes of the plan's own", () => {
  const own = "../implementations/signboard-nanshan.yaml";
  const found = findingsIn(/food-business-licence\.yaml/, own);
  expect(found.filter(([rule]) => rule === "SIM1")).toEqual([]);
  expect(findingsIn(/food-business-licence\.yaml/, "../implementations/none.yaml")).toContainEqual([
    "SIM1",
    "items.food.file",
    14,
  ]);
});

describe("what is wrong with a plan is found, all of it, with its place:", () => {
  test("SIM1: an item file that is not there, or that its changes spoil", () => {
    expect(findingsIn("food-business-licence.yaml", "none.yaml")).toEqual([
      ["SIM1", "items.food.file", 14],
    ]);
    expect(findingsIn("{ within: 10 business-days }", "{ within: soon }")).toEqual([
      ["SIM1", "variants.longer.changes", 30],
    ]);
  });

  test("SIM10: a supervision file that is not there, or has findings", () => {
    const named = (file: string) => findingsIn("seed: 7", `seed: 7\nsupervision: ${file}`);
    expect(named("none.supervision.yaml")).toEqual([["SIM10", "supervision", 6]]);
    expect(named("food-business-licence.yaml")).toEqual([["SIM10", "supervision", 6]]);
    expect(named("../supervision/hall.supervision.yaml")).toEqual([]);
  });

  test("a day that is none, in words about days", () => {
    const read = readPlan(smallPlan.replace(/from: .*/, "from: 2026-13-24"), planFile);
    expect(read.ok ? [] : read.findings).toMatchObject([
      { path: "from", line: 3, problem: { en: expect.stringContaining("2026-13-24") } },
    ]);
    expect(JSON.stringify(read)).not.toContain("cannot be a name");
  });

  test("SIM2: a last day before the first", () => {
    expect(findingsIn("through: 2026-02-27", "through: 2025-03-31")).toEqual([
      ["SIM2", "through", 4],
    ]);
  });

  test("SIM3: a spread that falls", () => {
    expect(findingsIn("p90: 700", "p90: 200")).toEqual([["SIM3", "minutes.handle", 10]]);
  });

  test("SIM4: a department that is needed and not there", () => {
    expect(findingsIn(/departments:\n.*\n/, "departments: {}\n")).toEqual([
      ["SIM4", "items.food.file", 13],
    ]);
  });

  test("SIM5: a role nobody has, and too few people where each may act once", () => {
    const staff = "{ handler: 1, reviewer: 1, approver: 1, head: 1 }";
    expect(findingsIn(staff, "{ handler: 1, reviewer: 1, head: 1 }")[0]).toEqual([
      "SIM5",
      "departments.market-supervision.staff",
      8,
    ]);
    expect(findingsIn(staff, "3")[0]).toEqual(["SIM5", "departments.market-supervision.staff", 8]);
    expect(findingsIn(staff, "4").filter(([, at]) => /^departments/.test(String(at)))).toEqual([]);
  });

  test("SIM6: departments, procedures and branches that no item has", () => {
    expect(findingsIn("departments:\n", "departments:\n  fire: { staff: 2 }\n")).toEqual([
      ["SIM6", "departments.fire", 8],
    ]);
    expect(findingsIn("testing: {", "tasting: {")).toEqual([
      ["SIM6", "items.food.procedures.tasting", 23],
    ]);
    expect(findingsIn("most: 20 } }", "most: 20 }, branch: fire }")).toEqual([
      ["SIM6", "items.food.procedures.testing.branch", 23],
    ]);
  });

  test("SIM7: a notice that cannot be read", () => {
    expect(findingsIn("seed: 7", "notices: [none.yaml]")).toEqual([["SIM7", "notices.0", 5]]);
  });

  test("SIM8: a variant that makes no plan", () => {
    expect(findingsIn("staff: { handler: 2 }", "staff: none")).toEqual([
      ["SIM8", "variants.two-handlers.changes", 27],
    ]);
  });

  test("SIM9: weights of nothing, and working hours that are none", () => {
    expect(findingsIn("cases: 40", "cases: 40\n    arrives: { weekdays: { monday: 0 } }")).toEqual([
      ["SIM9", "items.food.arrives", 16],
    ]);
    expect(
      findingsIn("window: { staff: 1 }", "window: { staff: 1, hours: { ordinary: [] } }"),
    ).toEqual([["SIM9", "window.hours", 6]]);
  });

  test("DEF1: a key that nobody knows", () => {
    expect(findingsIn("seed: 7", "sead: 7")[0]?.[0]).toBe("DEF1");
  });
});
