import { describe, expect, test } from "vitest";
import { renewal, silentPermit } from "../testing/clocks/licence-clocks.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { accepted, type Story, story } from "../testing/story.js";
import { slaEventOf } from "../view/sla-events.js";

const head = officer("head", "bureau");

/** The permit expires on Sunday, 29 November 2026: the renewal is to be applied for by 30 October. */
function filed(on: string): Story {
  return story(renewal)
    .at(on)
    .submit({ form: { "permit-expires": "2026-11-29" } });
}

const announced = ({ item, state, facts }: Story) =>
  facts.flatMap((fact, index) => slaEventOf(item, state, fact, index + 1)?.name ?? []);

describe("TL8: a renewal that is not decided before the permit expires", () => {
  const renewed = () => filed("2026-10-30").at("2026-11-02").act("accept", clerk);

  test("is to be applied for thirty days before, counted backwards (TL16)", () => {
    expect(filed("2026-10-30").limit("renewal-apply")).toMatchObject({
      status: "met",
      due: { on: "2026-10-30" },
    });
    expect(filed("2026-10-31").limit("renewal-apply")).toMatchObject({
      status: "overdue",
      overdue: 1,
    });
  });

  test("is to be decided by the day of expiry, a Sunday: nothing moves a permit's expiry", () => {
    expect(renewed().due("renewal-decision")).toBe("2026-11-29");
    expect(renewed().at("2026-11-29 23:59").sweep().all("deemed")).toEqual([]);
  });

  test("is renewed by silence when the day is over, as of the day of expiry", () => {
    const it = renewed().at("2026-11-30 00:00").sweep();
    expect(it.all("deemed")).toMatchObject([
      {
        outcome: "deemed-renewed",
        limit: "renewal-decision",
        effectiveOn: "2026-11-29",
        basis: { article: 50, paragraph: 2 },
      },
    ]);
    expect(it.where).toEqual(["completion.issuing"]);
    expect(it.due("renewal-decision")).toBe("2026-11-29");
  });

  test("decided on the last day it is not", () => {
    const it = renewed()
      .at("2026-11-29 20:00")
      .finish("bureau")
      .act("deny", head, { reason: "不符" });
    expect(it.at("2026-12-01").sweep().all("deemed")).toEqual([]);
    expect(it.limit("renewal-decision").status).toBe("met");
  });

  test("filed a day too late it is not: the decision is only overdue", () => {
    const it = filed("2026-10-31").at("2026-11-02").act("accept", clerk).at("2026-11-30").sweep();
    expect(it.all("deemed")).toEqual([]);
    expect(it.where).toEqual(["approval.branches.main.open"]);
    expect(it.all("limit-breached").map(({ limit }) => limit)).toContain("renewal-decision");
  });

  test("while the applicant has not supplied what was demanded it is not, then or later", () => {
    const it = filed("2026-10-30").at("2026-11-05");
    it.act("request-supplement", clerk, { materials: ["floor-plan"], reason: "缺" });
    it.act("send-notice", clerk).at("2026-11-30 08:00").sweep();
    expect([it.where, it.all("deemed")]).toEqual([["acceptance.waiting"], []]);
    const brought = { materials: [{ id: "floor-plan", name: "平面图" }] };
    it.at("2026-12-01").act("supplement", citizen, brought).at("2026-12-02").sweep();
    expect(it.all("deemed")).toEqual([]);
  });

  test("not accepted yet but lacking nothing, it is: the permit does not wait for the window", () => {
    const it = filed("2026-10-30").at("2026-11-05");
    it.act("request-supplement", clerk, { materials: ["floor-plan"], reason: "缺" });
    it.act("send-notice", clerk).at("2026-11-27");
    it.act("supplement", citizen, { materials: [{ id: "floor-plan", name: "平面图" }] });
    expect(it.at("2026-11-30").sweep().where).toEqual(["completion.issuing"]);
    expect(it.all("deemed")).toMatchObject([{ outcome: "deemed-renewed" }]);
    expect(it.limit("completeness").status, "has lost its object").toBe("ended");
    expect(it.at("2027-01-01").sweep().all("deemed")).toHaveLength(1);
  });
});

describe("TL8: what silence decides is nobody's decision", () => {
  const granted = () => accepted(silentPermit, "2026-09-14").at("2026-09-22 00:00").sweep();

  test("its facts are its own, by nobody, and its milestones say so", () => {
    const it = granted();
    expect(it.news.every(({ by }) => by === undefined)).toBe(true);
    expect(it.all("deemed")).toMatchObject([
      { outcome: "deemed-granted", effectiveOn: "2026-09-22" },
    ]);
    const decisions = it
      .all("milestone-reached")
      .filter(({ milestone }) => ["decision", "granted"].includes(milestone));
    expect(decisions.map(({ deemed }) => deemed)).toEqual([true, true]);
    expect(it.state.deemed).toEqual(["deemed-granted"]);
  });

  test("it is announced as that, and not as decided", () => {
    const names = announced(granted());
    expect(names).toContain("case:deemed-granted");
    expect(names).toContain("document:due");
    expect(names).not.toContain("case:decided");
  });

  test("the limit it ran out on is overdue, and another it ends has not been kept by it", () => {
    const it = filed("2026-10-30").at("2026-11-02").act("accept", clerk).at("2026-11-30").sweep();
    expect(it.limit("renewal-decision").status).toBe("overdue");
    expect(it.limit("statutory"), "due on 30 November, ended by silence").toMatchObject({
      status: "ended",
      due: { on: "2026-11-30" },
    });
  });

  test("the missed duty has a red card of its own", () => {
    expect(granted().cards).toContain("red decided-by-silence statutory 2026-09-22");
  });

  test("its work is stopped: no opinion can be given any more", () => {
    const it = granted();
    expect(it.tasks).toEqual(["completion.issuing", "document:decision"]);
    expect(it.refusal("handle", officer("handler", "bureau")).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("a person issues the decision in writing, once, and no other document", () => {
    const it = granted();
    expect(it.refusal("issue-document", citizen, { document: "decision" }).code).toBe(
      "NOT_PERMITTED",
    );
    expect(it.refusal("issue-document", clerk, { document: "licence" })).toMatchObject({
      code: "DOCUMENT_NOT_DUE",
      details: { due: ["decision"] },
    });
    it.act("issue-document", clerk, { document: "decision", number: "准〔2026〕1号" });
    expect(it.tasks).toEqual(["completion.issuing"]);
    expect(it.refusal("issue-document", clerk, { document: "decision" }).code).toBe(
      "ACTION_NOT_ALLOWED",
    );
    it.act("complete", clerk, { result: "issued" });
    expect(it.limit("delivery" in it.state.limits ? "delivery" : "statutory").status).toBe(
      "overdue",
    );
  });

  test("a document that becomes due by the very act can be issued with it", () => {
    const it = accepted(silentPermit, "2026-09-14").at("2026-09-22");
    it.act("issue-document", clerk, { document: "decision" });
    expect(it.state.documents).toEqual([]);
  });

  test("what is not accepted yet is not granted: it is overdue", () => {
    const it = story(silentPermit).at("2026-09-14").submit({}).at("2026-09-22").sweep();
    expect([it.where, it.all("deemed")]).toEqual([["acceptance.checking"], []]);
  });
});
