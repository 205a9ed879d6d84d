import { describe, expect, test } from "vitest";
import type { Actor } from "../case/person.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";

const handler = officer("handler", "market");
const head = officer("head", "market");
const neighbour: Actor = { id: "wang", name: "王阿婆", roles: [] };
const president = { id: "han", name: "韩科长" };

const hearing = { excludes: true, hearing: {} };
const item = licence({ approval: { procedures: { hearing } } });
const told = { parties: [{ id: "wang", name: "王阿婆" }], matter: "油烟", way: "window" };
const opened = { procedure: "hearing", length: "20 business-days", reason: "申请听证" };

/** Accepted on the 14th; the applicant and a neighbour are told on the 15th. */
const notified = (of = item): Story =>
  accepted(of).at("2026-09-15").act("notify-right", handler, told, "main");
const invitation = (on: string, who: object = president) => ({
  id: "p1",
  on,
  place: "三楼会议室",
  president: who,
  way: "window",
});
const joinedItem = (more: object = {}) =>
  jointLicence({ approval: { procedures: { hearing: { excludes: true, hearing: more } } } });

describe("TK9: the right to a hearing is notified before anything is decided", () => {
  test("to the applicant and the interested parties, who have five business days", () => {
    const it = notified();
    expect(it.state.rights).toMatchObject([
      { id: "r1", branch: "main", parties: [{ id: citizen.id }, { id: "wang", name: "王阿婆" }] },
    ]);
    expect(it.limit("right:r1").due.on, "the 20th is worked").toBe("2026-09-21");
    expect(
      Object.values(it.state.tasks).filter(({ person }) => person !== undefined),
    ).toMatchObject([
      { person: { id: citizen.id }, kinds: ["request-hearing", "waive-hearing"] },
      { person: { id: "wang" } },
    ]);
    expect(it.refusal("notify-right", handler, told, "main").code).toBe("RIGHT_NOTIFIED");
  });

  test.each(["grant", "deny"])("%s is refused while it is open", (decision) => {
    const it = notified().finish("market");
    const refused = it.refusal(decision, head, decision === "deny" ? { reason: "不符" } : {});
    expect(refused.code).toBe("RIGHT_OPEN");
    expect(it.offers(head).find(({ kind }) => kind === decision)).toMatchObject({
      allowed: false,
      code: "RIGHT_OPEN",
    });
  });

  test("the period runs on when the branches are done, and a waiver then still ends the right", () => {
    const it = notified().finish("market");
    expect(it.limit("right:r1").status).toBe("running");
    it.act("waive-hearing", citizen).act("waive-hearing", neighbour).act("grant", head);
    expect(it.state.milestones.granted).toEqual(["2026-09-15"]);
    const lapsed = notified().finish("market").at("2026-09-22").act("grant", head);
    expect(lapsed.all("right-ended")).toMatchObject([{ end: "lapsed" }]);
  });

  test("where the branches decide by their join, that waits as well", () => {
    const byJoin = licence({ approval: { procedures: { hearing }, decide: "by-join" } });
    const it = notified(byJoin).finish("market");
    expect(it.state.milestones.decision).toBeUndefined();
    it.act("waive-hearing", citizen).act("waive-hearing", neighbour);
    expect(it.state.milestones.granted).toEqual(["2026-09-15"]);
  });

  test("it is gone when all have waived it", () => {
    const it = notified().act("waive-hearing", citizen);
    expect(it.state.rights[0]?.end).toBeUndefined();
    it.act("waive-hearing", neighbour);
    expect(it.state.rights[0]).toMatchObject({ end: "waived" });
    expect(it.limit("right:r1").status).toBe("ended");
    expect(it.finish("market").act("grant", head).state.milestones.granted).toBeDefined();
  });

  test("it lapses when the period has passed and nobody asked; later nobody can", () => {
    const it = notified().act("waive-hearing", citizen).at("2026-09-21 23:59").sweep();
    expect(it.state.rights[0]?.end).toBeUndefined();
    it.at("2026-09-22 00:00").sweep();
    expect(it.state.rights[0]?.end).toBe("lapsed");
    expect(it.limit("right:r1").status).toBe("passed");
    expect(it.refusal("request-hearing", neighbour).code).toBe("ACTION_NOT_ALLOWED");
    expect(it.timeline).toContain("the right to a hearing r1 lapsed: nobody asked in time");
  });

  test("only a party uses it, once, itself or through an agent; anybody concerned may state an opinion", () => {
    const it = notified();
    const stranger = it.refusal("request-hearing", clerk);
    expect(stranger.code).toBe("NOT_PERMITTED");
    expect(stranger.says).toEqual({
      zh: "无权“申请听证”：须由当事人本人办理",
      en: "not permitted to request a hearing: it is for the person concerned",
    });
    expect(it.refusal("state-opinion", clerk, { text: "?" }).code).toBe("NOT_PERMITTED");
    const agent = { id: "lawyer", roles: [], onBehalfOf: { id: "wang", authority: "委托书" } };
    it.act("request-hearing", agent, { reason: "排烟口正对卧室" });
    expect(it.state.rights[0]?.requested).toEqual(["wang"]);
    expect(it.refusal("waive-hearing", neighbour).code).toBe("NOT_PERMITTED");
    it.act("state-opinion", neighbour, { text: "请改道" }).act("state-opinion", citizen, {
      text: "可",
    });
    expect(it.timeline.at(-1)).toBe("state an opinion · 可");
  });
});

describe("TK9: a hearing that was asked for is held, also when its branch is done", () => {
  const byJoin = jointLicence({ approval: { procedures: { hearing }, decide: "by-join" } });

  test("it is a task for whoever may open procedures in the branch that notified", () => {
    const it = notified().act("request-hearing", neighbour);
    expect(Object.values(it.state.tasks)).toContainEqual(
      expect.objectContaining({
        work: "hearing:r1",
        kinds: ["open-procedure"],
        department: "market",
        branch: "main",
      }),
    );
    it.act("claim", handler, { task: taskNamed(it, "hearing:r1") });
    const other = { ...handler, id: "lin" };
    expect(it.refusal("open-procedure", other, opened, "main").code).toBe("TASK_HELD");
    it.act("open-procedure", handler, opened, "main");
    expect(it.tasks).not.toContain("hearing:r1");
    expect(it.tasks).toContain("procedure:p1");
  });

  test("who has not taken it up opens any other procedure", () => {
    const testing = { excludes: true };
    const both = licence({ approval: { procedures: { hearing, testing } } });
    const it = notified(both).act("request-hearing", neighbour);
    it.act("claim", handler, { task: taskNamed(it, "hearing:r1") });
    const other = { ...handler, id: "lin" };
    it.act("open-procedure", other, { ...opened, procedure: "testing" }, "main");
    expect(it.tasks).toContain("hearing:r1");
  });

  test("the last step of that branch is refused before, no other step and no other branch", () => {
    const it = accepted(byJoin).at("2026-09-15").act("notify-right", handler, told, "market");
    it.act("request-hearing", neighbour).finish("fire").opine("market", "handle");
    const approver = officer("approver", "market");
    expect(it.refusal("approve", approver, {}, "market").code).toBe("HEARING_OWED");
    expect(it.offers(approver).find(({ kind }) => kind === "approve")).toMatchObject({
      allowed: false,
      code: "HEARING_OWED",
    });
  });

  test("where it is asked for when all are done, it is opened, invited to and held; then the join decides", () => {
    const it = accepted(byJoin).at("2026-09-15").act("notify-right", handler, told, "market");
    for (const department of byJoin.branches.keys()) it.finish(department);
    expect(it.refusal("open-procedure", handler, opened, "market").code).toBe("ACTION_NOT_ALLOWED");
    it.act("request-hearing", neighbour).act("waive-hearing", citizen);
    expect(it.tasks).toEqual(["hearing:r1"]);
    it.act("open-procedure", handler, opened, "market");
    expect(it.limit("statutory").excluded, "its time is left out of the case").toBe(true);
    expect(it.tasks).toEqual(["procedure:p1"]);
    it.act("invite-hearing", handler, invitation("2026-09-30"), "market").at("2026-09-30 16:00");
    it.act("close-procedure", handler, { id: "p1", result: "笔录" }, "market");
    expect(it.state.rights[0]).toMatchObject({ end: "heard" });
    expect(it.state.milestones.granted).toEqual(["2026-09-30"]);
  });

  test("and where the head decides, who may take the branch up again while it is held", () => {
    const joint = joinedItem();
    const it = accepted(joint).at("2026-09-15").act("notify-right", handler, told, "market");
    for (const department of joint.branches.keys()) it.finish(department);
    it.act("request-hearing", neighbour).act("open-procedure", handler, opened, "market");
    it.act("reopen-branches", head, { branches: ["market"], reason: "听证后再议" });
    expect(it.limit("branch:market").excluded).toBe(true);
    it.act("invite-hearing", handler, invitation("2026-09-30"), "market").at("2026-09-30 16:00");
    it.act("close-procedure", handler, { id: "p1", result: "笔录" }, "market");
    expect(it.limit("branch:market").excluded).toBe(false);
    it.finish("market").act("grant", head);
    expect(it.state.milestones.granted).toEqual(["2026-09-30"]);
  });

  test("it goes on when its branch is stopped by what the others have settled", () => {
    const stop = { join: "any", "once-settled": "stop-others", procedures: { hearing } } as const;
    const it = accepted(jointLicence({ approval: stop })).at("2026-09-15");
    it.act("notify-right", handler, told, "market").act("request-hearing", neighbour);
    it.act("open-procedure", handler, opened, "market").finish("fire");
    expect(it.state.branches.market).toMatchObject({ result: "stopped" });
    expect(it.state.procedures.p1?.closedOn).toBeUndefined();
    expect(it.tasks).toContain("procedure:p1");
    it.act("invite-hearing", handler, invitation("2026-09-30"), "market").at("2026-09-30 16:00");
    it.act("close-procedure", handler, { id: "p1", result: "笔录" }, "market").act("grant", head);
    expect(it.state.milestones.granted).toEqual(["2026-09-30"]);
  });
});

describe("TK10: a hearing is held as the law says", () => {
  const requested = (of = item) => notified(of).at("2026-09-16").act("request-hearing", neighbour);
  const summoned = (of = item) => requested(of).act("open-procedure", handler, opened, "main");

  test("within twenty business days of the first request, past which cards are raised", () => {
    const it = requested();
    expect(it.due("hearing:r1")).toBe("2026-10-20");
    it.act("request-hearing", citizen);
    expect(it.limit("hearing:r1").run, "a second request starts nothing anew").toBe(1);
    it.at("2026-10-23 00:00").sweep();
    expect(it.cards).toContain("yellow overdue hearing:r1 2026-10-21");
    expect(it.state.rights[0]?.end, "the period to ask has long passed").toBeUndefined();
  });

  test("its time is not counted, and it disposes of the right", () => {
    const it = summoned().act("invite-hearing", handler, invitation("2026-09-30"), "main");
    expect(it.limit("statutory").excluded).toBe(true);
    expect(
      it.at("2026-09-29").refusal("close-procedure", handler, { id: "p1", result: "?" }).code,
    ).toBe("HEARING_NOT_HELD");
    it.at("2026-09-30 17:00").act("close-procedure", handler, { id: "p1", result: "听证笔录" });
    expect(it.state.rights[0]).toMatchObject({ end: "heard" });
    expect(it.limit("hearing:r1")).toMatchObject({ status: "met", endedOn: "2026-09-30" });
    expect(it.finish("market").act("grant", head).state.milestones.granted).toBeDefined();
  });

  test("to which everybody is invited seven business days before", () => {
    const it = summoned();
    expect(it.refusal("close-procedure", handler, { id: "p1", result: "?" }).code).toBe(
      "HEARING_NOT_INVITED",
    );
    const early = it.refusal("invite-hearing", handler, invitation("2026-09-23"), "main");
    expect(early.code).toBe("HEARING_TOO_SOON");
    expect(early.details).toMatchObject({ first: "2026-09-24" });
    it.act("invite-hearing", handler, invitation("2026-09-28"), "main");
    expect(it.state.procedures.p1?.invitation).toMatchObject({ on: "2026-09-28", president });
    expect(it.timeline.at(-3)).toContain("2026-09-28, 三楼会议室, presided over by 韩科长");
  });

  test("or as long before as the item says", () => {
    const periods = { "request-within": "3 calendar-days", "invite-before": "3 business-days" };
    const it = accepted(joinedItem(periods));
    const fire = officer("handler", "fire");
    it.act("notify-right", fire, told).act("request-hearing", neighbour);
    expect(it.due("right:r1")).toBe("2026-09-17");
    it.act("open-procedure", fire, opened);
    it.act("invite-hearing", fire, invitation("2026-09-17"));
    expect(it.state.procedures.p1?.invitation?.on).toBe("2026-09-17");
  });

  test("and presided over by nobody who reviews the application, nor by a party", () => {
    const it = notified().act("handle", handler).act("claim", officer("approver", "market"));
    it.act("open-procedure", handler, opened, "main");
    for (const id of [handler.id, "approver-of-market", "wang", citizen.id]) {
      const says = invitation("2026-09-30", { id });
      expect(it.refusal("invite-hearing", handler, says, "main").code, id).toBe(
        "PRESIDENT_REVIEWS",
      );
    }
    it.act("invite-hearing", handler, invitation("2026-09-30"), "main").at("2026-09-30 16:00");
    it.act("close-procedure", handler, { id: "p1", result: "笔录" });
    const han: Actor = { ...president, roles: ["approver"], department: "market" };
    it.act("release", officer("approver", "market"));
    expect(it.refusal("approve", han).code).toBe("PRESIDENT_REVIEWS");
  });

  test("nor by who reviews it in another branch, or acts for the applicant; and who presides reviews in none", () => {
    const [fire, health] = [officer("handler", "fire"), officer("handler", "health")];
    const agent: Actor = {
      id: "a1",
      roles: [],
      onBehalfOf: { id: citizen.id, authority: "委托书" },
    };
    const it = story(joinedItem()).submit(undefined, agent).act("accept", clerk);
    it.opine("health", "handle");
    it.act("notify-right", fire, told).act("open-procedure", fire, opened);
    for (const id of [health.id, agent.id]) {
      const refused = it.refusal("invite-hearing", fire, invitation("2026-09-30", { id }));
      expect(refused.code, id).toBe("PRESIDENT_REVIEWS");
    }
    it.act("invite-hearing", fire, invitation("2026-09-30"));
    const han: Actor = { ...president, roles: ["approver"], department: "health" };
    expect(it.refusal("approve", han).code).toBe("PRESIDENT_REVIEWS");
  });

  test("one for several branches has one invitation, and disposes of the rights in each of them", () => {
    const it = accepted(joinedItem()).at("2026-09-15");
    const [fire, health] = [officer("handler", "fire"), officer("handler", "health")];
    it.act("notify-right", fire, told).act("notify-right", health, { matter: "噪声" });
    it.act("request-hearing", neighbour).act("request-hearing", citizen, {
      task: tasksOf(it, "r2")[0],
    });
    it.act("open-procedure", fire, { ...opened, branches: ["health"] });
    it.act("invite-hearing", fire, invitation("2026-09-30"));
    expect(it.refusal("invite-hearing", health, invitation("2026-09-30")).code).toBe(
      "PROCEDURE_NONE_OPEN",
    );
    it.at("2026-09-30 16:00").act("close-procedure", fire, { id: "p1", result: "笔录" });
    expect(it.state.rights.map(({ end }) => end)).toEqual(["heard", "heard"]);
    expect(it.limit("branch:market").procedures).toEqual([]);
  });

  test("the authority may hold one that nobody asked for (art. 46), of a procedure that is a hearing only", () => {
    const it = accepted(item).act("open-procedure", handler, opened);
    it.act("invite-hearing", handler, invitation("2026-09-30")).at("2026-09-30");
    it.act("close-procedure", handler, { id: "p1", result: "笔录" });
    expect(it.state.rights).toEqual([]);
    const other = accepted(
      licence({ approval: { procedures: { hearing, testing: { excludes: true } } } }),
    );
    const says = { ...told, procedure: "testing" };
    expect(other.refusal("notify-right", handler, says).code).toBe("HEARING_UNKNOWN");
    other.act("open-procedure", handler, opened);
    expect(
      other.refusal("invite-hearing", handler, { ...invitation("2026-09-30"), id: "p7" }).code,
    ).toBe("HEARING_UNKNOWN");
  });

  test("where no procedure of an item is a hearing, nobody is told of one", () => {
    const plain = licence({ approval: { procedures: { hearing: { excludes: true } } } });
    expect(accepted(plain).refusal("notify-right", handler, told).code).toBe("ACTION_UNKNOWN");
  });
});

function taskNamed(it: Story, work: string): string | undefined {
  return Object.values(it.state.tasks).find((one) => one.work === work)?.id;
}

function tasksOf(it: Story, right: string): (string | undefined)[] {
  return Object.values(it.state.tasks)
    .filter(({ work }) => work.startsWith(`right:${right}:`))
    .map(({ id }) => id);
}
