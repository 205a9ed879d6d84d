import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted } from "../testing/story.js";

const handler = officer("handler", "market");
const review = { procedure: "expert-review", length: "10 business-days", reason: "需专家评审" };
const close = { id: "p1", result: "通过" };

describe("TL5: time that is not counted (domain 1.12)", () => {
  test("B1: accepted 2026-04-27, 20 business days: due 2026-05-27", () => {
    expect(accepted(licence(), "2026-04-27").due("statutory")).toBe("2026-05-27");
  });

  test.each([
    // opened      closed        due           because
    ["2026-05-06", "2026-05-13", "2026-06-04", "B2: 7, 8, 9, 11, 12 and 13 May are not counted"],
    ["2026-05-06", "2026-05-06", "2026-05-27", "B3: opened and closed on one day, nothing is"],
    ["2026-05-08", "2026-05-09", "2026-05-28", "that Saturday is worked in exchange for a holiday"],
    ["2026-05-09", "2026-05-10", "2026-05-27", "a Sunday would not have counted anyway"],
  ])("expert review from %s to %s: due %s: %s", (opened, closed, due) => {
    const it = accepted(licence(), "2026-04-27");
    it.at(opened).act("open-procedure", handler, review);
    it.at(closed).act("close-procedure", handler, close);
    expect(it.due("statutory")).toBe(due);
  });

  test("B5: expert review as in B2, and 10 days' extension: due 2026-06-18", () => {
    const it = accepted(licence(), "2026-04-27");
    it.at("2026-05-06").act("open-procedure", handler, review);
    it.at("2026-05-13").act("close-procedure", handler, close);
    const head = officer("head", "market");
    it.at("2026-05-20").act("extend", head, { limit: "statutory", reason: "疑难" });
    expect(it.due("statutory")).toBe("2026-06-18");
  });

  test("E3: promised 10 business days from 2026-09-16, excluded 09-24 to 10-08: due 2026-10-12", () => {
    const limits = { preset: "licensing-law", promised: { within: "10 business-days" } } as const;
    const it = accepted(licence({ limits }), "2026-09-16");
    expect(it.due("promised"), "E1").toBe("2026-09-30");
    it.at("2026-09-24").act("open-procedure", handler, review);
    it.at("2026-10-08").act("close-procedure", handler, close);
    expect(it.due("promised")).toBe("2026-10-12");
  });

  test("leaves time out of the limit of its own branch, and of no other", () => {
    const it = accepted(jointLicence(), "2026-09-14");
    it.at("2026-09-16").act("open-procedure", officer("handler", "fire"), {
      procedure: "testing",
      length: "3 business-days",
      reason: "检测",
    });
    it.at("2026-09-21").act("close-procedure", officer("handler", "fire"), close);
    expect(it.due("branch:fire")).toBe("2026-09-30");
    expect(it.due("branch:health")).toBe("2026-09-23");
  });

  test("two that overlap are counted once", () => {
    const it = accepted(jointLicence(), "2026-09-14");
    const fire = officer("handler", "fire");
    const open = { length: "3 business-days", reason: "检测" };
    it.at("2026-09-15").act("open-procedure", fire, { procedure: "testing", ...open });
    it.at("2026-09-16").act("open-procedure", fire, { procedure: "expert-review", ...open });
    it.at("2026-09-17").act("close-procedure", fire, { id: "p1", result: "合格" });
    expect(it.limit("branch:fire").excluded, "the other is still open").toBe(true);
    it.at("2026-09-18").act("close-procedure", fire, { id: "p2", result: "通过" });
    expect(it.limit("branch:fire").excluded).toBe(false);
    expect(it.due("branch:fire"), "16, 17 and 18 September are left out").toBe("2026-09-29");
  });
});

describe("TL5: while a procedure is open", () => {
  const opened = () =>
    accepted(licence(), "2026-04-27").at("2026-05-06").act("open-procedure", handler, review);

  test("its branch takes no opinions", () => {
    const it = opened();
    const refused = it.refusal("handle", handler);
    expect(refused.code).toBe("PROCEDURE_OPEN");
    expect(refused.says.en).toContain("expert-review");
    expect(it.tasks).toEqual(["procedure:p1"]);
    it.act("close-procedure", handler, close);
    expect(it.tasks).toEqual(["approval:main:1-handle"]);
  });

  test.each([
    // on           due           because
    ["2026-05-06", "2026-06-10", "announced to last through 19 May, and 16 days were left"],
    ["2026-05-19", "2026-06-10", "its announced end"],
    ["2026-05-20", "2026-06-11", "a day past it, and still open"],
    ["2026-06-12", "2026-07-07", "16 business days after the day it is read on"],
  ])("the limit shows the days left, and on %s the provisional date %s: %s", (on, due) => {
    const it = opened();
    const { remaining } = it.limit("statutory");
    const read = it.at(on).limit("statutory");
    expect(read).toMatchObject({ excluded: true, remaining, due: { on: due, provisional: true } });
    expect(read.explain().days.at(-1)?.day).toBe(due);
    expect(read.explain().days.filter(({ role }) => role.as === "counted")).toHaveLength(20);
    it.act("close-procedure", handler, close);
    expect(it.due("statutory"), "closed that day, it is the date that was shown").toBe(
      on === "2026-05-06" ? "2026-05-27" : due,
    );
  });

  test("what is told while it is past its announced length is what the limit reads", () => {
    const it = opened().at("2026-06-12").act("extend", officer("head", "market"), {
      limit: "statutory",
      reason: "案情复杂",
    });
    const told = it.news.findLast((fact) => fact.type === "limit-extended")?.told;
    expect(told).toMatchObject({ due: it.due("statutory"), provisional: true });
  });

  test("TL6: no level fires, however long it lasts; afterwards the limit goes on with what is left", () => {
    const it = opened().at("2026-08-03").sweep();
    const statutory = it.news.filter((fact) => "limit" in fact && fact.limit === "statutory");
    expect(statutory).toEqual([]);
    expect(it.waits.statutory).toBeUndefined();
    it.act("close-procedure", handler, close);
    expect(it.limit("statutory")).toMatchObject({ excluded: false, remaining: 16 });
  });

  test("withdrawing the application closes it", () => {
    const it = opened().act("withdraw", citizen);
    expect(it.state.procedures.p1).toMatchObject({ closedOn: "2026-05-06", result: "withdrawn" });
    expect(it.limit("procedure:p1").status).toBe("ended");
    expect(it.limit("statutory")).toMatchObject({ status: "ended", excluded: false });
  });
});

test("TL5: a limit that ends while its time is left out is met, past any announced end", () => {
  const item = licence({
    limits: {
      preset: "licensing-law",
      work: {
        within: "5 business-days",
        starts: "acceptance",
        ends: [{ leaves: "approval" }],
        owner: "head",
        basis: { law: "某法" },
        "excluded-in": "procedures",
      },
    },
  });
  const it = accepted(item, "2026-04-27").at("2026-05-06");
  it.act("open-procedure", handler, { ...review, length: "1 business-days" });
  it.at("2026-08-03").act("withdraw", citizen);
  expect(it.limit("work")).toMatchObject({ status: "met", endedOn: "2026-08-03" });
});

describe("TL5: the announced length", () => {
  test("is told, or the procedure is not opened (art. 45)", () => {
    const it = accepted(licence());
    const { length: _untold, ...untold } = review;
    for (const said of [untold, { ...untold, length: "0 business-days" }]) {
      expect(it.refusal("open-procedure", handler, said).code).toBe("PROCEDURE_LENGTH_MISSING");
    }
  });

  test("a procedure that is open is not opened a second time beside itself", () => {
    const it = accepted(licence()).act("open-procedure", handler, review);
    const refused = it.refusal("open-procedure", handler, review);
    expect(refused).toMatchObject({
      code: "PROCEDURE_ALREADY_OPEN",
      details: { procedure: "expert-review", id: "p1" },
    });
  });

  test("is a limit of its own, the item's or the one told", () => {
    const it = accepted(licence(), "2026-09-14");
    const visit = { procedure: "site-inspection", reason: "核查" };
    it.act("open-procedure", handler, visit);
    expect(it.due("procedure:p1")).toBe("2026-09-17");
    it.act("close-procedure", handler, { id: "p1", result: "合格" });
    it.act("open-procedure", handler, { ...visit, length: "12 hours" });
    expect(it.limit("procedure:p2").due.until).toBe("2026-09-14T14:00:00.000Z");
  });

  test("passed: a yellow card once, and the exclusion goes on", () => {
    const it = accepted(licence(), "2026-04-27");
    it.at("2026-05-06").act("open-procedure", handler, review);
    expect(it.due("procedure:p1")).toBe("2026-05-19");
    it.at("2026-05-20 00:00").sweep();
    expect(it.cards).toEqual(["yellow procedure-overrun procedure:p1 2026-05-20"]);
    expect(it.at("2026-06-30").sweep().cards).toHaveLength(1);
    expect(it.limit("statutory").excluded).toBe(true);
    it.act("close-procedure", handler, close);
    expect(it.limit("procedure:p1").status).toBe("overdue");
    expect(it.due("statutory"), "16 days were left on 6 May").toBe("2026-07-22");
  });
});

describe("a procedure that stops nothing", () => {
  const visited = () =>
    accepted(licence(), "2026-09-14").act("open-procedure", handler, {
      procedure: "site-inspection",
      reason: "核查",
    });

  test("has its own limit, while the branch works on", () => {
    const it = visited();
    expect(it.limit("statutory").excluded).toBe(false);
    expect(it.tasks).toEqual(["approval:main:1-handle", "procedure:p1"]);
    expect(it.opine("market", "handle").state.branches.main?.opinions).toHaveLength(1);
  });

  test("ends with its branch, its limit neither met nor overdue", () => {
    const it = visited().finish("market");
    expect(it.state.procedures.p1?.closedOn).toBe("2026-09-14");
    expect(it.limit("procedure:p1").status).toBe("ended");
    expect(it.tasks).toEqual(["approval.deciding"]);
  });
});

describe("opening and closing", () => {
  const by = { excludes: true, within: "5 business-days" } as const;
  const item = licence({
    approval: {
      procedures: { hearing: { ...by, by: "head" }, testing: { ...by, by: "handler" } },
    },
  });

  test("are for those whom the item names for that procedure", () => {
    const it = accepted(item);
    const hearing = { procedure: "hearing", reason: "申请人要求" };
    expect(it.refusal("open-procedure", handler, hearing).code).toBe("NOT_PERMITTED");
    it.act("open-procedure", officer("head", "market"), hearing);
    expect(it.refusal("close-procedure", handler, close).code).toBe("NOT_PERMITTED");
    it.act("close-procedure", officer("head", "market"), close);
    expect(it.state.procedures.p1?.result).toBe("通过");
  });

  test("name a procedure of the item, and one that is open in this branch", () => {
    const it = accepted(jointLicence());
    const fire = officer("handler", "fire");
    const testing = { procedure: "testing", length: "3 business-days", reason: "检测" };
    const code = (payload: unknown) => it.refusal("close-procedure", fire, payload).code;
    expect(it.refusal("open-procedure", fire, { ...testing, procedure: "séance" }).code).toBe(
      "PAYLOAD_INVALID",
    );
    expect(it.refusal("open-procedure", fire, { ...testing, procedure: "hearing" }).code).toBe(
      "PROCEDURE_UNKNOWN",
    );
    expect(code(close)).toBe("PROCEDURE_NONE_OPEN");
    it.act("open-procedure", officer("handler", "health"), testing);
    expect(code(close)).toBe("PROCEDURE_NONE_OPEN");
    it.act("open-procedure", fire, testing);
    expect(code(close)).toBe("PROCEDURE_UNKNOWN");
    expect(code({ ...close, id: "constructor" })).toBe("PROCEDURE_UNKNOWN");
    it.act("close-procedure", officer("handler", "health"), close);
    const again = it.refusal("close-procedure", officer("handler", "health"), close);
    expect(again.code).toBe("PROCEDURE_NONE_OPEN");
  });

  test("are no business of the window or the applicant", () => {
    const it = accepted(item);
    const testing = { procedure: "testing", reason: "检测" };
    expect(it.refusal("open-procedure", clerk, testing).code).toBe("NOT_PERMITTED");
    expect(it.refusal("open-procedure", citizen, testing).code).toBe("NOT_PERMITTED");
  });
});

describe("TL5: a procedure past its announced length", () => {
  // Opened on Wednesday, 6 May for five business days: announced to last through the 12th (Saturday the 9th is worked).
  const reviews = (overrun?: "counts" | "excluded") => {
    const procedures = {
      "expert-review": { excludes: true, ...(overrun === undefined ? {} : { overrun }) },
    };
    const it = accepted(licence({ approval: { procedures } }), "2026-04-27");
    const length = { ...review, length: "5 business-days" };
    return it.at("2026-05-06").act("open-procedure", handler, length);
  };

  test.each([
    // overrun                 due           because
    [undefined, "2026-06-08", "left out until it is closed: 7 to 15 May"],
    ["excluded", "2026-06-08", "the same, written out"],
    ["counts", "2026-06-03", "left out until 12 May, and counted from the 13th on"],
  ] as const)("overrun %s: closed on 15 May, due %s: %s", (overrun, due, _because) => {
    const it = reviews(overrun).at("2026-05-15").sweep();
    expect(it.cards).toEqual(["yellow procedure-overrun procedure:p1 2026-05-13"]);
    it.act("close-procedure", handler, close);
    expect(it.due("statutory")).toBe(due);
  });

  test("counts again whether the sweep comes at once or days later, and takes opinions again", () => {
    const [prompt, late] = [reviews("counts"), reviews("counts")];
    prompt.at("2026-05-13 00:00").sweep();
    late.at("2026-05-20").sweep();
    expect(prompt.due("statutory")).toBe("2026-06-03");
    expect(late.due("statutory")).toBe("2026-06-03");
    expect(late.limit("statutory").excluded).toBe(false);
    expect(reviews("excluded").at("2026-05-13").sweep().refusal("handle", handler).code).toBe(
      "PROCEDURE_OPEN",
    );
    const [branch] = Object.values(prompt.opine("market", "handle").state.branches);
    expect(branch?.opinions).toHaveLength(1);
  });

  const redated = (it: ReturnType<typeof reviews>, days: object) =>
    it.act("correct", officer("head", "market"), {
      what: "exclusion",
      procedure: "p1",
      ...days,
      reason: "登记有误",
    });

  test("counts again from its announced end where only a correction shows that it went past it", () => {
    const really = reviews("counts")
      .at("2026-05-15")
      .sweep()
      .act("close-procedure", handler, close);
    const it = reviews("counts").at("2026-05-08").act("close-procedure", handler, close);
    redated(it.at("2026-05-18"), { closedOn: "2026-05-15" });
    expect(it.due("statutory")).toBe(really.due("statutory"));
    expect(it.cards, "TL12: with the card it deserved").toEqual([
      "yellow procedure-overrun procedure:p1 2026-05-13",
    ]);
  });

  test("its announced end goes with a corrected beginning", () => {
    // Opened on the 8th instead: announced to last through the 14th, left out 9 to 14 May.
    const it = reviews("counts").at("2026-05-18").sweep().act("close-procedure", handler, close);
    redated(it, { openedOn: "2026-05-08" });
    expect(it.state.procedures.p1?.excludedThrough).toBe("2026-05-14");
    redated(it, { closedOn: "2026-05-14" });
    expect(it.state.procedures.p1?.excludedThrough, "it did not go past it").toBeUndefined();
    expect(it.state.cards.every(({ withdrawn }) => withdrawn !== undefined)).toBe(true);
  });

  test("keeps the day when its dates are corrected afterwards", () => {
    const it = reviews("counts").at("2026-05-18").sweep().act("close-procedure", handler, close);
    it.act("correct", officer("head", "market"), {
      what: "exclusion",
      procedure: "p1",
      closedOn: "2026-05-15",
      reason: "登记有误",
    });
    expect(it.due("statutory")).toBe("2026-06-03");
  });
});
