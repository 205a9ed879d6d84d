import { describe, expect, test } from "vitest";
import type { Actor } from "../case/person.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted, day, story } from "../testing/story.js";

const fire = officer("handler", "fire");
const health = officer("handler", "health");
const colleague: Actor = { id: "sun", name: "孙丽", roles: ["handler"], department: "fire" };
const trainee: Actor = { id: "qian", name: "钱进", roles: [], department: "fire" };
const supervisor: Actor = { id: "inspector", roles: ["supervisor"] };

/** Three departments at work; t3 of market, t4 of fire, t5 of health. */
const joint = () => accepted(jointLicence());
const handing = (actor: Actor, reason = "出差") => {
  const { id, roles, department, name } = actor;
  return { to: { id, roles, ...(department && { department }), ...(name && { name }) }, reason };
};

describe("TK1: every task is somebody's or in the pool of its role", () => {
  test("a claim takes it out of the pool; a second claim, also one's own, is refused", () => {
    const it = joint().act("claim", fire);
    expect(it.all("task-assigned")).toMatchObject([
      { work: "approval:fire:1-handle", owner: { id: "handler-of-fire" } },
    ]);
    for (const by of [colleague, fire]) {
      const refused = it.refusal("claim", by);
      expect(refused.code).toBe("TASK_HELD");
      expect(refused.says.en).toContain("handler-of-fire");
    }
    expect(it.act("claim", health).state.owners).toMatchObject({
      "approval:fire:1-handle": { id: fire.id },
      "approval:health:1-handle": { id: health.id },
    });
  });

  test("only who could do it claims it, and nobody what the applicant owes", () => {
    expect(joint().refusal("claim", officer("approver", "fire")).code).toBe("NOT_PERMITTED");
    const waiting = story(licence())
      .submit()
      .act("request-supplement", clerk, { materials: ["floor-plan"], reason: "缺" })
      .act("send-notice", clerk);
    expect(waiting.refusal("claim", clerk).code).toBe("ACTION_NOT_ALLOWED");
    expect(waiting.refusal("claim", citizen).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("a task is named where several could be meant, and must be one that is open", () => {
    const both: Actor = { id: "x", roles: ["handler", "window-clerk"], department: "fire" };
    const branches = { kitchen: { department: "fire" }, exits: { department: "fire" } };
    const it = accepted(jointLicence({ approval: { branches } }));
    const [first, second] = Object.values(it.state.tasks).map(({ id }) => id);
    expect(it.refusal("claim", both).details).toMatchObject({ tasks: [first, second] });
    expect(it.refusal("claim", both, { task: "t99" }).code).toBe("TASK_UNKNOWN");
    it.act("claim", both, { task: second });
    expect(it.state.owners).toHaveProperty("approval:exits:1-handle");
    it.act("claim", both, {}, "kitchen");
    expect(it.state.owners).toHaveProperty("approval:kitchen:1-handle");
  });

  test("work that comes up again after time was excluded is its owner's again", () => {
    const it = joint().act("claim", fire);
    it.act("open-procedure", fire, {
      procedure: "testing",
      length: "3 business-days",
      reason: "检测",
    });
    expect(it.tasks).not.toContain("approval:fire:1-handle");
    it.at("2026-09-16").act("close-procedure", fire, { id: "p1", result: "合格" });
    expect(it.refusal("handle", colleague).code).toBe("TASK_HELD");
    expect(it.act("handle", fire).news[0]).toMatchObject({ kind: "handle" });
  });

  test("the next step is nobody's yet: it goes to the pool of its role", () => {
    const it = joint().act("claim", fire).act("handle", fire);
    expect(it.opine("fire", "approve").tasks).not.toContain("approval:fire:2-approve");
  });
});

describe("TK2: what somebody holds nobody else does", () => {
  test("until it is released, by the holder or by a supervisor", () => {
    for (const by of [fire, supervisor]) {
      const it = joint().act("claim", fire);
      expect(it.refusal("handle", colleague).code).toBe("TASK_HELD");
      const refused = it.refusal("release", colleague);
      expect(refused.code).toBe("NOT_PERMITTED");
      expect(refused.says.en).toMatch(/: it is for the .*supervisor or handler-of-fire$/);
      expect(refused.says.zh).toMatch(/或handler-of-fire办理$/);
      it.act("release", by, { reason: "病假" });
      expect(it.state.owners).toEqual({});
      expect(it.act("handle", colleague).state.branches.fire?.next).toBe(1);
    }
  });

  test("and nothing is released that is in the pool", () => {
    expect(joint().refusal("release", fire, {}, "fire").code).toBe("TASK_NOT_HELD");
  });

  test("a procedure that one person runs is not closed by another", () => {
    const it = joint();
    it.act("open-procedure", fire, {
      procedure: "testing",
      length: "3 business-days",
      reason: "检测",
    });
    const [task] = Object.values(it.state.tasks).filter(({ work }) => work === "procedure:p1");
    it.act("claim", fire, { task: task?.id });
    const closing = { id: "p1", result: "合格" };
    expect(it.refusal("close-procedure", colleague, closing).code).toBe("TASK_HELD");
    expect(it.act("close-procedure", fire, closing).state.procedures.p1?.result).toBe("合格");
  });

  test("greyed out for others, and the reason says who has it", () => {
    const it = joint().act("claim", fire);
    const offers = it.offers(colleague).filter(({ branch }) => branch === "fire");
    expect(offers.find(({ kind }) => kind === "handle")).toMatchObject({
      allowed: false,
      code: "TASK_HELD",
      why: { zh: expect.stringContaining("handler-of-fire") },
    });
    const mine = it.offers(fire).filter(({ task }) => task !== undefined);
    expect(mine.map(({ kind }) => kind)).toEqual(["release", "transfer", "delegate"]);
  });
});

describe("TK3: transferred, the duty goes with the task", () => {
  test("to another who has its role in the department, with a reason", () => {
    const it = joint().act("claim", fire).act("transfer", fire, handing(colleague));
    expect(it.state.owners["approval:fire:1-handle"]).toEqual({ id: "sun", name: "孙丽" });
    expect(it.refusal("handle", fire).code).toBe("TASK_HELD");
    expect(it.act("handle", colleague).state.branches.fire?.opinions[0]?.by.id).toBe("sun");
  });

  test("also straight from the pool, and by a supervisor", () => {
    for (const by of [fire, supervisor]) {
      const it = joint().act("transfer", by, handing(colleague), "fire");
      expect(it.state.owners["approval:fire:1-handle"]?.id).toBe("sun");
    }
  });

  test.each([
    ["of another department", health],
    ["without the role", trainee],
    ["who has it already", fire],
  ])("not to somebody %s", (_, person) => {
    const it = joint().act("claim", fire);
    expect(it.refusal("transfer", fire, handing(person)).code).toBe("PERSON_UNFIT");
  });

  test("not by somebody whose it is not, nor without a reason", () => {
    const it = joint().act("claim", fire);
    expect(it.refusal("transfer", colleague, handing(colleague), "fire").code).toBe("TASK_HELD");
    expect(it.refusal("transfer", fire, { to: handing(colleague).to }).code).toBe(
      "PAYLOAD_INVALID",
    );
  });
});

describe("TK2: what is done with a step that somebody holds is the holder's too", () => {
  const approving = () =>
    joint().opine("fire", "handle").act("claim", officer("approver", "fire"), undefined, "fire");
  const other = { ...officer("approver", "fire"), id: "other" };

  test.each([
    ["return", { reason: "再看" }],
    ["add-signer", { who: { id: "zhou" }, reason: "会审" }],
  ])("%s is refused to others of its role", (action, payload) => {
    const it = approving();
    expect(it.refusal(action, other, payload, "fire").code).toBe("TASK_HELD");
    it.act(action, officer("approver", "fire"), payload, "fire");
  });

  test("so is taking away a signer who was added", () => {
    const who = { id: "zhou" };
    const it = approving().act(
      "add-signer",
      officer("approver", "fire"),
      { who, reason: "会审" },
      "fire",
    );
    const payload = { signer: "zhou", reason: "不必" };
    expect(it.refusal("remove-signer", other, payload, "fire").code).toBe("TASK_HELD");
  });

  test("a delegate returns it on the owner's behalf", () => {
    const it = approving().act("delegate", officer("approver", "fire"), handing(trainee), "fire");
    it.act("return", trainee, { reason: "缺图" }, "fire");
    expect(it.tasks).toContain("approval:fire:1-handle");
    expect(it.all("branch-returned")[0]?.by).toMatchObject({
      id: "qian",
      onBehalfOf: { id: "approver-of-fire" },
    });
  });
});

describe("TK3: delegated, the owner still answers for it", () => {
  const delegated = () => joint().act("claim", fire).act("delegate", fire, handing(trainee));

  test("the delegate acts without a role of the task's own, on record on whose behalf", () => {
    const it = delegated();
    expect(it.state.owners["approval:fire:1-handle"]).toMatchObject({
      id: fire.id,
      delegate: { id: "qian" },
    });
    it.act("handle", trainee, { opinion: "符合" });
    expect(it.state.branches.fire?.opinions[0]?.by).toEqual({
      id: "qian",
      name: "钱进",
      department: "fire",
      onBehalfOf: { id: fire.id, authority: "delegation of approval:fire:1-handle" },
    });
  });

  test("for this task alone", () => {
    expect(delegated().refusal("handle", trainee, {}, "health").code).toBe("NOT_PERMITTED");
    expect(delegated().act("handle", trainee).refusal("approve", trainee).code).toBe(
      "NOT_PERMITTED",
    );
  });

  test("the owner takes it back before acting, and the delegate may give it back", () => {
    for (const by of [fire, trainee]) {
      const it = delegated();
      expect(it.refusal("handle", fire).code).toBe("TASK_HELD");
      it.act("release", by);
      expect(it.refusal("handle", trainee).code).toBe("NOT_PERMITTED");
      expect(it.act("handle", fire).state.branches.fire?.next).toBe(1);
    }
  });

  test("never further, never outside the department, never to oneself", () => {
    expect(delegated().refusal("delegate", trainee, handing(colleague)).code).toBe("NOT_PERMITTED");
    expect(delegated().refusal("delegate", fire, handing(colleague)).code).toBe("TASK_HELD");
    const it = joint().act("claim", fire);
    expect(it.refusal("delegate", fire, handing(health)).code).toBe("PERSON_UNFIT");
    expect(it.refusal("delegate", fire, handing(fire)).code).toBe("PERSON_UNFIT");
  });

  test("where an item wants separate people the two count as one", () => {
    const item = jointLicence({ approval: { "separate-people": true } });
    const approver: Actor = { ...trainee, roles: ["approver"] };
    const it = accepted(item).act("claim", fire).act("delegate", fire, handing(trainee));
    it.act("handle", trainee);
    expect(it.refusal("approve", approver).code).toBe("SAME_PERSON_TWICE");
    expect(it.refusal("approve", { ...fire, roles: ["approver"] }).code).toBe("SAME_PERSON_TWICE");
    const chief = officer("approver", "fire");
    expect(it.refusal("delegate", chief, handing(trainee)).code).toBe("SAME_PERSON_TWICE");
    expect(it.refusal("transfer", chief, handing(approver)).code).toBe("SAME_PERSON_TWICE");
  });
});

describe("AP10: a task is given only to who may do it", () => {
  const own = { id: citizen.id, name: "申请人", roles: ["handler"], department: "fire" };

  test("not to the applicant, however it would come to them", () => {
    const it = joint();
    expect(it.refusal("claim", own).code).toBe("OWN_APPLICATION");
    for (const action of ["transfer", "delegate"]) {
      expect(it.refusal(action, fire, handing(own), "fire").code).toBe("OWN_APPLICATION");
    }
    expect(it.offers(own).filter(({ kind }) => kind === "claim")).toEqual([]);
  });

  test("nor the decision", () => {
    const it = accepted(licence()).finish("market");
    const boss = { ...officer("head", "market"), id: citizen.id };
    expect(it.refusal("claim", boss).code).toBe("OWN_APPLICATION");
    const head = officer("head", "market");
    expect(it.refusal("transfer", head, handing(boss)).code).toBe("OWN_APPLICATION");
  });

  test("TK3: not to who has spoken, where an item wants separate people", () => {
    const it = accepted(licence({ approval: { "separate-people": true } }));
    const both = { ...officer("handler", "market"), roles: ["handler", "approver", "head"] };
    it.act("handle", both);
    expect(it.refusal("claim", both).code).toBe("SAME_PERSON_TWICE");
    it.act("approve", officer("approver", "market"));
    expect(it.refusal("claim", both).code).toBe("SAME_PERSON_TWICE");
    const head = officer("head", "market");
    expect(it.refusal("transfer", head, handing(both)).code).toBe("SAME_PERSON_TWICE");
  });
});

describe("TK4: a task is reminded of at most once in a business day, or as the item says", () => {
  test("by the applicant, the window or a supervisor", () => {
    const it = joint().at("2026-09-18 10:00").act("remind", citizen, { note: "急用" }, "fire");
    expect(it.state.reminders["approval:fire:1-handle"]).toEqual({ on: "2026-09-18", count: 1 });
    const refused = it.at("2026-09-18 16:00").refusal("remind", clerk, {}, "fire");
    expect(refused.code).toBe("REMINDED_ALREADY");
    expect(refused.details, "Sunday the 20th is worked").toMatchObject({ again: "2026-09-20" });
    expect(it.act("remind", clerk, {}, "health").news[0]).toMatchObject({ branch: "health" });
    it.at("2026-09-20").act("remind", supervisor, {}, "fire");
    expect(it.state.reminders["approval:fire:1-handle"]?.count).toBe(2);
    expect(it.refusal("remind", health, {}, "fire").code).toBe("NOT_PERMITTED");
  });

  test("a week where the item says so", () => {
    const item = licence({ reminders: { every: "7 calendar-days" } });
    const it = accepted(item).act("remind", citizen);
    expect(it.at("2026-09-18").refusal("remind", citizen).code).toBe("REMINDED_ALREADY");
    expect(it.at("2026-09-21").act("remind", citizen).all("task-reminded")).toHaveLength(2);
  });
});

describe("TK5: a supervision order has a limit of its own", () => {
  const ordered = () =>
    joint().act(
      "order-supervision",
      supervisor,
      { within: "3 business-days", reason: "说明为何未办" },
      "fire",
    );

  test("and is among the department's work until it is answered", () => {
    const it = ordered();
    expect(it.due("order:o1")).toBe("2026-09-17");
    expect(Object.values(it.state.tasks).at(-1)).toMatchObject({
      work: "order:o1",
      kinds: ["answer-order"],
      roles: ["handler"],
      department: "fire",
    });
    expect(it.refusal("answer-order", health, { answer: "?" }).code).toBe("NOT_PERMITTED");
    it.at("2026-09-16").act("answer-order", fire, { answer: "等待现场条件" });
    expect(it.limit("order:o1")).toMatchObject({ status: "met", endedOn: "2026-09-16" });
    expect(it.state.orders).toMatchObject([{ id: "o1", answer: "等待现场条件" }]);
    expect(it.tasks).not.toContain("order:o1");
  });

  test("past which cards are raised against that department", () => {
    const it = ordered().at("2026-09-21 00:00").sweep();
    expect(it.cards).toContain("yellow overdue order:o1 2026-09-18");
    expect(it.state.cards[0]).toMatchObject({ department: "fire", role: "handler" });
    it.act("answer-order", fire, { answer: "迟复" });
    expect(it.limit("order:o1").status).toBe("overdue");
  });

  test("only a supervisor issues one, or the role that the item names; none is issued about an order", () => {
    const says = { within: "3 business-days", reason: "?" };
    expect(joint().refusal("order-supervision", officer("head", "market"), says, "fire").code).toBe(
      "NOT_PERMITTED",
    );
    const item = jointLicence({ supervision: { by: "head" } });
    accepted(item).act("order-supervision", officer("head", "market"), says, "fire");
    const order = Object.values(ordered().state.tasks).at(-1);
    expect(
      ordered().refusal("order-supervision", supervisor, { ...says, task: order?.id }).code,
    ).toBe("TASK_UNKNOWN");
  });
});

describe("TK6: the deputy of an absent person does that person's work", () => {
  const away = {
    id: "a1",
    person: { id: fire.id, name: "赵刚", roles: ["handler"], department: "fire" },
    deputy: { id: "zhou" },
    from: day("2026-09-15"),
    to: day("2026-09-17"),
    reason: "培训",
  };
  const deputy: Actor = { id: "zhou", roles: ["reviewer"], department: "health" };

  test.each([
    ["2026-09-14 23:59", "NOT_PERMITTED"],
    ["2026-09-15 00:00", undefined],
    ["2026-09-17 23:59", undefined],
    ["2026-09-18 00:00", "NOT_PERMITTED"],
  ])("from the first day through the last: on %s %s", (when, code) => {
    const it = joint();
    it.absences = [away];
    it.at(when);
    if (code !== undefined) {
      expect(it.refusal("handle", deputy, {}, "fire").code).toBe(code);
      return;
    }
    it.act("handle", deputy, {}, "fire");
    expect(it.state.branches.fire?.opinions[0]?.by).toEqual({
      id: "zhou",
      department: "fire",
      onBehalfOf: { id: fire.id, name: "赵刚", authority: "absence a1" },
    });
  });

  test("also what the absent person had claimed; what the deputy claims is that person's", () => {
    const it = joint().act("claim", fire);
    it.absences = [away];
    expect(
      it
        .at("2026-09-15")
        .offers(deputy)
        .find(({ kind }) => kind === "handle")?.allowed,
    ).toBe(true);
    it.act("handle", deputy);
    const other = joint();
    other.absences = [away];
    other.at("2026-09-15").act("claim", deputy);
    expect(other.state.owners["approval:fire:1-handle"]).toEqual({ id: fire.id, name: "赵刚" });
    expect(other.act("handle", fire).state.branches.fire?.next).toBe(1);
  });

  test("of two records of an absence the later counts: who is back needs no deputy", () => {
    const it = joint();
    it.absences = [away, { ...away, to: day("2026-09-15") }];
    expect(it.at("2026-09-16").refusal("handle", deputy, {}, "fire").code).toBe("NOT_PERMITTED");
  });

  test("but nothing of what that person may do as an applicant", () => {
    const it = joint();
    it.absences = [{ ...away, person: { id: citizen.id, roles: ["handler"], department: "fire" } }];
    expect(it.at("2026-09-15").refusal("withdraw", deputy).code).toBe("NOT_PERMITTED");
  });
});

describe("TK7: a copy is for named persons to read", () => {
  const readers = [{ id: "u-12", name: "郑强" }, { id: "s-12" }];

  test("each of them has it until it was read, and nobody reads it for another", () => {
    const it = joint().act("copy", fire, { to: readers, note: "请知悉核查安排" });
    const copies = () => it.tasks.filter((work) => work.startsWith("copy:"));
    expect(copies()).toEqual(["copy:y1:u-12", "copy:y1:s-12"]);
    expect(it.refusal("acknowledge-copy", fire).code).toBe("NOT_PERMITTED");
    it.act("acknowledge-copy", { id: "u-12", roles: [] });
    expect(copies()).toEqual(["copy:y1:s-12"]);
    expect(it.state.copies[0]?.read).toEqual(["u-12"]);
  });

  test("also when the case has ended", () => {
    const it = joint().act("copy", fire, { to: readers, note: "请知悉" }).act("withdraw", citizen);
    expect(it.state.status).toBe("closed");
    it.act("acknowledge-copy", { id: "s-12", roles: [] });
    expect(it.tasks).toEqual(["copy:y1:u-12"]);
    expect(it.refusal("comment", fire, { text: "?" }).code).toBe("CASE_CLOSED");
  });

  test("is sent by staff, to each person once", () => {
    expect(joint().refusal("copy", citizen, { to: readers, note: "?" }).code).toBe("NOT_PERMITTED");
    const twice = { to: [...readers, { id: "u-12" }], note: "?" };
    expect(joint().refusal("copy", fire, twice).code).toBe("COPY_TWICE");
  });
});

test("a comment of the staff stands in the story and changes nothing", () => {
  const it = joint();
  const before = it.state;
  it.act("comment", health, { text: "建议联合踏勘" });
  expect({ ...it.state, version: 0, at: "" }).toEqual({ ...before, version: 0, at: "" });
  expect(it.timeline.at(-1)).toBe("comment · 建议联合踏勘");
  expect(it.refusal("comment", citizen, { text: "?" }).code).toBe("NOT_PERMITTED");
});

test("the story tells which task was meant, to whom it went and why", () => {
  const it = joint()
    .act("claim", fire)
    .act("transfer", fire, handing(colleague))
    .act("remind", citizen, { note: "急用" }, "fire");
  expect(it.timeline.slice(-3)).toEqual([
    "Fire Department · claim · handle",
    "Fire Department · transfer · handle · to 孙丽: 出差",
    "Fire Department · remind · handle · 急用",
  ]);
});
