import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { type Changes, jointLicence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";

type Approval = NonNullable<Changes["approval"]>;

const basis = { law: "某市并联审批办法", article: 9 };
const form = { area: { type: "integer" as const } };
const larger = { form: { area: 120 }, reason: "扩大面积" };
const three = {
  fire: { department: "fire", within: "8 business-days" },
  health: { department: "health", within: "8 business-days" },
  market: { department: "market", within: "10 business-days" },
} as const;

/** Accepted on 14 September; amendments are possible until it is decided. */
const begun = (approval: Partial<Approval> = {}, changes: Partial<Changes> = {}): Story =>
  accepted(
    jointLicence({
      approval: { branches: three, ...approval },
      amendments: { until: "decision" },
      form,
      ...changes,
    }),
    "2026-09-14",
  );
const amend = (it: Story) => it.act("amend", citizen, larger);

describe("AP18: what was said of an application that became another counts no more", () => {
  test("a branch at work begins again at its first step, its clock runs on", () => {
    const it = begun().opine("fire", "handle").at("2026-09-16");
    amend(it);
    expect(it.tasks.toSorted()).toEqual([
      "approval:fire:1-handle",
      "approval:health:1-handle",
      "approval:market:1-handle",
    ]);
    expect(it.state.branches.fire?.opinions).toMatchObject([{ step: "handle", void: true }]);
    expect(it.due("branch:fire")).toBe("2026-09-23");
    expect(it.timeline.join("; ")).toMatch(/the application is another: Fire Department begins/);
    expect(it.all("branch-returned"), "who had said nothing has nothing to say again").toHaveLength(
      1,
    );
  });

  test("nobody takes back what was said of the old one", () => {
    const handler = officer("handler", "fire");
    const it = begun().opine("fire", "handle");
    expect(it.offers(handler)).toContainEqual(expect.objectContaining({ kind: "recall" }));
    amend(it);
    expect(it.refusal("recall", handler, { reason: "漏记" }).code).toBe("RECALL_TOO_LATE");
  });

  test("a branch that is done is taken up again, before the join and after it", () => {
    const it = begun().finish("fire").at("2026-09-16");
    amend(it);
    expect(it.where).toEqual([
      "approval.branches.fire.open",
      "approval.branches.health.open",
      "approval.branches.market.open",
    ]);
    expect(it.due("branch:fire"), "15 and 16 September are left out").toBe("2026-09-28");
    expect(it.timeline).toContain("the application is another, taken up again: Fire Department");
    it.finish("fire").finish("health").finish("market", false);
    expect(it.state.joined).toBe("refused");
    amend(it);
    expect(it.state.joined).toBeUndefined();
    expect(it.where).not.toContain("approval.deciding");
    it.finish("fire").finish("health").finish("market");
    expect(it.state.joined).toBe("agreed");
  });

  test("a clock starts again where the item says so by law", () => {
    const it = begun({ returns: { clock: "restart", basis } }).opine("fire", "handle");
    amend(it.at("2026-09-16"));
    expect(it.due("branch:fire")).toBe("2026-09-28");
    expect(it.due("branch:health")).toBe("2026-09-23");
  });

  test("a branch that lies with the window comes back to its first step", () => {
    const it = begun({ returns: { window: true } }).opine("fire", "handle");
    it.act("return", officer("approver", "fire"), { to: "window", reason: "缺说明" });
    amend(it);
    expect(it.where).toContain("approval.branches.fire.returned");
    it.act("answer-return", clerk, { answer: "已补" }, "fire");
    expect(it.tasks).toContain("approval:fire:1-handle");
  });

  test("who was stopped is taken up along, as nothing is certain without it, and can be stopped again", () => {
    const it = begun({ join: "any", "once-settled": "stop-others" }).finish("fire");
    expect(it.state.branches.health?.result).toBe("stopped");
    amend(it);
    expect(it.state.branches.health?.result).toBeUndefined();
    it.finish("health");
    expect(it.state.branches.market?.result).toBe("stopped");
    expect(it.tasks, "whose opinion no longer counts gives another").toEqual([
      "approval:fire:1-handle",
    ]);
  });

  test("who was spared by a refusal of the old application waits for an opinion on the new one", () => {
    const market = { department: "market", starts: { after: "fire" } } as const;
    const it = begun({ branches: { ...three, market } }).finish("fire", false);
    expect(it.state.branches.market).toMatchObject({ result: "not-needed" });
    amend(it);
    expect(it.where).toContain("approval.branches.market.waiting");
    it.finish("fire").finish("market").finish("health");
    expect(it.state.joined).toBe("agreed");
  });

  test("of a bundle only the members whose form or materials are amended look again", () => {
    const members = {
      fire: { item: "fire-check", form: ["area"], materials: ["floor-plan"] },
      health: { item: "health-licence", form: ["staff"], materials: ["health-proof"] },
      market: { item: "food-licence" },
    };
    const both = { ...form, staff: { type: "integer" as const } };
    const it = begun({}, { members, form: both }).finish("fire").finish("health").finish("market");
    amend(it);
    expect(it.tasks).toEqual(["approval:fire:1-handle", "approval:market:1-handle"]);
    expect(it.state.branches.health?.result).toBe("agreed");
  });
});
