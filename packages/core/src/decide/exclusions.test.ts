import { describe, expect, test } from "vitest";
import { officer } from "../testing/people.js";
import { jointLicence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";

// September 2026: 14 to 18 and 21 to 24 are business days, the 20th is worked, 25 to 27 are off.

function opens(
  it: Story,
  department: string,
  length = "20 business-days",
  procedure = "testing",
): Story {
  const payload = { procedure, length, reason: "检测" };
  return it.act("open-procedure", officer("handler", department), payload);
}

function closes(it: Story, department: string): Story {
  const open = Object.values(it.state.procedures).find(
    ({ branch, closedOn }) => branch === department && closedOn === undefined,
  );
  const payload = { id: open?.id, result: "合格" };
  return it.act("close-procedure", officer("handler", department), payload);
}

const excludedDays = (it: Story, limit = "statutory") =>
  it.state.limits[limit]?.excluded.map(({ after, through }) => `(${after}, ${through ?? "…"}]`);

describe("TL5: a limit of the whole case is excluded while every open branch is", () => {
  test("one excluded branch of three stops nothing", () => {
    const it = opens(accepted(jointLicence()), "fire");
    expect(excludedDays(it)).toEqual([]);
    expect(it.limit("statutory").due.provisional).toBe(false);
  });

  test("from the day the last of them is excluded through the day the first goes on", () => {
    const it = accepted(jointLicence(), "2026-09-14");
    opens(it.at("2026-09-15"), "fire");
    opens(it.at("2026-09-16"), "health");
    opens(it.at("2026-09-17"), "market");
    expect(excludedDays(it)).toEqual(["(2026-09-17, …]"]);
    closes(it.at("2026-09-21"), "health");
    closes(it.at("2026-09-22"), "fire");
    expect(excludedDays(it)).toEqual(["(2026-09-17, 2026-09-21]"]);
    expect(it.due("statutory"), "18, 20 and 21 September are left out of 45").toBe("2026-11-25");
  });

  test("a branch that finishes while the others are excluded leaves them alone to decide it", () => {
    const it = accepted(jointLicence(), "2026-09-14");
    opens(it, "fire");
    opens(it, "health");
    expect(excludedDays(it)).toEqual([]);
    it.at("2026-09-16").finish("market");
    expect(excludedDays(it)).toEqual(["(2026-09-16, …]"]);
    closes(it.at("2026-09-18"), "health");
    expect(excludedDays(it)).toEqual(["(2026-09-16, 2026-09-18]"]);
  });

  test("a branch that begins after its predecessor ends the exclusion", () => {
    const branches = {
      market: { department: "market" },
      fire: { department: "fire" },
      health: { department: "health", starts: { after: "market" } },
    } as const;
    const it = accepted(jointLicence({ approval: { branches } }), "2026-09-14");
    opens(it, "fire");
    expect(excludedDays(it), "market is at work").toEqual([]);
    it.at("2026-09-15").opine("market", "handle");
    opens(it.at("2026-09-16"), "market");
    expect(excludedDays(it), "health only waits").toEqual(["(2026-09-16, …]"]);
    closes(it.at("2026-09-18"), "market").opine("market", "approve");
    expect(it.where).toContain("approval.branches.health.open");
    expect(excludedDays(it)).toEqual(["(2026-09-16, 2026-09-18]"]);
  });

  test("when one of two overlapping procedures of a branch ends, the branch is still excluded", () => {
    const branches = { fire: { department: "fire" }, health: { department: "health" } };
    const it = accepted(jointLicence({ approval: { branches } }), "2026-09-14");
    opens(it, "health");
    opens(it.at("2026-09-15"), "fire");
    opens(it.at("2026-09-16"), "fire", "20 business-days", "expert-review");
    closes(it.at("2026-09-17"), "fire");
    expect(excludedDays(it)).toEqual(["(2026-09-15, …]"]);
    closes(it.at("2026-09-18"), "fire");
    expect(excludedDays(it)).toEqual(["(2026-09-15, 2026-09-18]"]);
  });

  test("all excluded and resumed on one day: nothing is left out", () => {
    const it = accepted(jointLicence(), "2026-09-14");
    for (const department of ["fire", "health", "market"]) opens(it, department);
    closes(it, "fire");
    expect(excludedDays(it)).toEqual(["(2026-09-14, 2026-09-14]"]);
    expect(it.due("statutory")).toBe("2026-11-20");
  });

  test("also when the last branch joins them after an announced end has passed", () => {
    const it = accepted(jointLicence(), "2026-09-14");
    opens(it, "fire", "1 business-days");
    opens(it, "health", "2 business-days");
    it.at("2026-09-23").finish("market");
    const [span] = it.state.limits.statutory?.excluded ?? [];
    expect(span).toMatchObject({ after: "2026-09-23", announced: "2026-09-23" });
    closes(it.at("2026-09-28"), "fire");
    expect(excludedDays(it)).toEqual(["(2026-09-23, 2026-09-28]"]);
  });

  test("excluded twice, it is left out twice", () => {
    const it = accepted(jointLicence(), "2026-09-14");
    for (const department of ["fire", "health", "market"]) opens(it, department);
    closes(it.at("2026-09-15"), "fire");
    opens(it.at("2026-09-17"), "fire");
    closes(it.at("2026-09-18"), "market");
    expect(excludedDays(it)).toEqual(["(2026-09-14, 2026-09-15]", "(2026-09-17, 2026-09-18]"]);
    expect(it.due("statutory")).toBe("2026-11-24");
  });

  test("a day on which nothing was left out does not make it warn again", () => {
    const limits = {
      preset: "licensing-law-joint",
      promised: { within: "5 business-days" },
    } as const;
    const branches = { fire: { department: "fire" }, health: { department: "health" } };
    const it = accepted(jointLicence({ limits, approval: { branches } }), "2026-09-14");
    for (const department of ["fire", "health"]) opens(it, department);
    closes(it.at("2026-09-15"), "fire");
    expect(it.due("promised")).toBe("2026-09-21");
    it.at("2026-09-20").sweep();
    opens(it, "fire");
    closes(it, "fire");
    it.at("2026-09-21").sweep();
    const warned = it.all("limit-warned").filter(({ limit }) => limit === "promised");
    expect(warned).toHaveLength(1);
  });

  test("the provisional date counts from the first branch that is to go on, by its last procedure", () => {
    const branches = { fire: { department: "fire" }, health: { department: "health" } };
    const it = accepted(jointLicence({ approval: { branches } }), "2026-09-14");
    opens(it, "fire", "1 business-days");
    opens(it, "fire", "4 business-days", "expert-review");
    opens(it, "health", "6 business-days");
    const [span] = it.state.limits.statutory?.excluded ?? [];
    expect(span?.announced).toBe("2026-09-18");
  });
});

describe("TL5: excluded-in: any-procedure, where an item writes it", () => {
  const limits = {
    preset: "licensing-law-joint",
    statutory: { "excluded-in": "any-procedure", basis: { law: "某市行政审批条例" } },
  } as const;

  test("stops with the first branch and goes on with the last", () => {
    const it = accepted(jointLicence({ limits }), "2026-09-14");
    opens(it.at("2026-09-15"), "fire");
    opens(it.at("2026-09-17"), "health");
    closes(it.at("2026-09-18"), "fire");
    closes(it.at("2026-09-22"), "health");
    expect(excludedDays(it)).toEqual(["(2026-09-15, 2026-09-22]"]);
  });

  test("its provisional date counts from the announced end of what stopped it", () => {
    const it = accepted(jointLicence({ limits }), "2026-09-14");
    opens(it, "fire", "2 business-days");
    const [span] = it.state.limits.statutory?.excluded ?? [];
    expect(span?.announced).toBe("2026-09-16");
  });
});

test("a limit that excludes nothing runs on", () => {
  const limits = {
    preset: "licensing-law-joint",
    statutory: { "excluded-in": "nothing" },
  } as const;
  const it = accepted(jointLicence({ limits }), "2026-09-14");
  for (const department of ["fire", "health", "market"]) opens(it, department);
  expect(excludedDays(it)).toEqual([]);
});
