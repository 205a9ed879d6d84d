import { describe, expect, test } from "vitest";
import { clerk, officer } from "../testing/people.js";
import { jointLicence, papers } from "../testing/sample-items.js";
import { type Story, story } from "../testing/story.js";
import { guideOf } from "../view/guide.js";

/** Fire is asked only about large shops, health after it. */
const item = jointLicence({
  form: { area: { type: "number", title: { zh: "面积", en: "area" } } },
  approval: {
    branches: {
      market: { department: "market" },
      fire: { department: "fire", within: "5 business-days", "only-when": "form.area > 300" },
      health: { department: "health", starts: { after: "fire" } },
    },
  },
});

function filed(area?: number): Story {
  const form = area === undefined ? {} : { area };
  return story(item).submit({ materials: papers, form });
}

function approving(area?: number): Story {
  return filed(area).act("accept", clerk);
}

const handler = officer("handler", "fire");

describe("AP12: a branch that is needed only under a condition", () => {
  test("is judged once when approval starts, and the record says which are needed", () => {
    const it = approving(500);
    expect(it.all("branches-settled")).toMatchObject([{ needed: ["fire"], spared: [] }]);
    expect(it.where).toContain("approval.branches.fire.open");
    expect(it.due("branch:fire")).toBe("2026-09-20");
  });

  test("is not needed where the condition fails: no task, no limit, and the record says why", () => {
    const it = approving(100);
    const spared = [{ branch: "fire", condition: "form.area > 300" }];
    expect(it.all("branches-settled")).toMatchObject([{ needed: [], spared }]);
    expect(it.state.branches.fire).toMatchObject({ result: "not-needed", because: "condition" });
    expect(it.state.limits["branch:fire"]).toBeUndefined();
    expect(it.timeline).toContain("Fire Department is not needed (only if area > 300)");
  });

  test("holds nobody up: what was to come after it begins at once, and they join without it", () => {
    const it = approving(100);
    expect(it.tasks).toEqual(["approval:market:1-handle", "approval:health:1-handle"]);
    it.finish("market").finish("health");
    expect(it.state.joined).toBe("agreed");
  });

  test("is needed where nobody filled in what would decide", () => {
    expect(approving().all("branches-settled")).toMatchObject([{ needed: ["fire"], spared: [] }]);
  });

  test("takes no opinion where it is not needed, nor looks at the materials before", () => {
    const refused = approving(100).refusal("handle", handler);
    expect(refused.code).toBe("BRANCH_NOT_NEEDED");
    expect(refused.says.zh).toContain("面积");
    expect(filed(100).tasks).not.toContain("acceptance:fire");
    expect(filed(500).tasks).toContain("acceptance:fire");
    expect(filed(100).refusal("confirm-materials", handler).code).toBe("BRANCH_NOT_NEEDED");
  });

  test("is not taken up again after the join", () => {
    const it = approving(100).finish("market").finish("health");
    const payload = { branches: ["fire"], reason: "复核" };
    expect(it.refusal("reopen-branches", officer("head", "market"), payload).details).toEqual({
      branches: ["fire"],
      can: ["market", "health"],
    });
  });

  test("stands with its condition in the guide", () => {
    const steps = guideOf(item).sections.flatMap(({ steps: some }) => some ?? []);
    expect(steps.map(({ en }) => en).join("\n")).toContain(
      "Fire Department (5 business days, only if area > 300)",
    );
  });
});
