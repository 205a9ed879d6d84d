import { describe, expect, test } from "vitest";
import type { Actor } from "../case/person.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { type Changes, jointLicence, licence } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";

type Steps = NonNullable<NonNullable<Changes["approval"]>["steps"]>;

const handler = officer("handler", "market");
const approver = officer("approver", "market");
const reviewer = (name: string): Actor => ({ ...officer("reviewer", "market"), id: name, name });
const [anna, bert, carl] = [reviewer("anna"), reviewer("bert"), reviewer("carl")] as const;
const against = { agree: false, opinion: "不符合条件" };
const zhao = { id: "zhao-gong", name: "赵总工" };
const asZhao: Actor = { ...zhao, roles: [] };

const threeSign = (
  sign: Steps[number] extends infer S ? (S extends { sign?: infer T } ? T : never) : never,
): Story =>
  accepted(
    licence({
      approval: {
        steps: ["handle", { step: "review", signers: ["reviewer", "reviewer", "approver"], sign }],
      },
    }),
  ).act("handle", handler);

describe("AP5: several sign one step", () => {
  test("all of them (会签): each has a task; the step is done when the last has agreed", () => {
    const it = threeSign("all");
    expect(it.tasks).toEqual([
      "approval:main:2-review:1",
      "approval:main:2-review:2",
      "approval:main:2-review:3",
    ]);
    it.act("review", anna);
    expect(it.tasks).toEqual(["approval:main:2-review:2", "approval:main:2-review:3"]);
    it.act("review", approver).act("review", bert);
    expect(it.state.branches.main).toMatchObject({ result: "agreed", next: 2 });
    expect(it.where).toEqual(["approval.deciding"]);
  });

  test("all of them: one refusal is certain, and asks the others no more", () => {
    const it = threeSign("all").act("review", anna, against);
    expect(it.state.branches.main?.result).toBe("refused");
    expect(it.tasks).toEqual(["approval.deciding"]);
  });

  test("any of them (或签): the first who agrees decides", () => {
    const it = threeSign("any").act("review", anna, against);
    expect(it.state.branches.main?.result).toBeUndefined();
    expect(it.act("review", bert).state.branches.main?.result).toBe("agreed");
  });

  test("by votes (票签): so many of them, or more than half; certain votes end it", () => {
    const two = threeSign({ of: 2 }).act("review", anna).act("review", bert, against);
    expect(two.state.branches.main?.result).toBeUndefined();
    expect(two.act("review", approver).state.branches.main?.result).toBe("agreed");
    const most = threeSign("majority")
      .act("review", anna, against)
      .act("review", approver, against);
    expect(most.state.branches.main?.result).toBe("refused");
  });

  test("nobody votes twice, nor from a place that is not theirs", () => {
    const it = threeSign("all").act("review", anna);
    const twice = it.refusal("review", anna);
    expect(twice.code).toBe("SIGNED_ALREADY");
    it.act("review", bert);
    expect(it.refusal("review", carl).code, "both reviewers have signed").toBe("NOT_PERMITTED");
    expect(it.refusal("review", officer("reviewer", "fire")).code).toBe("NOT_PERMITTED");
  });

  test("a vote says whose place it took, and that the step goes on", () => {
    const it = threeSign("all").act("review", anna);
    expect(it.all("action-taken").at(-1)).toMatchObject({ seat: "1", part: true });
    it.act("review", bert).act("review", approver);
    const last = it.all("action-taken").at(-1);
    expect(last).toMatchObject({ seat: "3" });
    expect(last).not.toHaveProperty("part");
  });
});

describe("AP6: another signer is asked", () => {
  const one = () => accepted(licence()).act("handle", handler);
  const ask = (it: Story, place: string, by: Actor = approver) =>
    it.act("add-signer", by, { who: zhao, place, reason: "结构复杂" });

  test("with them: the step needs both", () => {
    const it = ask(one(), "parallel");
    expect(it.tasks).toEqual(["approval:main:2-approve", "approval:main:2-approve:s1"]);
    expect(Object.values(it.state.tasks).at(-1)).toMatchObject({ person: zhao, kinds: ["sign"] });
    it.act("approve", approver);
    expect(it.state.branches.main?.result).toBeUndefined();
    expect(it.act("sign", asZhao).state.branches.main?.result).toBe("agreed");
  });

  test("before: the step waits, and the opinion is advice", () => {
    const it = ask(one(), "before");
    const early = it.refusal("approve", approver);
    expect(early.code).toBe("SIGNERS_PENDING");
    expect(early.says.en).toContain("赵总工");
    it.act("sign", asZhao, against);
    expect(it.tasks).toEqual(["approval:main:2-approve"]);
    expect(it.act("approve", approver).state.branches.main?.result).toBe("agreed");
  });

  test("after: asked once the step has agreed, and can still refuse", () => {
    const it = ask(one(), "after");
    expect(it.tasks).toEqual(["approval:main:2-approve"]);
    it.act("approve", approver);
    expect(it.tasks).toEqual(["approval:main:2-approve:s1"]);
    expect(it.act("sign", asZhao, against).state.branches.main?.result).toBe("refused");
  });

  test("after: not asked where the step has refused", () => {
    const it = ask(one(), "after").act("approve", approver, against);
    expect(it.state.branches.main?.result).toBe("refused");
  });

  test("not twice, not who has signed, not the applicant, and only by whose turn it is", () => {
    const it = ask(one(), "parallel");
    const again = { who: zhao, reason: "再请" };
    expect(it.refusal("add-signer", approver, again).code).toBe("SIGNER_ALREADY_THERE");
    const self = { who: { id: it.state.applicant.id }, reason: "x" };
    expect(it.refusal("add-signer", approver, self).code).toBe("SIGNER_IS_APPLICANT");
    expect(it.refusal("add-signer", handler, again).code).not.toBe("SIGNER_ALREADY_THERE");
    it.act("approve", approver);
    const signed = { who: { id: approver.id }, reason: "x" };
    expect(it.refusal("add-signer", approver, signed).code).toBe("SIGNER_ALREADY_THERE");
    expect(it.refusal("sign", { id: "nobody", roles: [] }).code).toBe("NOT_PERMITTED");
  });

  test("not who has spoken in the branch, where each step needs another person", () => {
    const it = accepted(licence({ approval: { "separate-people": true } })).act("handle", handler);
    const refused = it.refusal("add-signer", approver, {
      who: handler.id ? { id: handler.id } : zhao,
      reason: "x",
    });
    expect(refused.code).toBe("SAME_PERSON_TWICE");
  });

  test("is removed while the signature is missing; the step is done where it was the last", () => {
    const it = ask(one(), "parallel").act("approve", approver);
    it.act("remove-signer", approver, { signer: zhao.id, reason: "出差" });
    expect(it.state.branches.main?.result).toBe("agreed");
    expect(it.tasks).toEqual(["approval.deciding"]);
  });

  test("is not removed where the step would be done before the answer or the hearing that it waits for (AP15, TK9)", () => {
    const removal = { signer: zhao.id, reason: "出差" };
    const consulting = { consultations: { health: { within: "3 business-days" } } } as const;
    const joint = (more: object) =>
      accepted(jointLicence({ approval: more })).act("handle", officer("handler", "fire"));
    const fire = officer("approver", "fire");
    const by = { who: zhao, place: "parallel", reason: "请会签" };
    const asked = joint(consulting).act("add-signer", fire, by, "fire").act("approve", fire);
    asked.act("consult", asZhao, { department: "health", question: "是否影响" }, "fire");
    expect(asked.refusal("remove-signer", fire, removal).code).toBe("CONSULTATION_PENDING");

    const hearing = { procedures: { hearing: { excludes: true, hearing: {} } } } as const;
    const owed = joint(hearing).act("add-signer", fire, by, "fire").act("approve", fire);
    const told = { parties: [], matter: "拟不予" };
    owed.act("notify-right", officer("handler", "fire"), told, "fire");
    owed.act("request-hearing", citizen);
    expect(owed.refusal("remove-signer", fire, removal).code).toBe("HEARING_OWED");
    expect(owed.state.branches.fire?.result).toBeUndefined();
  });

  test("is not removed after signing, nor is somebody whom the item names", () => {
    const it = ask(one(), "parallel").act("sign", asZhao);
    const gone = it.refusal("remove-signer", approver, { signer: zhao.id, reason: "x" });
    expect(gone.code).toBe("SIGNER_NOT_THERE");
    const both = ask(one(), "parallel").act("sign", asZhao);
    both.act("add-signer", approver, { who: { id: "qian" }, reason: "再请一人" });
    const signed = both.refusal("remove-signer", approver, { signer: zhao.id, reason: "x" });
    expect(signed.code).toBe("SIGNER_HAS_SIGNED");
    const unknown = both.refusal("remove-signer", approver, { signer: approver.id, reason: "x" });
    expect(unknown.code).toBe("SIGNER_NOT_THERE");
    expect(unknown.details).toMatchObject({ known: [zhao.id, "qian"] });
  });
});

describe("AP6: nobody has two places at a step", () => {
  const one = () => accepted(licence()).act("handle", handler);
  const deputy = reviewer("ding");
  const asked = (who: Actor, place: string) => ({ who: { id: who.id }, place, reason: "会审" });

  test.each(["parallel", "after", "before"])("who has the step is not added to it, %s", (place) => {
    const it = one().act("claim", approver);
    expect(it.refusal("add-signer", approver, asked(approver, place)).code).toBe(
      "SIGNER_ALREADY_THERE",
    );
    expect(one().refusal("add-signer", approver, asked(approver, place)).code).toBe(
      "SIGNER_ALREADY_THERE",
    );
  });

  test("nor the owner of a step that was delegated, nor the delegate, nor for whom somebody signed", () => {
    const to = { id: deputy.id, roles: [], department: "market" };
    const it = one().act("claim", approver).act("delegate", approver, { to, reason: "出差" });
    for (const who of [approver, deputy]) {
      expect(it.refusal("add-signer", deputy, asked(who, "parallel")).code).toBe(
        "SIGNER_ALREADY_THERE",
      );
    }
    it.act("add-signer", deputy, { who: zhao, reason: "会审" }).act("approve", deputy);
    const boss: Actor = { ...approver, id: "other" };
    expect(it.refusal("add-signer", boss, asked(approver, "parallel")).code).toBe(
      "SIGNER_ALREADY_THERE",
    );
  });

  test("nor an agent of the applicant", () => {
    const agent: Actor = {
      id: "agent",
      roles: [],
      onBehalfOf: { id: citizen.id, authority: "委托书" },
    };
    const it = story(licence()).submit(undefined, agent).act("accept", clerk);
    it.act("handle", handler);
    expect(it.refusal("add-signer", approver, asked(agent, "after")).code).toBe("OWN_APPLICATION");
  });

  test("who was added signs from that place: takes no other, is given none, and nobody else's either", () => {
    const added: Actor = { ...approver, id: zhao.id };
    const it = one().act("add-signer", approver, { who: zhao, reason: "会审" });
    const other = { ...approver, id: "other", onBehalfOf: { id: zhao.id, authority: "代理" } };
    for (const by of [added, other]) {
      expect(it.refusal("claim", by).code).toBe("SIGNER_ALREADY_THERE");
      expect(it.refusal("approve", by).code).toBe("SIGNER_ALREADY_THERE");
    }
    const to = { id: zhao.id, roles: ["approver"], department: "market" };
    for (const action of ["transfer", "delegate"]) {
      const refused = it.refusal(action, approver, { to, reason: "出差" });
      expect(refused.code).toBe("SIGNER_ALREADY_THERE");
    }
    it.act("sign", added).act("approve", approver);
    expect(it.state.branches.main?.result).toBe("agreed");
  });

  test("who has signed one place of several is not given another", () => {
    const it = threeSign("all").act("review", anna);
    expect(it.refusal("claim", anna).code).toBe("SIGNED_ALREADY");
    const task = Object.values(it.state.tasks)[0]?.id;
    const to = { id: anna.id, roles: anna.roles, department: "market" };
    expect(it.refusal("transfer", bert, { task, to, reason: "出差" }).code).toBe("SIGNED_ALREADY");
  });
});

describe("AP10: nobody has a say in their own application", () => {
  test("neither in a department nor for the authority", () => {
    const it = accepted(licence());
    const me = { ...handler, id: it.state.applicant.id };
    expect(it.refusal("handle", me).code).toBe("OWN_APPLICATION");
    const agent = { ...handler, onBehalfOf: { id: it.state.applicant.id, authority: "委托书" } };
    expect(it.refusal("handle", agent).code).toBe("OWN_APPLICATION");
    it.finish("market");
    const boss = { ...officer("head", "market"), id: it.state.applicant.id };
    expect(it.refusal("grant", boss).code).toBe("OWN_APPLICATION");
  });
});

describe("AP11: silence taken for consent", () => {
  const basis = { law: "某市并联审批办法", article: 12 };
  const silent = (more: object = {}, approval: Changes["approval"] = {}) =>
    jointLicence({
      approval: {
        ...approval,
        branches: {
          market: { department: "market" },
          fire: {
            department: "fire",
            within: "5 business-days",
            "on-expiry": { outcome: "deemed-agreed", basis, ...more },
          },
        },
      },
    });

  test("ends the branch as its own kind of result, with its basis, and a card for the duty missed", () => {
    const it = accepted(silent(), "2026-09-14").at("2026-09-22").sweep();
    expect(it.state.branches.fire).toMatchObject({
      result: "deemed-agreed",
      opinions: [],
      endedOn: "2026-09-21",
    });
    expect(it.all("consent-deemed")).toMatchObject([{ branch: "fire", basis }]);
    expect(it.cards).toContain("red consent-by-silence branch:fire 2026-09-21");
    expect(it.limit("branch:fire").status).toBe("overdue");
    expect(it.tasks).toEqual(["approval:market:1-handle"]);
    expect(it.finish("market").state.joined).toBe("agreed");
  });

  test("comes only where the item says so; otherwise the branch is overdue and stays at work", () => {
    const it = accepted(jointLicence(), "2026-09-14").at("2026-10-20").sweep();
    expect(it.state.branches.fire?.result).toBeUndefined();
    expect(it.where).toContain("approval.branches.fire.open");
  });

  test.each(["until-answer", "until-due"] as const)(
    "not while the department waits %s for what it asked another",
    (wait) => {
      const consultations = { environment: { within: "20 business-days", wait } };
      const it = accepted(silent({}, { consultations }), "2026-09-14");
      const asks = { department: "environment", question: "排烟" };
      it.act("consult", officer("handler", "fire"), asks, "fire").at("2026-09-22").sweep();
      expect(it.all("consent-deemed")).toEqual([]);
      expect(it.limit("branch:fire")).toMatchObject({ status: "running", overdue: 2 });
    },
  );

  test("though while it waits for an answer that holds nothing up", () => {
    const consultations = { environment: { within: "20 business-days", wait: "none" } } as const;
    const it = accepted(silent({}, { consultations }), "2026-09-14");
    const asks = { department: "environment", question: "排烟" };
    it.act("consult", officer("handler", "fire"), asks, "fire").at("2026-09-22").sweep();
    expect(it.all("consent-deemed")).toHaveLength(1);
  });

  test("not while a right to a hearing that was notified in the branch is open", () => {
    const procedures = { hearing: { excludes: true, hearing: {} } };
    const it = accepted(silent({}, { procedures }), "2026-09-14");
    it.at("2026-09-18").act("notify-right", officer("handler", "fire"), { matter: "烟" }, "fire");
    it.at("2026-09-22").sweep();
    expect(it.all("consent-deemed")).toEqual([]);
    const other = accepted(silent({}, { procedures }), "2026-09-14").at("2026-09-18");
    other.act("notify-right", officer("handler", "market"), { matter: "烟" }, "market");
    expect(other.at("2026-09-22").sweep().all("consent-deemed"), "in another").toHaveLength(1);
  });

  test("not before the basis is in force", () => {
    const later = { basis: { ...basis, from: "2027-01-01" } };
    const it = accepted(silent(later), "2026-09-14").at("2026-09-22").sweep();
    expect(it.state.branches.fire?.result).toBeUndefined();
  });
});
