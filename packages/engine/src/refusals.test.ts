import { CodedError } from "@banjian/base";
import type { Actor } from "@banjian/core";
import { describe, expect, test } from "vitest";
import type { Application } from "./application.js";
import type { Command } from "./request.js";
import { clerk, company, governor, officer, stranger } from "./testing/people.js";
import { application } from "./testing/restaurant.js";
import { restaurantHall, type TestHall } from "./testing/test-hall.js";

/** Everything the store holds, as one text. */
async function contents({ parts: { store } }: TestHall): Promise<string> {
  const states = await store.recent(1_000);
  const facts = await Promise.all(states.map(({ id }) => store.facts(id)));
  return JSON.stringify([states, facts]);
}

// What is refused leaves nothing behind, so one hall with one accepted case does for all of them.
const opened = restaurantHall().then(async (hall) => ({ hall, caseId: await hall.accepted() }));

/** Lets `ask` ask for something in that case, and gives the refusal; whatever it was, nothing may be stored or said. */
async function refusal(
  ask: (hall: TestHall, caseId: string) => Promise<unknown>,
): Promise<CodedError> {
  const { hall, caseId } = await opened;
  const before = await contents(hall);
  const heard = hall.heard.length;
  const error: unknown = await ask(hall, caseId).then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(await contents(hall)).toBe(before);
  expect(hall.heard).toHaveLength(heard);
  if (!(error instanceof CodedError)) throw new Error("not refused with a code", { cause: error });
  expect(error.textIn("zh")).toMatch(/\p{Script=Han}.*。$/su);
  expect(error.textIn("en")).toMatch(/^[^。]+\.$/su);
  return error;
}

/** Asks for an action with whatever a program that is not type-checked might send. */
const asked = (over: Record<string, unknown>) => (hall: TestHall, id: string) => {
  const { caseId = id, action = "handle", ...command } = over;
  const by = officer("handler", "fire");
  return hall.engine.act(
    caseId as string,
    action as string,
    { ...hall.by(by), ...command } as Command,
  );
};

const submitted =
  (over: Record<string, unknown>, caller: Record<string, unknown> = {}) =>
  (hall: TestHall) =>
    hall.engine.submit("restaurant-opening", { ...application, ...over } as Application, {
      ...hall.by(company),
      ...caller,
    });

const loop: Record<string, unknown> = {};
loop.self = loop;

describe("an action is refused with a code, and nothing is stored or said,", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["in a case that does not exist", { caseId: "20260914-nobody0000" }, "CASE_UNKNOWN"],
    ["in a case named by its prototype", { caseId: "__proto__" }, "CASE_UNKNOWN"],
    ["in a case of a hostile name", { caseId: "'; drop table cases; --" }, "CASE_UNKNOWN"],
    ["in a case of 5 000 characters", { caseId: "x".repeat(5_000) }, "CASE_UNKNOWN"],
    ["in a case with NUL", { caseId: "a\0b" }, "BODY_INVALID"],
    ["in no case", { caseId: "" }, "BODY_INVALID"],
    ["in a case that is no text", { caseId: 5 }, "BODY_INVALID"],
    ["when nobody knows it", { action: "handel" }, "ACTION_UNKNOWN"],
    ["when it is named like a method", { action: "constructor" }, "ACTION_UNKNOWN"],
    ["when it is one of the engine's own signals", { action: "deemed-accepted" }, "ACTION_UNKNOWN"],
    ["when it is xstate's own", { action: "xstate.stop" }, "ACTION_UNKNOWN"],
    ["when it is no text", { action: 5 }, "BODY_INVALID"],
    ["when it is a list", { action: ["handle"] }, "BODY_INVALID"],
    ["in a branch that does not exist", { branch: "kitchen" }, "BRANCH_UNKNOWN"],
    ["in a branch that is no text", { branch: 5 }, "BRANCH_UNKNOWN"],
    ["in another department's branch", { branch: "food" }, "NOT_PERMITTED"],
    ["of somebody else's step", { by: officer("approver", "fire") }, "NOT_PERMITTED"],
    ["by a clerk of no department", { by: clerk }, "NOT_PERMITTED"],
    [
      "by the right role of another department",
      { by: { ...officer("handler", "fire"), department: "fire" } },
      "NOT_PERMITTED",
    ],
    ["without its department", { by: { id: "h", roles: ["handler"] } }, "NOT_PERMITTED"],
    ["by nobody", { by: undefined }, "ACTOR_INVALID"],
    ["by null", { by: null }, "ACTOR_INVALID"],
    ["by a list", { by: [] }, "ACTOR_INVALID"],
    ["by a name alone", { by: "h" }, "ACTOR_INVALID"],
    ["by an actor without id", { by: { roles: ["handler"] } }, "ACTOR_INVALID"],
    ["by an actor with an empty id", { by: { id: "", roles: ["handler"] } }, "ACTOR_INVALID"],
    ["by an actor without roles", { by: { id: "h" } }, "ACTOR_INVALID"],
    [
      "by an actor whose roles are one text",
      { by: { id: "h", roles: "handler" } },
      "ACTOR_INVALID",
    ],
    ["by an actor that holds itself", { by: loop }, "BODY_INVALID"],
    ["with an old version", { expectedVersion: 1 }, "CASE_VERSION_STALE"],
    ["with a version that is text", { expectedVersion: "44" }, "BODY_INVALID"],
    ["with no version where one is said to be", { expectedVersion: null }, "BODY_INVALID"],
    ["with the version before the first", { expectedVersion: 0 }, "BODY_INVALID"],
    ["with half a version", { expectedVersion: 1.5 }, "BODY_INVALID"],
    [
      "with what the action does not say",
      { payload: { opinion: "同意", agreed: true } },
      "PAYLOAD_INVALID",
    ],
    ["with a payload that is a list", { payload: [] }, "PAYLOAD_INVALID"],
    ["with a payload that is text", { payload: "同意" }, "PAYLOAD_INVALID"],
    ["with a refusal without its reason", { payload: { agree: false } }, "PAYLOAD_INVALID"],
    ["with an opinion of the wrong type", { payload: { opinion: ["同意"] } }, "PAYLOAD_INVALID"],
    ["with a payload that cannot be stored", { payload: { opinion: "a\0" } }, "BODY_INVALID"],
    ["with a payload of 10 MB", { payload: { opinion: "x".repeat(10_000_000) } }, "BODY_INVALID"],
    ["with a tenant of its own", { tenant: "other" }, "BODY_INVALID"],
    ["with a state of its own", { state: { status: "closed" } }, "BODY_INVALID"],
    ["with a misspelt field", { expectedversion: 44 }, "BODY_INVALID"],
    ["with an empty key", { key: "" }, "KEY_INVALID"],
    ["with a key of control characters", { key: "a\u0007" }, "KEY_INVALID"],
    ["without a key", { key: undefined }, "KEY_INVALID"],
  ])("%s", async (_, over, code) => {
    expect((await refusal(asked(over))).code).toBe(code);
  });

  test("without a command", async () => {
    const none = undefined as unknown as Command;
    expect((await refusal(({ engine }, id) => engine.act(id, "handle", none))).code).toBe(
      "KEY_INVALID",
    );
  });

  test("and the refusal is a rejected promise, not an exception on the spot", async () => {
    const hall = await restaurantHall();
    const answers = [
      hall.engine.act("c", "handle", { by: clerk, key: "" }),
      hall.engine.act("c", "handle", { by: clerk, key: "k", payload: 5n }),
      hall.engine.submit("none", application, { by: clerk, key: "" }),
      hall.engine.case("\0"),
    ];
    expect((await Promise.allSettled(answers)).map(({ status }) => status)).toEqual(
      answers.map(() => "rejected"),
    );
  });

  test("whose command names another action than the one asked for: what was asked for counts (C10)", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.accepted();
    const command = { ...hall.by(company), action: "withdraw" } as Command;
    await expect(hall.engine.act(caseId, "handle", command)).rejects.toMatchObject({
      code: "BODY_INVALID",
    });
    expect((await hall.engine.case(caseId)).state.status).toBe("open");
  });
});

describe("an application is refused with a code, and no case is opened,", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["without an applicant", { applicant: undefined }, "BODY_INVALID"],
    ["whose applicant is a name alone", { applicant: "李雷" }, "BODY_INVALID"],
    ["whose applicant has no id", { applicant: { name: "李雷", kind: "person" } }, "BODY_INVALID"],
    [
      "whose applicant has an empty id",
      { applicant: { id: "", name: "李雷", kind: "person" } },
      "BODY_INVALID",
    ],
    [
      "whose applicant has no name",
      { applicant: { id: company.id, kind: "person" } },
      "BODY_INVALID",
    ],
    [
      "whose applicant is of an unknown kind",
      { applicant: { id: company.id, name: "幸福里", kind: "ghost" } },
      "BODY_INVALID",
    ],
    [
      "whose applicant has more than the engine keeps",
      { applicant: { ...application.applicant, phone: "138" } },
      "BODY_INVALID",
    ],
    [
      "of somebody else",
      { applicant: { id: stranger.id, name: "李雷", kind: "person" } },
      "NOT_PERMITTED",
    ],
    ["by an unknown channel", { channel: "pigeon" }, "BODY_INVALID"],
    ["with a misspelt field", { chanel: "window" }, "BODY_INVALID"],
    ["with a case id of its own", { caseId: "c1" }, "BODY_INVALID"],
    [
      "with an unknown form field",
      { form: { ...application.form, colour: "red" } },
      "PAYLOAD_INVALID",
    ],
    [
      "with a form field named like a method",
      { form: { ...application.form, constructor: "x" } },
      "PAYLOAD_INVALID",
    ],
    ["with a number as text", { form: { ...application.form, area: "168" } }, "PAYLOAD_INVALID"],
    ["with half a seat", { form: { ...application.form, seats: 1.5 } }, "PAYLOAD_INVALID"],
    [
      "with more seats than can be counted",
      { form: { ...application.form, seats: 2 ** 53 } },
      "BODY_INVALID",
    ],
    ["with fewer seats than none", { form: { ...application.form, seats: -1 } }, "PAYLOAD_INVALID"],
    ["with a field of null", { form: { ...application.form, seats: null } }, "PAYLOAD_INVALID"],
    ["with a form that is a list", { form: [] }, "PAYLOAD_INVALID"],
    ["with a form that is a Map", { form: new Map([["area", 5]]) }, "BODY_INVALID"],
    ["without a required field", { form: { area: 168 } }, "FILING_INCOMPLETE"],
    ["with an unknown material", { materials: [{ id: "passport", name: "x" }] }, "PAYLOAD_INVALID"],
    ["with a material that is only named", { materials: ["floor-plan"] }, "PAYLOAD_INVALID"],
    [
      "with a material without a file name",
      { materials: [{ id: "floor-plan", name: "" }] },
      "PAYLOAD_INVALID",
    ],
    [
      "with 201 materials",
      { materials: Array.from({ length: 201 }, () => ({ id: "floor-plan", name: "x" })) },
      "PAYLOAD_INVALID",
    ],
  ])("%s", async (_, over, code) => {
    expect((await refusal(submitted(over))).code).toBe(code);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["by nobody", { by: undefined }, "ACTOR_INVALID"],
    ["by the head of the government", { by: governor }, "NOT_PERMITTED"],
    ["with a payload beside it, which would be lost", { payload: { form: {} } }, "BODY_INVALID"],
    ["with a version, where there is none yet", { expectedVersion: 1 }, "BODY_INVALID"],
    ["without a key", { key: undefined }, "KEY_INVALID"],
  ])("when it is filed %s", async (_, caller, code) => {
    expect((await refusal(submitted({}, caller))).code).toBe(code);
  });

  test.each([
    ["unknown", "restaurant", "ITEM_UNKNOWN"],
    ["named like a method", "constructor", "ITEM_UNKNOWN"],
    ["nothing", "", "BODY_INVALID"],
    ["no text", 5, "BODY_INVALID"],
    ["NUL", "\0", "BODY_INVALID"],
  ])("for an item that is %s", async (_, code, refusedWith) => {
    const error = await refusal((hall) =>
      hall.engine.submit(code as string, application, hall.by(company)),
    );
    expect(error.code).toBe(refusedWith);
  });

  test("when there is none", async () => {
    const none = undefined as unknown as Application;
    const error = await refusal((hall) =>
      hall.engine.submit("restaurant-opening", none, hall.by(company)),
    );
    expect(error.code).toBe("BODY_INVALID");
  });
});

describe("an agent", () => {
  const agent = (principal: unknown): Actor =>
    ({ id: "agent-1", name: "代办公司", roles: [], onBehalfOf: principal }) as Actor;

  test("with authority files, and the facts remember for whom and by what", async () => {
    const hall = await restaurantHall();
    const by = agent({ id: company.id, authority: "授权委托书 2026-01" });
    const { caseId } = await hall.engine.submit("restaurant-opening", application, hall.by(by));
    const taken = (await hall.parts.store.facts(caseId)).find(
      ({ type }) => type === "action-taken",
    );
    expect(taken?.by).toEqual({ id: "agent-1", name: "代办公司", onBehalfOf: by.onBehalfOf });
  });

  test.each<[string, unknown, string]>([
    ["without authority", { id: company.id }, "ACTOR_INVALID"],
    ["with an empty authority", { id: company.id, authority: "" }, "ACTOR_INVALID"],
    ["for somebody else", { id: stranger.id, authority: "授权委托书" }, "NOT_PERMITTED"],
    ["for nobody", undefined, "NOT_PERMITTED"],
  ])("%s is refused", async (_, principal, code) => {
    expect((await refusal(submitted({}, { by: agent(principal) }))).code).toBe(code);
  });
});

test("a case is read by its number only: whatever is no number of a case is CASE_UNKNOWN", async () => {
  const hall = await restaurantHall();
  const caseId = await hall.file();
  for (const wrong of [
    "",
    "\0",
    "\ud842",
    caseId.toUpperCase(),
    `${caseId} `,
    5,
    null,
    undefined,
    {},
  ]) {
    const error = hall.engine.case(wrong as string);
    await expect(error, String(wrong)).rejects.toMatchObject({ code: "CASE_UNKNOWN" });
  }
});
