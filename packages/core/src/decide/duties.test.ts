import { describe, expect, test } from "vitest";
import type { Actor } from "../case/person.js";
import { applicant, citizen, clerk, officer } from "../testing/people.js";
import { licence, papers } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";

const basis = { law: "中华人民共和国行政许可法", article: 34 };
const handler = officer("handler", "market");
const [chen, he] = [
  { id: "chen", name: "陈明" },
  { id: "he", name: "何伟" },
];

/** An inspection that is open, in an item that asks for so many to carry it out. */
function inspecting(inspectors?: object): Story {
  const rule = inspectors === undefined ? {} : { inspectors: { basis, ...inspectors } };
  const procedures = { "site-inspection": { within: "3 business-days", ...rule } };
  const it = accepted(licence({ approval: { procedures } }));
  return it.act("open-procedure", handler, { procedure: "site-inspection", reason: "核实" });
}
const closing = (...inspectors: object[]) => ({ id: "p1", result: "相符", inspectors });

describe("DA6: a site inspection is carried out by two, where the law says two", () => {
  test("who are named; one alone, nobody, or one named twice is refused", () => {
    const it = inspecting({});
    for (const payload of [{ id: "p1", result: "相符" }, closing(chen), closing(chen, chen)]) {
      const refused = it.refusal("close-procedure", handler, payload);
      expect(refused.code).toBe("INSPECTORS_TOO_FEW");
      expect(refused.says.zh).toContain("须 2 人以上共同办理");
    }
    it.act("close-procedure", handler, closing(chen, he));
    expect(it.state.procedures.p1?.inspectors).toEqual([chen, he]);
    expect(it.timeline.at(-2)).toContain("陈明, 何伟: 相符");
  });

  test("as many as it says, while its law is in force; elsewhere anybody may be named", () => {
    expect(
      inspecting({ least: 3 }).refusal("close-procedure", handler, closing(chen, he)).details,
    ).toMatchObject({ count: 2, least: 3 });
    const gone = inspecting({ basis: { ...basis, to: "2020-01-01" } });
    expect(gone.act("close-procedure", handler, closing(chen)).cards).toEqual([]);
    expect(
      inspecting().act("close-procedure", handler, closing(chen)).state.procedures.p1?.inspectors,
    ).toEqual([chen]);
  });

  test("never by the applicant, nor by whoever has acted for the applicant", () => {
    const it = inspecting({});
    const { code } = it.refusal("close-procedure", handler, closing(chen, { id: applicant.id }));
    expect(code).toBe("OWN_APPLICATION");
  });
});

const authority = "授权委托书 2026-17";
const agent: Actor = {
  id: "zhou",
  name: "周律师",
  roles: [],
  onBehalfOf: { id: applicant.id, name: applicant.name, authority },
};
const elsewhere: Actor = {
  id: "hz-07",
  name: "杭州窗口",
  roles: [],
  department: "hangzhou-hall",
  onBehalfOf: { id: applicant.id, authority: "跨省通办协议 2026-3" },
};
const filed = { materials: papers };

describe("DA7: an agent or a window elsewhere acts for the applicant by recorded authority", () => {
  test("which stands in every fact of theirs, and in the case from then on", () => {
    const it = story(licence()).submit(filed, elsewhere).act("accept", clerk);
    expect(it.facts.find(({ type }) => type === "action-taken")?.by).toEqual({
      id: "hz-07",
      name: "杭州窗口",
      department: "hangzhou-hall",
      onBehalfOf: elsewhere.onBehalfOf,
    });
    expect(it.state.agents).toEqual([
      { id: "hz-07", name: "杭州窗口", authority: "跨省通办协议 2026-3", since: "2026-09-14" },
    ]);
    it.at("2026-09-15").act("withdraw", agent);
    expect(it.state.agents?.[1]).toMatchObject({ id: "zhou", authority, since: "2026-09-15" });
  });

  test("without an authority nothing is done", () => {
    const { authority: _none, ...principal } = elsewhere.onBehalfOf ?? { id: "" };
    const bare = { ...elsewhere, onBehalfOf: principal } as Actor;
    expect(story(licence()).refusal("submit", bare, filed).code).toBe("ACTOR_INVALID");
  });

  test("the item says what an agent may do afterwards: everything, to file and supplement, or nothing", () => {
    const law = { law: "示例市政务服务办法", article: 12 };
    const files = licence({ agents: { may: "filing", basis: law } });
    const it = story(files).submit(filed, agent);
    const refused = it.refusal("withdraw", agent);
    expect(refused.code).toBe("AGENT_NOT_ALLOWED");
    expect(refused.says.zh).toContain("只能代为申办和补正");
    expect(it.offers(agent).find(({ kind }) => kind === "withdraw")).toMatchObject({
      allowed: false,
      code: "AGENT_NOT_ALLOWED",
    });
    expect(it.act("withdraw", citizen).state.end).toBe("withdrawn");
    const inPerson = licence({ agents: { may: "nothing", basis: law } });
    expect(story(inPerson).refusal("submit", agent, filed).says.en).toContain(
      "the applicant has to act in person here",
    );
    expect(story(licence()).submit(filed, agent).act("withdraw", agent).state.end).toBe(
      "withdrawn",
    );
  });

  test("AP10: whoever has acted for the applicant gives no opinion in the case afterwards, in whatever role", () => {
    const both: Actor = { ...agent, id: handler.id };
    const it = story(licence()).submit(filed, both).act("accept", clerk);
    expect(it.refusal("handle", handler).code).toBe("OWN_APPLICATION");
    const colleague: Actor = { ...handler, id: "colleague" };
    const stands = { id: handler.id, authority: "absence a1" };
    expect(it.refusal("handle", { ...colleague, onBehalfOf: stands }).code).toBe("OWN_APPLICATION");
    expect(it.act("handle", colleague).state.branches.main?.next).toBe(1);
  });

  test("AP10: and inspects nothing in it", () => {
    const procedures = { "site-inspection": { within: "3 business-days", inspectors: { basis } } };
    const it = story(licence({ approval: { procedures } })).submit(filed, agent);
    it.act("accept", clerk).act("open-procedure", handler, {
      procedure: "site-inspection",
      reason: "核实",
    });
    expect(it.refusal("close-procedure", handler, closing(chen, { id: "zhou" })).code).toBe(
      "OWN_APPLICATION",
    );
  });
});

test("DA6: not the same person twice, judged on history: an opinion given through a deputy counts for both", () => {
  const it = accepted(licence({ approval: { "separate-people": true } }));
  const deputy: Actor = { id: "sun", roles: ["handler"], department: "market" };
  it.act("handle", { ...deputy, onBehalfOf: { id: handler.id, authority: "absence a1" } });
  for (const id of [handler.id, "sun"]) {
    const approver: Actor = { id, roles: ["approver"], department: "market" };
    expect(it.refusal("approve", approver).code).toBe("SAME_PERSON_TWICE");
  }
});
