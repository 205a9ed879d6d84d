import { describe, expect, test } from "vitest";
import type { Actor } from "../case/person.js";
import { citizen, officer } from "../testing/people.js";
import { jointLicence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";
import { guideOf } from "../view/guide.js";

/** Market and fire are at work; fire may ask the environment bureau, which may ask the water bureau in turn. */
const item = jointLicence({
  approval: {
    branches: {
      market: { department: "market", within: "10 business-days" },
      fire: { department: "fire", within: "8 business-days" },
    },
    consultations: {
      environment: { within: "3 business-days", consults: ["water"] },
      water: { within: "2 business-days", wait: "until-answer" },
      health: { within: "3 business-days", wait: "none" },
    },
  },
  supervision: { preset: "early" },
});

const [handler, approver] = [officer("handler", "fire"), officer("approver", "fire")];
const [environment, water, health] = ["environment", "water", "health"].map((department) =>
  officer("handler", department),
) as [Actor, Actor, Actor];

const about = (department: string) => ({ department, question: "排烟是否影响邻近水体" });
const answered = { answer: "无影响" };

function asked(...departments: string[]): Story {
  const it = accepted(item);
  for (const department of departments) it.act("consult", handler, about(department), "fire");
  return it;
}

describe("AP14: a department that is consulted", () => {
  test("has a task and a limit of its own, and its answer is advice that closes both", () => {
    const it = asked("environment");
    expect(it.tasks).toContain("consultation:k1");
    expect(it.limit("consultation:k1")).toMatchObject({
      department: "environment",
      status: "running",
    });
    expect(it.due("consultation:k1")).toBe("2026-09-17");
    it.at("2026-09-16").act("answer-consultation", environment, answered);
    expect(it.limit("consultation:k1")).toMatchObject({ status: "met", endedOn: "2026-09-16" });
    expect(it.state.consultations).toMatchObject([
      { id: "k1", branch: "fire", at: 0, department: "environment", answer: "无影响" },
    ]);
    expect(it.tasks).not.toContain("consultation:k1");
    expect(it.state.branches.fire?.opinions ?? []).toEqual([]);
    expect(it.timeline).toContain("Fire Department · answer the consultation · 无影响");
  });

  test("is late on its own account: the card names it, not who asked", () => {
    const it = asked("environment").at("2026-09-18").sweep();
    const card = it.state.cards.find(({ limit }) => limit === "consultation:k1");
    expect(card).toMatchObject({ colour: "yellow", department: "environment" });
    it.act("answer-consultation", environment, answered);
    expect(it.limit("consultation:k1").status).toBe("overdue");
  });

  test("claims, hands on and is reminded of its task like any other", () => {
    const it = asked("environment").act("claim", environment);
    const task = Object.values(it.state.tasks).find(({ work }) => work === "consultation:k1")?.id;
    const other = { ...environment, id: "lin" };
    expect(it.refusal("answer-consultation", other, answered).code).toBe("TASK_HELD");
    it.act("transfer", environment, { task, to: other, reason: "出差" });
    it.act("remind", citizen, { task });
    it.act("answer-consultation", other, answered);
    expect(it.state.consultations[0]?.answeredBy).toEqual({ id: "lin" });
  });

  test("is asked by whoever has the step, in whose hands it is, and by nobody else", () => {
    const it = accepted(item);
    const ask = (by: Actor) => it.refusal("consult", by, about("environment"), "fire").code;
    expect(ask(approver)).toBe("NOT_PERMITTED");
    expect(ask(environment)).toBe("NOT_PERMITTED");
    it.act("claim", handler, undefined, "fire");
    expect(ask({ ...handler, id: "other" })).toBe("TASK_HELD");
  });

  test("is one that the item names, and asked once at a time", () => {
    const it = asked("environment");
    const again = it.refusal("consult", handler, about("environment"), "fire");
    expect(again).toMatchObject({ code: "CONSULTATION_OPEN", details: { id: "k1" } });
    const unknown = it.refusal("consult", handler, about("tax"), "fire");
    expect(unknown.details).toEqual({
      department: "tax",
      known: ["environment", "water", "health"],
    });
    const none = accepted(jointLicence());
    expect(none.refusal("consult", handler, about("market"), "fire").code).toBe(
      "CONSULTATION_UNKNOWN",
    );
    expect(none.offers(handler).map(({ action }) => action)).not.toContain("consult");
  });

  test("answers neither from another department, nor twice, nor when nobody asks any more, nor is it the applicant", () => {
    const it = asked("environment");
    expect(it.refusal("answer-consultation", water, answered).code).toBe("NOT_PERMITTED");
    const own = { ...environment, id: citizen.id };
    expect(it.refusal("answer-consultation", own, answered).code).toBe("OWN_APPLICATION");
    it.act("answer-consultation", environment, answered);
    expect(it.refusal("answer-consultation", environment, answered).code).toBe(
      "ACTION_NOT_ALLOWED",
    );
  });

  test("is asked no more when who asked takes it back, or the branch is done: neither met nor overdue", () => {
    const it = asked("environment");
    const refused = it.refusal("withdraw-consultation", environment, { reason: "?" });
    expect(refused.says.en).toMatch(`or ${handler.name ?? handler.id}`);
    const back = it.act("withdraw-consultation", handler, { reason: "已查明" });
    expect(back.limit("consultation:k1").status).toBe("ended");
    expect(back.refusal("answer-consultation", environment, answered).code).toBe(
      "ACTION_NOT_ALLOWED",
    );
    const done = asked("health").finish("fire");
    expect(done.all("consultation-ended")).toMatchObject([{ id: "k1", because: "branch-done" }]);
    expect(done.limit("consultation:k1").status).toBe("ended");
    expect(done.tasks).toEqual(["approval:market:1-handle"]);
  });

  test("stays asked while the step goes back, and what is taken up again asks anew", () => {
    const it = asked("health").opine("fire", "handle").act("return", approver, { reason: "再看" });
    expect(it.tasks).toContain("consultation:k1");
  });
});

describe("AP15: whether a step waits for those it consulted", () => {
  test("until their time is up at the latest", () => {
    const it = asked("environment");
    const refused = it.refusal("handle", handler);
    expect(refused).toMatchObject({
      code: "CONSULTATION_PENDING",
      details: { departments: ["environment"] },
    });
    expect(it.at("2026-09-18").opine("fire", "handle").tasks).toContain("approval:fire:2-approve");
  });

  test("until they have answered, however late", () => {
    const it = asked("water").at("2026-09-21");
    expect(it.refusal("handle", handler).code).toBe("CONSULTATION_PENDING");
    it.act("answer-consultation", water, answered).opine("fire", "handle");
  });

  test("or not at all; an answer can still come while the branch is at work", () => {
    const it = asked("health").opine("fire", "handle");
    it.act("answer-consultation", health, answered);
    expect(it.state.consultations[0]).toMatchObject({ at: 0, answer: "无影响" });
  });

  test("its own step only: the other branches go on", () => {
    expect(asked("environment").finish("market").state.branches.market?.result).toBe("agreed");
  });
});

describe("AP16: a department that is consulted asks in turn", () => {
  const further = (it: Story, department: string) =>
    it.act("consult", environment, about(department), "fire");

  test("only whom the item lets it ask, and answers when it has the answer", () => {
    const it = further(asked("environment"), "water");
    expect(it.state.consultations[1]).toMatchObject({ department: "water", above: "k1" });
    expect(it.refusal("consult", environment, about("health"), "fire").details).toEqual({
      department: "health",
      known: ["water"],
    });
    expect(it.refusal("answer-consultation", environment, answered).code).toBe(
      "CONSULTATION_PENDING",
    );
    it.act("answer-consultation", water, answered).act(
      "answer-consultation",
      environment,
      answered,
    );
    expect(it.tasks).toEqual(["approval:market:1-handle", "approval:fire:1-handle"]);
  });

  test("never in a circle: neither itself, nor who asked it", () => {
    const it = asked("environment");
    expect(it.refusal("consult", environment, about("fire"), "fire")).toMatchObject({
      code: "CONSULTATION_CIRCULAR",
      details: { chain: ["fire", "environment", "fire"] },
    });
    expect(it.refusal("consult", environment, about("environment"), "fire").code).toBe(
      "CONSULTATION_CIRCULAR",
    );
    expect(it.refusal("consult", handler, about("fire"), "fire").code).toBe(
      "CONSULTATION_CIRCULAR",
    );
  });

  test("and what it asked is over with what it was asked", () => {
    const it = further(asked("environment"), "water");
    it.act("withdraw-consultation", handler, { task: "t6", reason: "已查明" });
    expect(it.all("consultation-ended").map(({ id, because }) => [id, because])).toEqual([
      ["k1", "withdrawn"],
      ["k2", "above"],
    ]);
    expect(it.limit("consultation:k2").status).toBe("ended");
  });
});

test("AP14: the guide says who may be consulted, and for how long", () => {
  const steps = guideOf(item).sections.flatMap(({ steps: some }) => some ?? []);
  expect(steps.map(({ zh }) => zh).join("\n")).toContain("可以征求意见：生态环境局（3个工作日）");
});
