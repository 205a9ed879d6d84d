import { describe, expect, expectTypeOf, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence, papers } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import type { CaseState } from "./case-state.js";
import { evolve, replay } from "./evolve.js";
import type { Fact, FactBody, FactType, Stamp } from "./fact.js";

const head = officer("head", "market");

/** A case in which nearly everything happens: a notice, procedures, an extension, a refusal, cards. */
function eventful(): Story {
  const fire = officer("handler", "fire");
  const testing = { procedure: "testing", length: "3 business-days", reason: "检测" };
  const it = story(jointLicence({ supervision: { preset: "lean" } })).at("2026-09-14");
  it.act("save-draft", citizen, { materials: papers }).submit({});
  it.act("request-supplement", fire, { materials: ["floor-plan"], reason: "缺" });
  it.act("send-notice", clerk).at("2026-09-16").act("supplement", citizen, { materials: papers });
  it.at("2026-09-17").act("accept", clerk).act("open-procedure", fire, testing);
  it.at("2026-09-23").act("close-procedure", fire, { id: "p1", result: "合格" });
  it.act(
    "extend",
    { id: "mayor", roles: ["government-head"] },
    { limit: "statutory", reason: "难" },
  );
  it.at("2026-10-20").sweep().finish("fire", false).finish("health").finish("market");
  return it.act("deny", head, { reason: "消防不合格" }).act("complete", clerk, { result: "other" });
}

/** And one that silence has carried into the departments. */
const silent = () => story(licence()).at("2026-02-10").submit().at("2026-04-01").sweep();

describe("replay", () => {
  test("a case has the same fields in the same order from its first fact to its last", () => {
    const { facts, state } = eventful();
    const [first] = facts;
    expect(Object.keys(state)).toEqual(Object.keys(replay("c1", first ? [first] : [])));
  });

  test.each([
    ["an eventful case", eventful],
    ["a case deemed accepted", silent],
  ])(
    "%s is the fold of its facts, byte for byte, also after they have been stored (P6)",
    (_, tell) => {
      const { state, facts } = tell();
      const stored = JSON.parse(JSON.stringify(facts)) as Fact[];
      expect(JSON.stringify(replay("c1", stored))).toBe(JSON.stringify(state));
      expect(JSON.stringify(replay("c1", facts))).toBe(JSON.stringify(state));
    },
  );

  test("facts are plain JSON: nothing is lost or changed when they are stored", () => {
    for (const { facts } of [eventful(), silent()]) {
      expect(JSON.parse(JSON.stringify(facts))).toStrictEqual(facts);
    }
  });

  test("the same story told twice gives the same facts", () => {
    expect(JSON.stringify(eventful().facts)).toBe(JSON.stringify(eventful().facts));
  });

  test("the stories above leave out only what neither of them can hold", () => {
    const told = new Set([...eventful().facts, ...silent().facts].map(({ type }) => type));
    const { facts } = accepted(licence()).act("withdraw", citizen);
    for (const { type } of facts) told.add(type);
    const all: readonly FactType[] = [
      "action-taken",
      "branch-done",
      "branch-opened",
      "card-raised",
      "case-closed",
      "case-opened",
      "deemed",
      "document-due",
      "join-done",
      "letter-made",
      "limit-breached",
      "limit-ended",
      "limit-excluded",
      "limit-extended",
      "limit-resumed",
      "limit-started",
      "limit-warned",
      "milestone-reached",
      "notice-sent",
      "opinions-listed",
      "procedure-closed",
      "procedure-opened",
      "state-changed",
      "task-closed",
      "task-opened",
    ];
    // `limit-excluded` of a branch, and its `limit-resumed`, are in the first.
    expect([...told].toSorted()).toEqual(all);
  });

  test("the version counts the facts", () => {
    const { state, facts } = eventful();
    expect(state.version).toBe(facts.length);
  });

  test("a case begins with its opening, once", () => {
    const { state, facts } = story(licence()).submit();
    const [first, ...rest] = facts;
    expect(() => replay("c1", rest)).toThrow("does not begin with its opening");
    expect(() => replay("c1", [])).toThrow("does not begin with its opening");
    expect(() => evolve(state, first as Fact)).toThrow("opened twice");
  });

  test("folding changes no earlier state", () => {
    const it = story(licence()).submit();
    const before = JSON.stringify(it.state);
    const kept = it.state;
    it.act("accept", clerk).finish("market");
    expect(JSON.stringify(kept)).toBe(before);
  });
});

describe("TL15: recorded instants", () => {
  test("never go backwards: a clock that was turned back records the latest instant again", () => {
    const it = story(licence()).at("2026-09-14 10:00").submit();
    it.at("2026-09-14 09:00").act("accept", clerk);
    const instants = it.facts.map(({ at }) => at);
    expect(new Set(instants)).toEqual(new Set(["2026-09-14T02:00:00.000Z"]));
    expect(it.at("2026-09-14 11:00").opine("market", "handle").state.at).toBe(
      "2026-09-14T03:00:00.000Z",
    );
  });

  test("and its day is that instant's day: nothing takes effect before what was recorded", () => {
    const it = story(licence()).at("2026-09-15 00:10").submit();
    it.at("2026-09-14 23:50").act("accept", clerk);
    expect(it.state.milestones.acceptance).toEqual(["2026-09-15"]);
  });

  test("what is due is judged by the clock as it stands, not by the latest record", () => {
    const it = story(licence()).at("2026-09-21 00:00").submit();
    it.at("2026-09-14").sweep();
    expect(it.news).toEqual([]);
  });
});

test("no fact calls a part of its contents as its stamp is called, which would overwrite it", () => {
  type KeysOf<Body> = Body extends unknown ? keyof Body : never;
  expectTypeOf<Extract<KeysOf<FactBody>, keyof Stamp>>().toBeNever();
  expect(eventful().all("limit-extended")).toMatchObject([
    { by: { id: "mayor" }, added: { count: 15, unit: "business-days" } },
  ]);
});

test("nobody's name, form or title can reach what objects inherit", () => {
  const by = { ...citizen, name: "__proto__" };
  const it = story(licence({ form: { note: { type: "text" } } })).submit(
    {
      form: { note: "constructor" },
      materials: [{ id: "application", name: "__proto__" }],
    },
    by,
  );
  const plain: CaseState = JSON.parse(JSON.stringify(it.state));
  expect(plain).toEqual(it.state);
  expect(it.state.materials.application?.name).toBe("__proto__");
});
