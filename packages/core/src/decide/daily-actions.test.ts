import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence, papers } from "../testing/sample-items.js";
import { accepted, story } from "../testing/story.js";

const head = officer("head", "market");
const law = { law: "中华人民共和国行政许可法", article: 69 };
const why = { reason: "另案未决" };
const suspending = { ...why, basis: law };

describe("DA1: what is wrong in an application is put right on the spot, or amended while the item allows it", () => {
  test("the window puts a mistake right on the spot; nothing else comes of it", () => {
    const it = story(licence({ form: { area: { type: "integer" } } })).submit();
    it.act("correct-on-spot", clerk, { form: { area: 90 }, reason: "笔误" });
    expect(it.state.form).toEqual({ area: 90 });
    expect(it.where).toEqual(["acceptance.checking"]);
    expect(it.news.map(({ type }) => type)).toEqual(["action-taken"]);
  });

  test("the applicant amends until it is accepted, or until it is decided, as the item says", () => {
    const form = { area: { type: "integer" } } as const;
    const amended = { form: { area: 120 }, reason: "扩大面积" };
    const early = story(licence({ form, amendments: { until: "acceptance" } })).submit();
    expect(early.act("amend", citizen, amended).state.form).toEqual({ area: 120 });
    early.act("accept", clerk);
    expect(early.refusal("amend", citizen, amended).code).toBe("ACTION_NOT_ALLOWED");
    const late = accepted(licence({ form, amendments: { until: "decision" } }));
    expect(late.act("amend", citizen, amended).timeline.at(-1)).toContain("扩大面积");
    late.opine("market", "handle").opine("market", "approve").act("grant", head);
    expect(late.refusal("amend", citizen, amended).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("not at all where the item does not say so, nor by anybody else, nor without saying what", () => {
    expect(story(licence()).submit().refusal("amend", citizen, why).code).toBe("ACTION_UNKNOWN");
    const it = story(licence({ amendments: { until: "decision" } })).submit();
    expect(it.refusal("amend", clerk, { materials: papers, ...why }).code).toBe("NOT_PERMITTED");
    expect(it.refusal("amend", citizen, why).says.en).toContain("say what is amended");
  });

  test("departments that had looked through the materials look again", () => {
    const item = jointLicence({ amendments: { until: "acceptance" } });
    const it = story(item).submit();
    it.act("confirm-materials", officer("handler", "fire"));
    expect(it.tasks).not.toContain("acceptance:fire");
    it.act("amend", citizen, { materials: papers.slice(0, 1), ...why });
    expect(it.tasks).toContain("acceptance:fire");
  });

  test("once accepted nothing that the amendment calls for may be missing", () => {
    const materials = [
      { id: "application", title: "申请书" },
      { id: "health-proof", title: "健康证明", required: { when: "form.staff > 0" } },
    ];
    const form = { staff: { type: "integer" } } as const;
    const it = story(licence({ form, materials, amendments: { until: "decision" } }));
    it.submit({ materials: [{ id: "application", name: "申请书.pdf" }] }).act("accept", clerk);
    const staff = { form: { staff: 3 }, ...why };
    expect(it.refusal("amend", citizen, staff)).toMatchObject({
      code: "AMENDMENT_INCOMPLETE",
      says: { zh: expect.stringContaining("健康证明") },
    });
    it.act("amend", citizen, { ...staff, materials: [{ id: "health-proof", name: "健康证.pdf" }] });
    expect(it.state.form).toEqual({ staff: 3 });
  });
});

describe("DA2: a document that was issued is corrected by one that supersedes it", () => {
  const issued = () =>
    accepted(licence())
      .opine("market", "handle")
      .opine("market", "approve")
      .act("grant", head)
      .act("complete", clerk, { result: "issued", certificate: { number: "JY-1" } });
  const correction = {
    what: "document",
    document: "certificate",
    number: "JY-1-更",
    text: "法定代表人应为李雷",
    reason: "笔误",
  };

  test("with a reason; the old one stays on record, also when the case has ended", () => {
    const it = issued().act("collect", clerk, { collector: "李雷" });
    it.at("2026-09-21").act("correct", head, correction);
    expect(it.state.issued).toEqual([
      { document: "decision", on: "2026-09-14" },
      { document: "certificate", number: "JY-1", on: "2026-09-14", superseded: true },
      {
        document: "certificate",
        number: "JY-1-更",
        on: "2026-09-21",
        correction: "法定代表人应为李雷",
      },
    ]);
    expect(it.state.completion?.number).toBe("JY-1-更");
    expect(it.timeline.at(-1)).toContain("certificate JY-1-更: 法定代表人应为李雷 (笔误)");
  });

  test("under its own number where none is given, and as often as needed", () => {
    const { number: _own, ...again } = correction;
    const it = issued().act("correct", head, again).act("correct", head, correction);
    expect(it.state.issued.map(({ number = "-" }) => number)).toEqual([
      "-",
      "JY-1",
      "JY-1",
      "JY-1-更",
    ]);
    expect(
      it.state.issued.filter((one) => one.document === "certificate" && !one.superseded),
    ).toHaveLength(1);
  });

  test("only one that has been issued, and only by whoever may put the record right", () => {
    const it = issued();
    expect(it.refusal("correct", head, { ...correction, document: "fire-opinion" })).toMatchObject({
      code: "DOCUMENT_UNKNOWN",
      details: { known: ["decision", "certificate"] },
    });
    expect(it.refusal("correct", clerk, correction).code).toBe("NOT_PERMITTED");
  });
});

describe("DA3: a case is suspended by law and goes on where it stood", () => {
  test("its tasks are closed but to resume it, nothing else is done meanwhile, and owners stay", () => {
    const it = accepted(jointLicence()).act("claim", officer("handler", "fire"));
    const before = it.tasks;
    it.act("suspend", head, suspending);
    expect(it.tasks).toEqual(["suspension"]);
    const refused = it.refusal("handle", officer("handler", "fire"));
    expect(refused.code).toBe("CASE_SUSPENDED");
    expect(refused.says.zh).toContain("自 2026-09-14 中止：另案未决");
    for (const operation of ["consult"]) {
      expect(it.refusal(operation, officer("handler", "fire")).code).toBe("CASE_SUSPENDED");
    }
    const offers = it.offers(officer("handler", "fire"));
    expect(offers.find(({ kind, branch }) => kind === "handle" && branch === "fire")).toMatchObject(
      { allowed: false, code: "CASE_SUSPENDED" },
    );
    it.at("2026-09-16").act("resume", head, why);
    expect(it.tasks.toSorted()).toEqual(before.toSorted());
    expect(it.state.owners).toHaveProperty("approval:fire:1-handle");
    expect(it.act("handle", officer("handler", "fire")).state.branches.fire?.next).toBe(1);
  });

  test("its clocks go on, where the item says nothing else", () => {
    const it = accepted(licence());
    const due = it.due("statutory");
    it.act("suspend", head, suspending).at("2026-09-21").act("resume", head, why);
    expect(it.due("statutory")).toBe(due);
    expect(it.timeline).toContain(
      "suspended under 《中华人民共和国行政许可法》 art. 69; its time goes on",
    );
  });

  test("its time is left out where the item says so with its basis: no level fires, and the ledger says why", () => {
    const item = licence({
      suspension: { excludes: true, basis: law, within: "90 business-days" },
    });
    const it = accepted(item).at("2026-09-15").act("suspend", head, why);
    expect(it.limit("statutory").excluded).toBe(true);
    it.at("2026-12-15").sweep();
    expect(it.cards).toEqual([]);
    it.act("resume", head, why);
    // 20 business days from 14 September, of which one had passed.
    const { text } = it.limit("statutory").explain();
    expect(text("zh")).toContain("中止");
    expect(text("en")).toContain("suspended");
    expect(it.due("statutory")).toBe("2027-01-12");
  });

  test("DA3, TL5: it has a limit of its own where the item sets one, past which a card is raised and its time is still left out", () => {
    const item = licence({
      suspension: { excludes: true, basis: law, within: "5 business-days" },
    });
    const it = accepted(item).at("2026-09-15").act("suspend", head, why);
    expect(it.due("suspension:1")).toBe("2026-09-21");
    const [span] = it.state.limits.statutory?.excluded ?? [];
    expect(span).toMatchObject({ procedure: "suspension", announced: "2026-09-21" });
    it.at("2026-09-23").sweep();
    expect(it.cards).toEqual([
      "yellow overdue suspension:1 2026-09-22",
      "red overdue suspension:1 2026-09-23",
    ]);
    expect(it.limit("statutory").excluded).toBe(true);
    it.at("2026-09-24").act("resume", head, why);
    expect(it.limit("suspension:1").status).toBe("overdue");
    expect(it.due("statutory")).toBe("2026-10-28");
    // Each suspension has its own, also where the last step is taken back meanwhile.
    it.at("2026-09-25").act("suspend", head, why);
    expect(it.due("suspension:2")).toBe("2026-10-09");
    it.at("2026-09-28").act("terminate", head, suspending).at("2026-09-29");
    expect(it.limit("suspension:2").status).toBe("ended");
    it.act("reopen", head, why);
    expect([it.limit("suspension:2").status, it.due("suspension:2")]).toEqual([
      "running",
      "2026-10-09",
    ]);
    it.act("resume", head, why);
    expect(it.limit("suspension:2").status).toBe("met");
  });

  test("silence has its effect all the same where the clock goes on; resuming is then still somebody's", () => {
    const it = story(licence()).submit().act("suspend", head, suspending);
    it.at("2026-09-30").sweep();
    expect(it.state.deemed).toEqual(["deemed-accepted"]);
    expect(it.tasks.toSorted()).toEqual(["document:acceptance-notice", "suspension"]);
  });

  test("only with a law in force, cited by the item or by the act", () => {
    expect(accepted(licence()).refusal("suspend", head, why).code).toBe("BASIS_MISSING");
    const old = { ...law, to: "2020-01-01" };
    const it = accepted(licence({ suspension: { by: "handler", basis: old } }));
    const handler = officer("handler", "market");
    expect(it.refusal("suspend", handler, why).says.zh).toContain("2026-09-14 没有可引的现行依据");
    expect(it.refusal("suspend", head, suspending).code).toBe("NOT_PERMITTED");
    it.act("suspend", handler, suspending);
    expect(it.state.suspended).toEqual({
      since: "2026-09-14",
      reason: "另案未决",
      basis: law,
      excludes: false,
    });
  });

  test("not twice, not before it was filed, not after the decision", () => {
    const it = accepted(licence());
    it.act("suspend", head, suspending);
    expect(it.refusal("suspend", head, suspending).code).toBe("ACTION_NOT_ALLOWED");
    it.act("resume", head, why).opine("market", "handle").opine("market", "approve");
    it.act("grant", head);
    expect(it.refusal("suspend", head, suspending).code).toBe("ACTION_NOT_ALLOWED");
    const draft = story(licence()).act("save-draft", citizen);
    expect(draft.refusal("suspend", head, suspending).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("what the applicant owes goes on, and a withdrawal ends it", () => {
    const it = story(licence())
      .submit()
      .act("request-supplement", clerk, { materials: ["health-proof"], reason: "缺" })
      .act("send-notice", clerk)
      .act("suspend", head, suspending);
    expect(it.tasks.toSorted()).toEqual(["acceptance.waiting", "suspension"]);
    it.act("supplement", citizen, { materials: [{ id: "health-proof", name: "健康证.pdf" }] });
    expect(it.where).toEqual(["acceptance.checking"]);
    expect(it.act("withdraw", citizen).state.end).toBe("withdrawn");
  });
});

describe("DA4: before the decision a case can be terminated, handed over or voided", () => {
  test.each([
    ["terminate", head, suspending, "terminated"],
    ["void", clerk, why, "void"],
    ["forward", head, { to: "市水务局", ...why }, "forwarded"],
  ] as const)("%s ends it with all it holds, like a withdrawal", (action, by, payload, end) => {
    const it = accepted(jointLicence()).opine("fire", "handle").act(action, by, payload);
    expect(it.state).toMatchObject({ status: "closed", end });
    expect(it.tasks).toEqual([]);
    const limits = Object.values(it.state.limits).filter(({ key }) => key !== "completeness");
    expect(new Set(limits.map(({ status }) => status))).toEqual(new Set(["ended"]));
    expect(it.refusal("handle", officer("handler", "health")).code).toBe("CASE_CLOSED");
  });

  test("a termination cites its law, and whoever put it down can take it up again where it stood", () => {
    const it = accepted(licence());
    expect(it.refusal("terminate", head, why).code).toBe("BASIS_MISSING");
    it.act("terminate", head, suspending);
    expect(it.all("case-closed")).toMatchObject([{ end: "terminated", basis: law }]);
    expect(it.timeline.at(-1)).toBe(
      "case closed: terminated under 《中华人民共和国行政许可法》 art. 69",
    );
    it.at("2026-09-16").act("reopen", head, why);
    expect(it.where).toEqual(["approval.branches.main.open"]);
    expect(it.limit("statutory").status).toBe("running");
  });

  test("a suspended case that was terminated is suspended again when it is reopened, its time still left out", () => {
    const item = licence({
      suspension: { excludes: true, basis: law, within: "90 business-days" },
    });
    const it = accepted(item).act("suspend", head, why).at("2026-09-16");
    it.act("terminate", head, suspending).at("2026-09-21").act("reopen", head, why);
    expect(it.tasks).toEqual(["suspension"]);
    it.at("2026-09-22").act("resume", head, why);
    const spans = it.state.limits.statutory?.excluded;
    expect(spans).toMatchObject([{ after: "2026-09-14", through: "2026-09-22" }]);
  });

  test("nobody ends it after the decision", () => {
    const it = accepted(licence()).opine("market", "handle").opine("market", "approve");
    it.act("grant", head);
    for (const action of ["terminate", "void", "forward"]) {
      expect(it.refusal(action, head, { ...suspending, to: "x" }).code).toBe("ACTION_NOT_ALLOWED");
    }
  });
});
