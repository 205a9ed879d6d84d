import { describe, expect, test } from "vitest";
import { officer } from "../testing/people.js";
import { type Changes, jointLicence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";

type Approval = NonNullable<Changes["approval"]>;

const head = officer("head", "market");
const joined = (approval: Approval, on?: string): Story => accepted(jointLicence({ approval }), on);

describe("AP3: once the result is certain", () => {
  const stop = { join: "any", "once-settled": "stop-others" } as const;

  test("the others finish, and every opinion is listed, where the item says nothing", () => {
    const it = joined({ join: "any" }).finish("fire");
    expect(it.where).toContain("approval.branches.health.open");
    it.finish("health", false).finish("market", false);
    expect(it.state.joined).toBe("agreed");
    expect(it.act("grant", head).state.milestones.granted).toHaveLength(1);
  });

  test("the others are stopped with the reason where it says so: no task, no running limit is left", () => {
    const it = joined(stop, "2026-09-14").at("2026-09-16").opine("health", "handle").finish("fire");
    expect(it.state.branches).toMatchObject({
      fire: { result: "agreed" },
      health: { result: "stopped", because: "settled", endedOn: "2026-09-16" },
      market: { result: "stopped", because: "settled" },
    });
    expect(it.limit("branch:health").status).toBe("ended");
    expect(it.tasks).toEqual(["approval.deciding"]);
    expect(it.timeline).toContain(
      "Health Bureau is done: stopped (the result is certain without it)",
    );
  });

  test("what had run out stays overdue", () => {
    const it = joined(stop, "2026-09-14").at("2026-10-20").finish("fire");
    expect(it.limit("branch:health").status).toBe("overdue");
  });

  test("their procedures end with them, neither in time nor late", () => {
    const testing = { procedure: "testing", length: "5 business-days", reason: "检测" };
    const it = joined(stop).act("open-procedure", officer("handler", "health"), testing);
    it.finish("fire");
    expect(it.state.procedures.p1?.closedOn).toBeDefined();
    expect(it.limit("procedure:p1").status).toBe("ended");
    expect(it.limit("branch:health").status).toBe("ended");
  });

  test("one that waits for its predecessor is stopped too", () => {
    const branches = {
      market: { department: "market" },
      fire: { department: "fire" },
      health: { department: "health", starts: { after: "market" } },
    } as const;
    const it = joined({ ...stop, branches }).finish("fire");
    expect(it.state.branches.health).toMatchObject({ result: "stopped" });
    expect(it.where).toEqual(["approval.deciding"]);
  });

  test("a refusal under veto stops the others at once", () => {
    const it = joined({ join: { veto: ["fire"] }, "once-settled": "stop-others" });
    it.finish("health", false);
    expect(it.state.joined, "health only advises").toBeUndefined();
    it.finish("fire", false);
    expect(it.state.joined).toBe("refused");
    expect(it.state.branches.market?.result).toBe("stopped");
    expect(it.refusal("grant", head).code).toBe("GRANT_AGAINST_REFUSAL");
  });

  test("a late opinion is refused with what has become of its branch", () => {
    const it = joined(stop).finish("fire");
    const late = it.refusal("handle", officer("handler", "health"));
    expect(late.code).toBe("OPINION_TOO_LATE");
    expect(late.details).toEqual({ branch: "health", result: "stopped" });
    const twice = joined({}).finish("fire").refusal("approve", officer("approver", "fire"));
    expect(twice.code).toBe("OPINION_TOO_LATE");
  });

  test("the join fires once", () => {
    const it = joined({ join: { of: 2 } })
      .finish("fire")
      .finish("health")
      .finish("market");
    expect(it.all("join-done")).toHaveLength(1);
  });
});

describe("AP4: the lead department", () => {
  const lead = { lead: "market" } as const;

  test("gives its last opinion when the others have given theirs", () => {
    const it = joined({ join: lead }).opine("market", "handle").finish("fire", false);
    const early = it.refusal("approve", officer("approver", "market"));
    expect(early.code).toBe("LEAD_DECIDES_LAST");
    expect(early.details).toEqual({ branches: ["health"] });
    expect(it.tasks, "nobody is asked for it before").toEqual(["approval:health:1-handle"]);
    it.finish("health");
    expect(it.tasks).toEqual(["approval:market:2-approve"]);
    expect(it.opine("market", "approve").state.joined, "against the advice").toBe("agreed");
  });

  test("need not wait where its word stops the others", () => {
    const it = joined({ join: lead, "once-settled": "stop-others" }).finish("market", false);
    expect(it.state.joined).toBe("refused");
    expect(it.state.branches.fire?.result).toBe("stopped");
  });
});

describe("AP2: a branch whose predecessor refused", () => {
  test("can agree no more: it counts as one that does not", () => {
    const branches = {
      market: { department: "market" },
      fire: { department: "fire" },
      health: { department: "health", starts: { after: "fire" } },
    } as const;
    const it = joined({ join: { of: 2 }, branches }).finish("fire", false);
    expect(it.state.branches.health).toMatchObject({
      result: "not-needed",
      because: "predecessor",
    });
    expect(it.finish("market").state.joined, "one of the two needed").toBe("refused");
  });
});
