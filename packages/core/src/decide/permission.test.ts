import { describe, expect, test } from "vitest";
import type { Actor } from "../case/person.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted, story } from "../testing/story.js";

describe("a role counts within its department", () => {
  test("the fire department's handler speaks for fire and for nobody else", () => {
    const it = accepted(jointLicence());
    const fire = officer("handler", "fire");
    const refused = it.refusal("handle", fire, {}, "health");
    expect(refused.code).toBe("NOT_PERMITTED");
    expect(refused.says).toMatchObject({ zh: expect.stringContaining("卫生健康局") });
    expect(it.act("handle", fire, {}, "fire").news[0]).toMatchObject({ branch: "fire" });
  });

  test("a role without a department is nobody's", () => {
    const { department: _none, ...homeless } = officer("handler", "fire");
    expect(accepted(jointLicence()).refusal("handle", homeless).code).toBe("NOT_PERMITTED");
  });

  test("the window belongs to no department", () => {
    const elsewhere = { ...clerk, department: "water" };
    expect(story(licence()).submit().act("accept", elsewhere).state.status).toBe("open");
  });

  test("nobody is the applicant by a role: only by being that person", () => {
    const other = { id: "somebody", roles: ["applicant"] };
    expect(story(licence()).submit().refusal("withdraw", other).code).toBe("NOT_PERMITTED");
  });
});

describe("an action on a branch names it", () => {
  const two = jointLicence({
    approval: {
      branches: { kitchen: { department: "fire" }, exits: { department: "fire" } },
    },
  });
  const fire = officer("handler", "fire");

  test("which may be left out when the actor's department has only one open", () => {
    const it = accepted(two).act("handle", fire, {}, "kitchen");
    it.act("approve", officer("approver", "fire"), {}, "kitchen");
    expect(it.act("handle", fire).news[0]).toMatchObject({ branch: "exits" });
  });

  test("and is asked for when it has several", () => {
    const refused = accepted(two).refusal("handle", fire);
    expect(refused.code).toBe("BRANCH_REQUIRED");
    expect(refused.details).toMatchObject({ branches: ["kitchen", "exits"] });
  });

  test("and when it has none open, says what became of its own instead of naming somebody else's", () => {
    const it = accepted(jointLicence()).finish("fire");
    const refused = it.refusal("handle", fire);
    expect(refused.code).toBe("OPINION_TOO_LATE");
    expect(refused.details).toEqual({ branch: "fire", result: "agreed" });
  });

  test("and must exist", () => {
    const it = accepted(two);
    expect(it.refusal("handle", fire, {}, "garden").code).toBe("BRANCH_UNKNOWN");
    expect(it.refusal("withdraw", citizen, {}, "exits").code).toBe("BRANCH_UNKNOWN");
  });

  test("the window's own demand needs no branch, also from somebody who could speak for one", () => {
    const both: Actor = { id: "x", roles: ["window-clerk", "handler"], department: "fire" };
    const it = story(jointLicence()).submit();
    const asks = { materials: ["floor-plan"], reason: "不清" };
    expect(it.act("request-supplement", both, asks).state.demands).toEqual([
      { material: "floor-plan", reason: "不清", department: "fire" },
    ]);
    expect(it.act("request-supplement", both, asks, "fire").state.demands[1]?.branch).toBe("fire");
  });
});

describe("separate people, where the item wants a different person for each step", () => {
  const item = licence({ approval: { "separate-people": true } });
  const all: Actor = {
    id: "one-for-all",
    name: "全能",
    roles: ["handler", "approver", "head"],
    department: "market",
  };

  test("one person cannot take two steps of a branch", () => {
    const it = accepted(item).act("handle", all);
    const refused = it.refusal("approve", all);
    expect(refused.code).toBe("SAME_PERSON_TWICE");
    expect(refused.says.zh).toContain("全能");
    expect(it.opine("market", "approve").where).toEqual(["approval.deciding"]);
  });

  test.each([
    ["for whoever has taken the first", undefined, "one-for-all"],
    ["once somebody has taken the first for them", "one-for-all", undefined],
    ["for one another", "somebody", "somebody"],
  ])("nor can a second person %s", (_how, first, second) => {
    const named = (id: string, principal: string | undefined): Actor => ({
      ...all,
      id,
      ...(principal === undefined ? {} : { onBehalfOf: { id: principal, authority: "委托书" } }),
    });
    const opening = first === undefined ? all : named("the-first", first);
    const it = accepted(item).act("handle", opening);
    const follower = second === undefined ? all : named("the-second", second);
    expect(it.refusal("approve", follower).code).toBe("SAME_PERSON_TWICE");
    expect(it.refusal("approve", { ...opening }).code).toBe("SAME_PERSON_TWICE");
    expect(it.act("approve", named("a-third", "a-fourth")).where).toEqual(["approval.deciding"]);
  });

  test("nor decide what they have given an opinion on", () => {
    const it = accepted(item).act("handle", all).opine("market", "approve");
    expect(it.refusal("grant", all).code).toBe("SAME_PERSON_TWICE");
    expect(it.act("grant", officer("head", "market")).where).toEqual(["completion.issuing"]);
  });

  test("but may speak in two branches of their department", () => {
    const branches = { kitchen: { department: "fire" }, exits: { department: "fire" } };
    const it = accepted(jointLicence({ approval: { branches, "separate-people": true } }));
    it.act("handle", officer("handler", "fire"), {}, "kitchen");
    it.act("handle", officer("handler", "fire"), {}, "exits");
    expect(it.tasks).toEqual(["approval:kitchen:2-approve", "approval:exits:2-approve"]);
  });

  test("elsewhere one person may do it all", () => {
    const it = accepted(licence()).act("handle", all).act("approve", all).act("grant", all);
    expect(it.where).toEqual(["completion.issuing"]);
  });
});

describe("agents", () => {
  const agent = (authority: string): Actor => ({
    id: "han-mei",
    roles: [],
    onBehalfOf: { id: citizen.id, authority },
  });

  test("do what the applicant may do, on recorded authority", () => {
    const it = story(licence()).submit().act("withdraw", agent("委托书"));
    expect(it.state.end).toBe("withdrawn");
    expect(it.all("action-taken").at(-1)?.by?.onBehalfOf?.authority).toBe("委托书");
  });

  test("without authority may do nothing at all", () => {
    expect(story(licence()).submit().refusal("withdraw", agent("")).code).toBe("ACTOR_INVALID");
  });
});

describe("an actor whom the host has not described", () => {
  const nobody: readonly unknown[] = [
    undefined,
    null,
    "u1",
    {},
    { id: "", roles: [] },
    { id: 7, roles: [] },
    { id: "u1" },
    { id: "u1", roles: "applicant" },
    { id: "u1", roles: [], onBehalfOf: null },
    { id: "u1", roles: [], onBehalfOf: {} },
    { id: "u1", roles: [], onBehalfOf: { authority: "委托书" } },
    { id: "u1", roles: [], onBehalfOf: { id: "", authority: "委托书" } },
    { id: "u1", roles: [], onBehalfOf: { id: "u2", authority: true } },
  ];

  test.each(nobody.map((actor) => [actor]))("is trusted with nothing: %j", (actor) => {
    const it = story(licence()).submit();
    expect(it.refusal("withdraw", actor as Actor).code).toBe("ACTOR_INVALID");
    expect(() => it.offers(actor as Actor)).toThrow("ACTOR_INVALID");
  });
});

describe("what is asked for", () => {
  test("is refused with the word that was meant when there is no such action", () => {
    const refused = story(licence()).submit().refusal("acept", clerk);
    expect(refused.code).toBe("ACTION_UNKNOWN");
    expect(refused.says.en).toContain('"accept"');
  });

  test.each([
    ["认领", "claim"],
    ["领办", "claim"],
    ["受理", "accept"],
    ["add a signer", "add-signer"],
  ])(
    "is refused with the action that a word of the halls, or a title, stands for: %s",
    (word, meant) => {
      const refused = story(licence()).submit().refusal(word, clerk);
      expect(refused.code).toBe("ACTION_UNKNOWN");
      expect(refused.says.zh).toContain(`是否指“${meant}”`);
    },
  );

  test("is refused with what is allowed when it is not possible here", () => {
    const refused = accepted(licence()).refusal("accept", clerk);
    expect(refused.code).toBe("ACTION_NOT_ALLOWED");
    expect(refused.details).toMatchObject({
      allowed: expect.arrayContaining(["handle", "withdraw"]),
    });
  });

  test("names no signal of the engine and nothing that objects inherit", () => {
    const it = accepted(licence());
    for (const action of [
      "branch-done",
      "join-done",
      "deemed-accepted",
      "constructor",
      "xstate.init",
      "",
    ]) {
      expect(it.refusal(action, citizen).code).toBe("ACTION_UNKNOWN");
    }
  });
});
