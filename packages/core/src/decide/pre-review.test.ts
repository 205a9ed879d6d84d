import { describe, expect, test } from "vitest";
import { officer } from "../testing/people.js";
import { jointLicence } from "../testing/sample-items.js";
import { accepted } from "../testing/story.js";

/** Health may look at the papers while fire is at work, and decides when fire has. */
const item = jointLicence({
  approval: {
    branches: {
      market: { department: "market" },
      fire: { department: "fire", within: "5 business-days" },
      health: {
        department: "health",
        within: "5 business-days",
        steps: ["handle", "review", "approve"],
        starts: { after: "fire", "pre-review": true },
      },
    },
    returns: { window: true },
  },
});

const [handler, reviewer, approver] = ["handler", "reviewer", "approver"].map((role) =>
  officer(role, "health"),
) as [ReturnType<typeof officer>, ReturnType<typeof officer>, ReturnType<typeof officer>];

describe("AP13: a branch that works ahead of its predecessor", () => {
  test("has its steps but the last before its clock has started", () => {
    const it = accepted(item).act("handle", handler);
    expect(it.tasks).toContain("approval:health:2-review");
    it.act("review", reviewer);
    expect(it.where).toContain("approval.branches.health.waiting");
    expect(it.state.limits["branch:health"]).toBeUndefined();
    expect(it.tasks.filter((work) => work.includes("health"))).toEqual([]);
    expect(it.timeline).toContain("Health Bureau · ahead: handle · agrees");
  });

  test("waits with its last step, and its limit starts with the predecessor's result (TL10)", () => {
    const it = accepted(item).act("handle", handler).act("review", reviewer);
    const refused = it.refusal("approve", approver);
    expect(refused).toMatchObject({
      code: "PREDECESSOR_PENDING",
      details: { branch: "health", after: "fire" },
    });
    it.at("2026-09-17").finish("fire");
    expect(it.tasks).toContain("approval:health:3-approve");
    expect(it.due("branch:health")).toBe("2026-09-23");
    it.act("approve", approver);
    expect(it.limit("branch:health")).toMatchObject({ status: "met", endedOn: "2026-09-17" });
    expect(it.state.branches.health?.opinions).toHaveLength(3);
  });

  test("goes on where it stands when the predecessor was quicker", () => {
    const it = accepted(item).act("handle", handler).finish("fire");
    expect(it.tasks).toContain("approval:health:2-review");
  });

  test("is not needed when the predecessor refuses; what was said ahead stays on record", () => {
    const it = accepted(item).act("handle", handler).finish("fire", false);
    expect(it.state.branches.health).toMatchObject({
      result: "not-needed",
      because: "predecessor",
    });
    expect(it.state.branches.health?.opinions).toHaveLength(1);
  });

  test("can go back a step or be taken back, but not to the window before it has begun", () => {
    const it = accepted(item).act("handle", handler);
    const payload = { to: "window", reason: "缺平面图" };
    expect(it.refusal("return", reviewer, payload).details).toMatchObject({
      possible: ["previous", "handle"],
    });
    it.act("return", reviewer, { reason: "再看一遍" });
    expect(it.tasks).toContain("approval:health:1-handle");
    it.act("handle", handler).act("recall", handler, { reason: "看错了" });
    expect(it.tasks).toContain("approval:health:1-handle");
  });
});
