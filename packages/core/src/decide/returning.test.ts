import { describe, expect, test } from "vitest";
import { clerk, officer } from "../testing/people.js";
import { type Changes, jointLicence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";

type Approval = NonNullable<Changes["approval"]>;

const of = (role: string, department = "fire") => officer(role, department);
const threeSteps: NonNullable<Approval["steps"]> = ["handle", "review", "approve"];
const three = {
  fire: { department: "fire", within: "8 business-days", steps: threeSteps },
  health: { department: "health", within: "8 business-days" },
  market: { department: "market", within: "10 business-days" },
};
const basis = { law: "某市并联审批办法", article: 9 };

/** Accepted on 14 September; fire has handled and reviewed. */
function reviewed(approval: Approval = {}): Story {
  const it = accepted(jointLicence({ approval: { branches: three, ...approval } }), "2026-09-14");
  return it.opine("fire", "handle").opine("fire", "review");
}
const back = (it: Story, to?: string, by = of("approver")) =>
  it.act("return", by, { ...(to === undefined ? {} : { to }), reason: "理由不足" });

describe("AP7: work that goes back", () => {
  test("to the step before: what was said there counts no more, and is done again", () => {
    const it = back(reviewed());
    expect(it.tasks).toContain("approval:fire:2-review");
    expect(it.state.branches.fire).toMatchObject({
      next: 1,
      opinions: [{ step: "handle" }, { step: "review", void: true }],
    });
    it.opine("fire", "review").opine("fire", "approve");
    expect(it.state.branches.fire?.result).toBe("agreed");
  });

  test("to any earlier step of the branch, by its name", () => {
    const it = back(reviewed(), "handle");
    expect(it.tasks).toContain("approval:fire:1-handle");
    const early = it.refusal("review", of("reviewer"));
    expect(early.code, "on a step that was returned").toBe("STEP_NOT_NEXT");
  });

  test("the person who did the step does it again, also where each step needs another", () => {
    const it = back(reviewed({ "separate-people": true }));
    expect(it.opine("fire", "review").tasks).toContain("approval:fire:3-approve");
  });

  test("not forwards, not from the first step, not by whose turn it is not", () => {
    const it = reviewed();
    const forwards = it.refusal("return", of("approver"), { to: "approve", reason: "x" });
    expect(forwards.code).toBe("RETURN_NOT_POSSIBLE");
    expect(forwards.details).toMatchObject({ possible: ["previous", "handle", "review"] });
    expect(it.refusal("return", of("handler"), { reason: "x" }).code).toBe("ACTION_NOT_ALLOWED");
    const first = it.refusal("return", of("handler", "health"), { reason: "x" });
    expect(first.code).toBe("RETURN_NOT_POSSIBLE");
    expect(first.says).toEqual({
      zh: "分支“health”在第一个步骤，不能退回",
      en: 'branch "health" is at its first step and cannot go back',
    });
    const window = it.refusal("return", of("approver"), { to: "window", reason: "x" });
    expect(window.code).toBe("RETURN_NOT_POSSIBLE");
  });

  test("leaves the other branches, their tasks and their clocks alone", () => {
    const it = reviewed({ returns: { window: true } });
    const others = () => [
      it.tasks.filter((work) => !work.includes(":fire:")),
      it.state.limits["branch:health"],
      it.state.limits["branch:market"],
      it.state.branches.health,
    ];
    const before = others();
    back(it);
    expect(others()).toEqual(before);
    back(it, "window", of("reviewer"));
    expect(others()).toEqual(before);
  });

  test("its own clock goes on with what is left", () => {
    const it = reviewed().at("2026-09-17");
    const due = it.due("branch:fire");
    expect(back(it).due("branch:fire")).toBe(due);
  });

  test("or starts again where the item says so with a basis", () => {
    const it = reviewed({ returns: { clock: "restart", basis } }).at("2026-09-17");
    expect(it.due("branch:fire")).toBe("2026-09-23");
    expect(back(it).due("branch:fire")).toBe("2026-09-29");
    expect(it.state.limits["branch:fire"]).toMatchObject({ run: 2, from: "2026-09-17" });
    expect(it.state.limits["branch:health"]?.run).toBe(1);
  });

  test("not before that basis is in force", () => {
    const later = { ...basis, from: "2027-01-01" };
    const it = reviewed({ returns: { clock: "restart", basis: later } }).at("2026-09-17");
    expect(back(it).state.limits["branch:fire"]?.run).toBe(1);
  });
});

describe("AP7: work that goes back to the window", () => {
  const window = { returns: { window: true } } as const;
  const answer = { answer: "申请人已补充说明" };

  test("the window has a task, the branch none, and nothing is done in it before the answer", () => {
    const it = back(reviewed(window), "window");
    expect(it.where).toContain("approval.branches.fire.returned");
    expect(it.tasks).toContain("approval:fire:returned");
    expect(it.tasks.filter((work) => work.includes(":fire:"))).toHaveLength(1);
    const early = it.refusal("approve", of("approver"));
    expect(early.code).toBe("BRANCH_RETURNED");
  });

  test("the answer brings it back to the step that returned it; nothing said is lost", () => {
    const it = back(reviewed(window), "window").act("answer-return", clerk, answer);
    expect(it.where).toContain("approval.branches.fire.open");
    expect(it.tasks).toContain("approval:fire:3-approve");
    expect(it.opine("fire", "approve").state.branches.fire?.opinions).toHaveLength(3);
  });

  test("brings what the applicant added", () => {
    const materials = [{ id: "health-proof", name: "健康证.pdf" }];
    const it = back(reviewed(window), "window");
    it.act("answer-return", clerk, { ...answer, materials });
    expect(it.state.materials["health-proof"]?.name).toBe("健康证.pdf");
  });

  test("its time counts, or is left out where the item says so with a basis", () => {
    const counted = back(reviewed(window).at("2026-09-16"), "window").at("2026-09-18");
    expect(counted.act("answer-return", clerk, answer).due("branch:fire")).toBe("2026-09-23");
    const left = { returns: { window: true, wait: "excluded", basis } } as const;
    const it = back(reviewed(left).at("2026-09-16"), "window");
    expect(it.limit("branch:fire").excluded).toBe(true);
    it.at("2026-09-18").act("answer-return", clerk, answer);
    expect(it.limit("branch:fire").excluded).toBe(false);
    expect(it.due("branch:fire")).toBe("2026-09-28");
  });

  test("a clock that starts again stands still at once while a procedure still stops its branch", () => {
    const it = reviewed({ returns: { clock: "restart", basis } });
    const opened = { procedure: "testing", length: "3 business-days", reason: "复检" };
    it.act("open-procedure", of("handler"), opened, "fire");
    back(it.at("2026-09-15"));
    expect(it.limit("branch:fire")).toMatchObject({ run: 2, excluded: true });
  });

  test("a clock that starts again starts when it comes back", () => {
    const it = back(reviewed({ returns: { window: true, clock: "restart", basis } }), "window");
    expect(it.state.limits["branch:fire"]?.run).toBe(1);
    it.at("2026-09-18").act("answer-return", clerk, answer);
    expect(it.state.limits["branch:fire"]).toMatchObject({ run: 2, from: "2026-09-18" });
  });

  test("is stopped there by a join that is certain without it", () => {
    const stop = { ...window, join: "any", "once-settled": "stop-others" } as const;
    const it = back(reviewed(stop), "window").finish("health");
    expect(it.state.branches.fire).toMatchObject({ result: "stopped" });
    expect(it.state.branches.fire?.returnedOn).toBeUndefined();
    expect(it.tasks).toEqual(["approval.deciding"]);
  });

  test("nobody is silent while it waits for the window", () => {
    const fire = {
      ...three.fire,
      "on-expiry": { outcome: "deemed-agreed", basis },
    } as const;
    const it = back(reviewed({ ...window, branches: { ...three, fire } }), "window");
    it.at("2026-10-20").sweep();
    expect(it.state.branches.fire?.result).toBeUndefined();
  });
});

describe("AP8: taking back what one has just done", () => {
  test("an opinion, while nobody has acted after", () => {
    const it = reviewed().act("recall", of("reviewer"), { reason: "漏看一页" });
    expect(it.tasks).toContain("approval:fire:2-review");
    expect(it.state.branches.fire?.opinions).toHaveLength(1);
    expect(it.all("action-taken").map(({ kind }) => kind)).toContain("recall");
  });

  test("a return, with all that had counted before", () => {
    const before = reviewed().state.branches.fire?.opinions;
    const it = back(reviewed(), "handle").act("recall", of("approver"), { reason: "误退" });
    expect(it.state.branches.fire?.opinions).toEqual(before);
    expect(it.tasks).toContain("approval:fire:3-approve");
  });

  test("a return that started the clock again: it goes back to what it was", () => {
    const it = reviewed({ returns: { clock: "restart", basis } }).at("2026-09-17");
    const { run, from } = it.limit("branch:fire");
    const due = it.due("branch:fire");
    back(it).at("2026-09-18").act("recall", of("approver"), { reason: "误退" });
    expect(it.tasks).toContain("approval:fire:3-approve");
    expect(it.limit("branch:fire")).toMatchObject({ run, from, status: "running" });
    expect(it.due("branch:fire")).toBe(due);
    const again = back(it).limit("branch:fire");
    expect(again, "each run has a number of its own").toMatchObject({ run: 3, from: "2026-09-18" });
  });

  test("what was left out since is left out of the clock that goes back", () => {
    const it = reviewed({ returns: { clock: "restart", basis } }).at("2026-09-15");
    const testing = { procedure: "testing", length: "3 business-days", reason: "复检" };
    it.act("open-procedure", of("handler"), testing, "fire");
    const before = it.limit("branch:fire");
    back(it.at("2026-09-17")).at("2026-09-18");
    it.act("recall", of("approver"), { reason: "误退" });
    expect(it.limit("branch:fire")).toMatchObject({ run: 1, excluded: true, due: before.due });
  });

  test("so is a suspension since", () => {
    const approval = { branches: three, returns: { clock: "restart", basis } } as const;
    const item = jointLicence({
      approval,
      suspension: { excludes: true, basis, within: "90 business-days" },
    });
    const it = accepted(item).opine("fire", "handle").opine("fire", "review").at("2026-09-15");
    const head = of("head", "market");
    back(it).at("2026-09-16").act("suspend", head, { reason: "等待另案" });
    it.at("2026-09-18").act("resume", head, { reason: "另案已结" });
    it.act("recall", of("approver"), { reason: "误退" });
    expect(it.limit("branch:fire").run).toBe(1);
    expect(it.state.limits["branch:fire"]?.excluded).toMatchObject([
      { after: "2026-09-16", through: "2026-09-18", procedure: "suspension" },
    ]);
    expect(it.due("branch:fire"), "17 and 18 September are left out").toBe("2026-09-28");
  });

  test("a return to the window that has not answered", () => {
    const it = back(reviewed({ returns: { window: true } }), "window");
    it.act("recall", of("approver"), { reason: "误退" });
    expect(it.where).toContain("approval.branches.fire.open");
    expect(it.tasks).toContain("approval:fire:3-approve");
  });

  test("not by another, not twice, not after somebody has acted, not when the branch is done", () => {
    const reason = { reason: "x" };
    const it = reviewed();
    expect(it.refusal("recall", of("handler"), reason).code).toBe("RECALL_TOO_LATE");
    it.act("recall", of("reviewer"), reason);
    expect(it.refusal("recall", of("reviewer"), reason).code).toBe("RECALL_TOO_LATE");
    it.opine("fire", "review");
    const testing = { procedure: "testing", length: "5 business-days", reason: "检测" };
    it.act("open-procedure", of("handler"), testing);
    expect(it.refusal("recall", of("reviewer"), reason).code).toBe("RECALL_TOO_LATE");
    const done = reviewed().opine("fire", "approve");
    expect(done.refusal("recall", of("approver"), reason).code).toBe("RECALL_TOO_LATE");
  });

  test("others are not disturbed by it", () => {
    const it = reviewed().opine("health", "handle").act("recall", of("reviewer"), { reason: "x" });
    expect(it.tasks).toContain("approval:health:2-approve");
  });
});
