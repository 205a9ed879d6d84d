import { describe, expect, test } from "vitest";
import { clerk, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted } from "../testing/story.js";
import { slaEventOf } from "../view/sla-events.js";

const head = officer("head", "market");

/** Health waits for fire; market works beside them. */
const inTurn = {
  branches: {
    market: { department: "market", within: "10 business-days" },
    fire: { department: "fire", within: "5 business-days" },
    health: { department: "health", within: "5 business-days", starts: { after: "fire" } },
  },
} as const;

describe("parallel approval: branches that start together", () => {
  test("have their limits from one day, each judged against its department", () => {
    const it = accepted(jointLicence(), "2026-09-14");
    expect(it.due("branch:market")).toBe("2026-09-28");
    expect(it.due("branch:fire")).toBe("2026-09-23");
    expect(it.limit("branch:fire").department).toBe("fire");
  });

  test("end one by one; the others work on", () => {
    const it = accepted(jointLicence(), "2026-09-14").at("2026-09-16").finish("fire");
    expect(it.state.branches.fire).toMatchObject({ result: "agreed", endedOn: "2026-09-16" });
    expect(it.limit("branch:fire")).toMatchObject({ status: "met", endedOn: "2026-09-16" });
    expect(it.where).toEqual([
      "approval.branches.market.open",
      "approval.branches.fire.done",
      "approval.branches.health.open",
    ]);
    expect(it.tasks).toEqual(["approval:market:1-handle", "approval:health:1-handle"]);
  });

  test("join when all are done, and only then is there something to decide", () => {
    const it = accepted(jointLicence()).finish("fire").finish("health");
    expect(it.refusal("grant", head).code).toBe("ACTION_NOT_ALLOWED");
    it.finish("market");
    expect(it.state.joined).toBe("agreed");
    expect(it.where).toEqual(["approval.deciding"]);
    expect(it.tasks).toEqual(["approval.deciding"]);
  });

  test("a refusal in one does not stop the others, but then only denying is left", () => {
    const it = accepted(jointLicence()).finish("fire", false);
    expect(it.where).toContain("approval.branches.health.open");
    it.finish("health").finish("market");
    expect(it.state.joined).toBe("refused");
    const refused = it.refusal("grant", head);
    expect(refused.code).toBe("GRANT_AGAINST_REFUSAL");
    expect(refused.details).toEqual({ branches: ["fire"] });
    it.act("deny", head, { reason: "消防不合格" });
    expect(it.all("opinions-listed")).toMatchObject([{ decision: "deny" }]);
    expect(Object.keys(it.state.milestones)).toEqual([
      "receipt",
      "acceptance",
      "decision",
      "denied",
    ]);
  });

  test("late, a branch limit is overdue as measured at its end, not today (TL12)", () => {
    const it = accepted(jointLicence(), "2026-09-14").at("2026-09-28").finish("fire");
    expect(it.limit("branch:fire")).toMatchObject({ status: "overdue", overdue: 2 });
    expect(it.at("2026-10-20").limit("branch:fire").overdue).toBe(2);
  });
});

describe("TL10: a branch after its predecessor", () => {
  test("waits without a task or a limit, and takes no opinions", () => {
    const it = accepted(jointLicence({ approval: inTurn }));
    expect(it.where).toContain("approval.branches.health.waiting");
    expect(it.state.limits["branch:health"]).toBeUndefined();
    expect(it.tasks).toEqual(["approval:market:1-handle", "approval:fire:1-handle"]);
    expect(it.refusal("handle", officer("handler", "health")).code).toBe("PREDECESSOR_PENDING");
  });

  test("starts with the predecessor's result, its limit from that day", () => {
    const it = accepted(jointLicence({ approval: inTurn }), "2026-09-14");
    it.at("2026-09-17").finish("fire");
    expect(it.where).toContain("approval.branches.health.open");
    expect(it.state.limits["branch:health"]?.from).toBe("2026-09-17");
    expect(it.due("branch:health")).toBe("2026-09-23");
    expect(it.tasks).toContain("approval:health:1-handle");
  });

  test("is not needed when the predecessor refused", () => {
    const it = accepted(jointLicence({ approval: inTurn })).finish("fire", false);
    expect(it.state.branches.health).toMatchObject({ result: "not-needed" });
    expect(it.where).toContain("approval.branches.health.done");
    expect(it.state.limits["branch:health"]).toBeUndefined();
    expect(it.finish("market").state.joined).toBe("refused");
  });

  test("nor are those that would have followed it", () => {
    const branches = {
      ...inTurn.branches,
      market: { department: "market", starts: { after: "health" } },
    } as const;
    const it = accepted(jointLicence({ approval: { branches } })).finish("fire", false);
    expect(it.state.branches.market?.result).toBe("not-needed");
    expect(it.where).toEqual(["approval.deciding"]);
  });
});

describe("the decision", () => {
  test("is the head's, and ends the statutory limit; granting starts the delivery limit", () => {
    const it = accepted(licence(), "2026-09-14").at("2026-09-22").finish("market");
    it.at("2026-09-23").act("grant", head);
    expect(it.state.milestones).toMatchObject({
      decision: ["2026-09-23"],
      granted: ["2026-09-23"],
    });
    expect(it.limit("statutory")).toMatchObject({ status: "met", endedOn: "2026-09-23" });
    expect(it.due("delivery"), "domain 1.12 D1").toBe("2026-10-14");
  });

  test("needs reasons to deny, and starts no delivery limit then", () => {
    const it = accepted(licence()).finish("market", false);
    expect(it.refusal("deny", head).code).toBe("PAYLOAD_INVALID");
    it.act("deny", head, { reason: "不符合条件", remedies: "六十日内申请行政复议" });
    expect(it.state.limits.delivery).toBeUndefined();
    expect(it.where).toEqual(["completion.issuing"]);
  });

  test("may deny although all agreed", () => {
    const it = accepted(licence()).finish("market").act("deny", head, { reason: "新的证据" });
    expect(it.state.milestones.denied).toHaveLength(1);
  });

  test("is not the handler's, nor the head's of another department", () => {
    const it = accepted(licence()).finish("market");
    for (const other of [officer("approver", "market"), officer("head", "fire"), clerk]) {
      expect(it.refusal("grant", other).code).toBe("NOT_PERMITTED");
    }
  });

  test.each([
    [true, "granted"],
    [false, "denied"],
  ])(
    "follows by itself from the join where the item says so: agreed %s, %s",
    (agree, milestone) => {
      const it = accepted(jointLicence({ approval: { decide: "by-join" } }));
      it.finish("fire", agree).finish("health").finish("market");
      expect(Object.keys(it.state.milestones)).toContain(milestone);
      expect(it.where).toEqual(["completion.issuing"]);
      expect(it.all("action-taken").map(({ kind }) => kind)).not.toContain("grant");
    },
  );
});

describe("the steps of a branch", () => {
  const three = licence({ approval: { steps: ["handle", "review", "approve"] } });

  test("are taken in their order", () => {
    const it = accepted(three);
    const refused = it.refusal("review", officer("reviewer", "market"));
    expect(refused.code).toBe("STEP_NOT_NEXT");
    expect(refused.says.en).toContain('"handle"');
    it.opine("market", "handle").opine("market", "review");
    expect(it.tasks).toEqual(["approval:main:3-approve"]);
    expect(it.refusal("handle", officer("handler", "market")).code).toBe("STEP_NOT_NEXT");
  });

  test("leave the result to the last opinion; the ones before are advice", () => {
    const it = accepted(three).opine("market", "handle", false).opine("market", "review");
    expect(it.opine("market", "approve").state.joined).toBe("agreed");
  });

  test("need words to disagree, none to agree", () => {
    const it = accepted(three);
    const handler = officer("handler", "market");
    expect(it.refusal("handle", handler, { agree: false }).code).toBe("PAYLOAD_INVALID");
    expect(it.refusal("handle", handler, { agree: false, opinion: "  " }).code).toBe(
      "PAYLOAD_INVALID",
    );
    expect(it.act("handle", handler).state.branches.main?.opinions).toMatchObject([
      { agree: true, text: "", by: { id: handler.id } },
    ]);
  });

  test("may be by other roles than the usual ones, each step for its own", () => {
    const it = accepted(
      licence({
        approval: {
          steps: [
            { step: "handle", by: "reviewer" },
            { step: "handle", by: ["approver", "head"] },
          ],
        },
      }),
    );
    const refused = it.refusal("handle", officer("approver", "market"));
    expect(refused.code).toBe("NOT_PERMITTED");
    it.act("handle", officer("reviewer", "market"));
    expect(it.refusal("handle", officer("reviewer", "market")).code).toBe("NOT_PERMITTED");
    expect(it.act("handle", head).where).toEqual(["approval.deciding"]);
  });
});

describe("AP17: the decision lists what each department said", () => {
  test("with its result and its reasons, whoever decides", () => {
    const it = accepted(jointLicence()).finish("fire", false).finish("health").finish("market");
    it.act("deny", head, { reason: "消防不合格" });
    expect(it.state.decision).toMatchObject({
      decision: "deny",
      opinions: [
        { branch: "market", department: "market", result: "agreed", says: [{ agree: true }] },
        {
          branch: "fire",
          result: "refused",
          says: [{ by: { id: "approver-of-fire" }, agree: false, text: "不符合条件" }],
        },
        { branch: "health", result: "agreed" },
      ],
    });
    const [decided] = it.facts.flatMap((fact, index) => {
      const told = slaEventOf(it.item, it.state, fact, index + 1);
      return told?.name === "case:decided" ? [told.event] : [];
    });
    expect(decided?.opinions.map(({ result }) => result)).toEqual(["agreed", "refused", "agreed"]);
  });

  test("also those that were not asked, or stopped", () => {
    const approval = { ...inTurn, decide: "by-join", "once-settled": "stop-others" } as const;
    const it = accepted(jointLicence({ approval })).finish("fire", false);
    expect(it.state.decision).toMatchObject({
      decision: "deny",
      opinions: [
        { branch: "market", result: "stopped", because: "settled", says: [] },
        { branch: "fire", result: "refused" },
        { branch: "health", result: "not-needed", because: "predecessor", says: [] },
      ],
    });
  });

  test("where there is one department its opinion stands for itself", () => {
    const it = accepted(licence()).finish("market").act("grant", head);
    expect(it.all("opinions-listed")).toEqual([]);
  });
});
