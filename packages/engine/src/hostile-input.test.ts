import { CodedError } from "@banjian/base";
import { replay } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { clerk, company, officer } from "./testing/people.js";
import { application } from "./testing/restaurant.js";
import { restaurantHall, type TestHall } from "./testing/test-hall.js";

const loop: Record<string, unknown> = {};
loop.self = loop;

const thrower = () => {
  throw new Error("do not touch");
};

/** Values that nobody may store, wherever they are given. */
const impossible: readonly (readonly [string, unknown])[] = [
  ["NUL", "a\0b"],
  ["half of a surrogate pair", "a\ud842"],
  ["1e400", JSON.parse("1e400")],
  ["no number", Number.NaN],
  ["a big integer", 2n ** 64n],
  ["a symbol", Symbol("x")],
  ["a function", () => "x"],
  ["a date", new Date(0)],
  ["a map", new Map([["a", 1]])],
  ["what holds itself", loop],
  ["a getter that throws", Object.defineProperty({}, "x", { enumerable: true, get: thrower })],
  [
    "a proxy that throws",
    new Proxy({}, { get: thrower, ownKeys: thrower, getPrototypeOf: thrower }),
  ],
  ["a prototype of its own", JSON.parse('{"__proto__": {"admin": true}}')],
  ["10 MB", "x".repeat(10_000_000)],
  ["10,000 levels", JSON.parse("[".repeat(10_000) + "]".repeat(10_000))],
];

/** Values that some places take and others refuse. */
const odd: readonly (readonly [string, unknown])[] = [
  ["undefined", undefined],
  ["null", null],
  ["nothing", ""],
  ["2^53", 2 ** 53],
  ["-0", -0],
  ["a number as text", "1"],
  ["a list", []],
  ["a list with holes", new Array(3)],
  ["an object", {}],
  ["an object that is no text", { toString: thrower }],
  ["SQL", "'; drop table banjian.cases; --"],
  ["a pattern", "%_\\"],
  ["a path", "../../etc/passwd"],
  ["a prototype's name", "__proto__"],
  ["a method's name", "constructor"],
  ["5,000 characters", "x".repeat(5_000)],
  ["a right-to-left override", "\u202egnihtemos"],
  ["a zero-width space", "a\u200bb"],
  ["an emoji", "👩‍👩‍👧"],
];

type Entry = (hall: TestHall, caseId: string, value: never) => unknown;

const handler = officer("handler", "fire");

const entries: Readonly<Record<string, Entry>> = {
  "submit: the item": (it, _, value) => it.engine.submit(value, application, it.by(company)),
  "submit: the application": (it, _, value) =>
    it.engine.submit("restaurant-opening", value, it.by(company)),
  "submit: the applicant": (it, _, value) => filed(it, { applicant: value }),
  "submit: the applicant's number": (it, _, id) =>
    filed(it, { applicant: { ...application.applicant, id } }),
  "submit: the applicant's name": (it, _, name) =>
    filed(it, { applicant: { ...application.applicant, name } }),
  "submit: the channel": (it, _, channel) => filed(it, { channel }),
  "submit: the form": (it, _, form) => filed(it, { form }),
  "submit: a field of the form": (it, _, seats) =>
    filed(it, { form: { ...application.form, seats } }),
  "submit: the materials": (it, _, materials) => filed(it, { materials }),
  "submit: a material": (it, _, material) => filed(it, { materials: [material] }),
  "submit: a field of its own": (it, _, tenant) => filed(it, { tenant }),
  "submit: the caller": (it, _, value) =>
    it.engine.submit("restaurant-opening", application, value),
  "submit: who": (it, _, by) =>
    it.engine.submit("restaurant-opening", application, { ...it.by(company), by }),
  "submit: the key": (it, _, key) =>
    it.engine.submit("restaurant-opening", application, { ...it.by(company), key }),
  "saveDraft: the application": (it, _, value) =>
    it.engine.saveDraft("restaurant-opening", value, it.by(company)),
  "act: the case": (it, _, value) => it.engine.act(value, "handle", it.by(handler)),
  "act: the action": (it, id, value) => it.engine.act(id, value, it.by(handler)),
  "act: the command": (it, id, value) => it.engine.act(id, "handle", value),
  "act: who": (it, id, by) => it.engine.act(id, "handle", { ...it.by(handler), by }),
  "act: the number of who": (it, id, value) => acted(it, id, { id: value }),
  "act: the roles": (it, id, roles) => acted(it, id, { roles }),
  "act: a role": (it, id, role) => acted(it, id, { roles: [role] }),
  "act: the department": (it, id, department) => acted(it, id, { department }),
  "act: on behalf of": (it, id, onBehalfOf) => acted(it, id, { onBehalfOf }),
  "act: the key": (it, id, key) => it.engine.act(id, "handle", { ...it.by(handler), key }),
  "act: the branch": (it, id, branch) =>
    it.engine.act(id, "handle", { ...it.by(handler), branch, payload: { opinion: "同意" } }),
  "act: the payload": (it, id, payload) =>
    it.engine.act(id, "handle", { ...it.by(handler), payload }),
  "act: a field of the payload": (it, id, opinion) =>
    it.engine.act(id, "handle", { ...it.by(handler), payload: { opinion } }),
  "act: the version": (it, id, expectedVersion) =>
    it.engine.act(id, "handle", { ...it.by(handler), expectedVersion }),
  "case: the number": (it, _, value) => it.engine.case(value),
  "recent: the count": (it, _, value) => it.engine.recent(value),
  "events: the place": (it, _, value) => it.engine.events.after(value),
  "inbox: who": (it, _, value) => it.engine.inbox(value),
  "inbox: the number of who": (it, _, id) => it.engine.inbox({ ...clerk, id }),
  "inbox: a role": (it, _, role) => it.engine.inbox({ ...clerk, roles: [role] }),
  "inbox: the department": (it, _, department) => it.engine.inbox({ ...clerk, department }),
  "release: the word": (it, _, value) => it.engine.release(value),
  "release: the reason": (it, _, reason) => it.engine.release({ by: "Zhao", reason }),
  "items: a file": (it, _, value) => it.parts.catalogue.publish(value, "odd.yaml"),
  "items: a code": (it, _, value) => it.parts.catalogue.published(value),
  "calendars: the notice": (it, _, value) => it.engine.calendars.load(value),
  "a case: a limit": async (it, id, value) => (await it.engine.case(id)).limit(value),
  "a case: what moved a limit": async (it, id, value) => (await it.engine.case(id)).moves(value),
  "a case: as of a day": async (it, id, value) => (await it.engine.case(id)).asOf(value),
  "a case: what may be done": async (it, id, value) => (await it.engine.case(id)).actionsFor(value),
};

function filed(it: TestHall, over: object) {
  return it.engine.submit("restaurant-opening", { ...application, ...over }, it.by(company));
}

function acted(it: TestHall, caseId: string, over: object) {
  const command = it.by({ ...handler, ...over }, { payload: { opinion: "同意" } });
  return it.engine.act(caseId, "handle", command);
}

async function contents({ parts: { store } }: TestHall): Promise<string> {
  const states = await store.recent(10_000);
  const facts = await Promise.all(states.map(({ id }) => store.facts(id)));
  return JSON.stringify([states, facts]);
}

/** What became of one try: the code of the refusal, or nothing where it was taken. */
async function outcome(ask: () => unknown): Promise<string | undefined> {
  try {
    await ask();
    return undefined;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}

const opened = restaurantHall().then(async (hall) => ({ hall, caseId: await hall.accepted() }));

describe.each(Object.entries(entries))("%s (C8, C9, C10)", (_, entry) => {
  test.each(impossible)(
    "is refused with a code for %s, and nothing is stored",
    async (_name, value) => {
      const { hall, caseId } = await opened;
      const before = await contents(hall);
      expect(await outcome(() => entry(hall, caseId, value as never))).toMatch(/^[A-Z_]+$/);
      expect(await contents(hall)).toBe(before);
    },
  );

  test.each(odd)("is taken or refused with a code for %s", async (_name, value) => {
    const { hall, caseId } = await opened;
    const before = await contents(hall);
    const code = await outcome(() => entry(hall, caseId, value as never));
    if (code !== undefined) expect(await contents(hall)).toBe(before);
    for (const state of await hall.parts.store.recent(10_000)) {
      expect(replay(state.id, await hall.parts.store.facts(state.id))).toEqual(state);
    }
  });
});

describe("an identifier has one spelling and a length", () => {
  const composed = "café-Ö";
  const decomposed = composed.normalize("NFD");

  test("a key in decomposed letters is a repeat of the one in composed letters (P2)", async () => {
    const { hall } = await opened;
    const file = (key: string) =>
      hall.engine.submit("restaurant-opening", application, { ...hall.by(company), key });
    expect(await file(`${decomposed}1`)).toEqual(await file(`${composed}1`));
  });

  test("a person in decomposed letters is the same one: to file, to be offered what is the applicant's, to do it", async () => {
    const hall = await restaurantHall();
    const as = (id: string) => ({ id, name: "X", roles: ["applicant"] });
    const { caseId } = await hall.engine.saveDraft(
      "restaurant-opening",
      { ...application, applicant: { ...application.applicant, id: composed } },
      hall.by(as(decomposed)),
    );
    expect((await hall.engine.case(caseId)).state.applicant.id).toBe(composed);
    const offers = (await hall.engine.case(caseId)).actionsFor(as(decomposed));
    expect(offers.filter(({ allowed }) => allowed).map(({ action }) => action)).toContain("submit");
    await hall.act(caseId, "submit", as(decomposed), { form: application.form });
    expect((await hall.engine.case(caseId)).state.version).toBeGreaterThan(2);
  });

  test.each([
    [200, "NOT_PERMITTED"],
    [201, "ACTOR_INVALID"],
  ])("a person's number of %i characters is %s", async (length, code) => {
    const { hall, caseId } = await opened;
    const by = { id: "7".repeat(length), roles: ["handler"] };
    expect(await outcome(() => hall.engine.act(caseId, "handle", hall.by(by)))).toBe(code);
  });

  test("an applicant's number of 201 characters is refused whoever files", async () => {
    const { hall } = await opened;
    const applicant = { ...application.applicant, id: "7".repeat(201) };
    expect(await outcome(() => filed(hall, { applicant }))).toBe("BODY_INVALID");
  });
});
