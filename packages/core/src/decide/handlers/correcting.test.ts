import { describe, expect, test } from "vitest";
import { clockItem, usualFlow } from "../../testing/clocks/clock-item.js";
import { generalLicence, renewal } from "../../testing/clocks/licence-clocks.js";
import { citizen, clerk, officer } from "../../testing/people.js";
import { jointLicence, papers } from "../../testing/sample-items.js";
import { accepted, type Story, story } from "../../testing/story.js";

// September 2026: Sunday the 20th is worked, 25 to 27 are off; October: 1 to 7 are off, Saturday the 10th is worked.

const handler = officer("handler", "bureau");
const head = officer("head", "bureau");
const more = { limit: "statutory", reason: "案情复杂" };
const undo = { what: "extension", limit: "statutory", number: 1, reason: "未经批准" } as const;

/** Accepted on 14 September: due on 16 October, extended to the 30th. */
const extended = () => accepted(generalLicence, "2026-09-14").act("extend", head, more);
const decided = (it: Story) => it.finish("bureau").act("grant", head);
const cards = (it: Story) =>
  it.state.cards.map(({ colour, raisedOn, withdrawn }) =>
    [colour, raisedOn, ...(withdrawn === undefined ? [] : [withdrawn.because])].join(" "),
  );

describe("TL13: undoing an extension", () => {
  test("is a fact by whoever may, with the reason, and the date is derived anew", () => {
    const it = extended().at("2026-10-09").act("correct", head, undo);
    expect(it.due("statutory")).toBe("2026-10-16");
    expect(it.all("limit-extended"), "what was, stays in the record").toHaveLength(1);
    expect(it.all("action-taken").at(-1)).toMatchObject({ payload: undo, by: { id: head.id } });
    expect(it.all("limit-corrected")).toMatchObject([
      { extended: [], told: { due: "2026-10-16" } },
    ]);
  });

  test("leaves the case free to be extended again, lawfully", () => {
    const it = extended().at("2026-10-09").act("correct", head, undo).act("extend", head, more);
    expect(it.due("statutory")).toBe("2026-10-30");
  });

  test("what has run out by that runs out at the next sweep, once", () => {
    const it = extended().at("2026-10-20").act("correct", head, undo).sweep();
    const ran = () => it.all("limit-breached").filter(({ limit }) => limit === "statutory");
    expect(ran()).toMatchObject([{ effectiveOn: "2026-10-17", told: { due: "2026-10-16" } }]);
    expect(cards(it)).toEqual(["yellow 2026-10-19", "red 2026-10-20"]);
    it.at("2026-11-30").sweep().sweep();
    expect([ran().length, cards(it).length]).toEqual([1, 2]);
  });

  test("TL12: a finished limit is measured again at its end, and has the cards it deserved", () => {
    const it = decided(extended().at("2026-10-19"));
    expect(it.limit("statutory").status).toBe("met");
    it.at("2026-11-05").act("correct", head, undo);
    expect(it.limit("statutory")).toMatchObject({ status: "overdue", overdue: 1 });
    expect(it.all("limit-remeasured")).toMatchObject([{ outcome: "overdue" }]);
    expect(cards(it), "one day over when it ended, so no red one").toEqual(["yellow 2026-10-19"]);
  });

  test("is refused where there is none, with what and why; nothing is stored", () => {
    const it = extended();
    for (const [limit, number] of [
      ["statutory", 2],
      ["online-review", 1],
      ["constructor", 1],
    ]) {
      const refused = it.refusal("correct", head, { ...undo, limit, number });
      expect(refused.code).toBe("CORRECTION_INVALID");
      expect(refused.says.en).toContain(`the limit "${limit}" has no extension number ${number}`);
      expect(refused.hint.en).toContain("nothing was stored");
    }
    expect(it.due("statutory")).toBe("2026-10-30");
  });

  test("needs a reason, and the person the item names", () => {
    const it = extended();
    const { reason: _reason, ...silent } = undo;
    expect(it.refusal("correct", head, silent).code).toBe("PAYLOAD_INVALID");
    for (const other of [citizen, clerk, handler, officer("head", "fire")]) {
      expect(it.refusal("correct", other, undo).code).toBe("NOT_PERMITTED");
      expect(it.offers(other).map(({ action }) => action)).not.toContain("correct");
    }
    expect(it.offers(head).map(({ action }) => action)).toContain("correct");
  });
});

describe("TL13: correcting the days of a procedure", () => {
  const testing = { procedure: "testing", length: "5 business-days", reason: "检测" };
  const closing = { id: "p1", result: "合格" };
  /** Tested from 15 to 18 September: three days are left out, the 20 days end on 21 October. */
  const tested = () =>
    accepted(generalLicence, "2026-09-14")
      .at("2026-09-15")
      .act("open-procedure", handler, testing)
      .at("2026-09-18")
      .act("close-procedure", handler, closing);
  const correct = (it: Story, days: object) =>
    it.act("correct", head, { what: "exclusion", procedure: "p1", reason: "登记有误", ...days });

  test.each([
    // opened        closed         due           why
    [undefined, "2026-09-17", "2026-10-20", "one day less is left out"],
    ["2026-09-14", undefined, "2026-10-22", "one day more"],
    ["2026-09-17", "2026-09-17", "2026-10-16", "opened and closed on one day"],
    ["2026-09-14", "2026-09-21", "2026-10-26", "three days more"],
  ])("opened %s, closed %s: due on %s, %s", (openedOn, closedOn, due, _why) => {
    const it = tested();
    expect(it.due("statutory")).toBe("2026-10-21");
    it.at("2026-09-22");
    correct(it, { ...(openedOn && { openedOn }), ...(closedOn && { closedOn }) });
    expect(it.due("statutory")).toBe(due);
  });

  test("its own announced length is measured anew, and the card for overrunning it withdrawn", () => {
    const it = accepted(generalLicence, "2026-09-14");
    it.at("2026-09-15").act("open-procedure", handler, { ...testing, length: "2 business-days" });
    it.at("2026-09-21").act("close-procedure", handler, closing);
    expect([it.limit("procedure:p1").status, cards(it)]).toEqual([
      "overdue",
      ["yellow 2026-09-18"],
    ]);
    correct(it.at("2026-09-22"), { closedOn: "2026-09-17" });
    expect(it.limit("procedure:p1").status).toBe("met");
    expect(cards(it)).toEqual(["yellow 2026-09-18 correction"]);
    expect(it.all("limit-withdrawn")).toMatchObject([{ limit: "procedure:p1", rung: "breach" }]);
  });

  test("a limit that ended when it was opened ends on the right day", () => {
    const visit = { procedure: "site-check", reason: "核查" };
    const it = accepted(generalLicence, "2026-09-14").at("2026-09-21");
    it.act("open-procedure", handler, visit);
    expect(it.limit("on-site-check").status).toBe("overdue");
    correct(it, { openedOn: "2026-09-18" });
    expect(it.limit("on-site-check")).toMatchObject({ status: "met", endedOn: "2026-09-18" });
  });

  test("one that is open keeps its end open, and is told to end with its length", () => {
    const it = accepted(generalLicence, "2026-09-14").at("2026-09-17");
    it.act("open-procedure", handler, testing);
    correct(it, { openedOn: "2026-09-15" });
    expect(it.state.limits.statutory?.excluded).toMatchObject([
      { after: "2026-09-15", announced: "2026-09-21" },
    ]);
    expect(it.limit("statutory")).toMatchObject({ excluded: true, due: { provisional: true } });
  });

  test("of a joint case moves each limit as its own rule says", () => {
    const it = accepted(jointLicence(), "2026-09-14").at("2026-09-15");
    it.act("open-procedure", officer("handler", "fire"), testing).at("2026-09-17");
    it.act("close-procedure", officer("handler", "fire"), closing);
    expect([it.due("branch:fire"), it.due("branch:health")]).toEqual(["2026-09-28", "2026-09-23"]);
    const statutory = it.due("statutory");
    it.act("correct", officer("head", "market"), {
      what: "exclusion",
      procedure: "p1",
      closedOn: "2026-09-16",
      reason: "登记有误",
    });
    expect([it.due("branch:fire"), it.due("branch:health")]).toEqual(["2026-09-24", "2026-09-23"]);
    expect(it.due("statutory"), "the others went on all the time").toBe(statutory);
  });

  test.each([
    [{ procedure: "p9", openedOn: "2026-09-15" }, 'there is no procedure "p9"'],
    [{ closedOn: "2026-09-14" }, "cannot end on 2026-09-14, before it begins on 2026-09-15"],
    [{ closedOn: "2026-09-23" }, "the day has not come yet"],
    [{ openedOn: "2026-09-11" }, "its branch was opened on 2026-09-14 only"],
    [{}, "these are the days it has"],
    [{ openedOn: "2026-09-15", closedOn: "2026-09-18" }, "these are the days it has"],
  ])("%j is refused: %s", (days, why) => {
    const it = tested().at("2026-09-22");
    const payload = { what: "exclusion", procedure: "p1", reason: "登记有误", ...days };
    const refused = it.refusal("correct", head, payload);
    expect([refused.code, refused.says.en]).toEqual([
      "CORRECTION_INVALID",
      expect.stringContaining(why),
    ]);
    expect(it.due("statutory")).toBe("2026-10-21");
  });

  test("an end for one that is open is refused: it is closed, not corrected", () => {
    const it = accepted(generalLicence, "2026-09-14").act("open-procedure", handler, testing);
    const payload = { what: "exclusion", procedure: "p1", closedOn: "2026-09-14", reason: "误" };
    expect(it.refusal("correct", head, payload).says.en).toContain("close it first");
  });

  test("two records of one procedure do not come to overlap", () => {
    const it = tested().at("2026-09-21").act("open-procedure", handler, testing);
    it.at("2026-09-23").act("close-procedure", handler, { ...closing, id: "p2" });
    const payload = { what: "exclusion", procedure: "p2", openedOn: "2026-09-17", reason: "误" };
    const refused = it.refusal("correct", head, payload);
    expect(refused.says.en).toContain("it overlaps p1");
    it.act("correct", head, { ...payload, openedOn: "2026-09-18" });
    expect(it.due("statutory"), "15 to 23 September without a break: 16 17 18 20 21 22 23").toBe(
      "2026-10-27",
    );
  });

  test("days such as 2026-02-30 are refused with their place", () => {
    const payload = { what: "exclusion", procedure: "p1", openedOn: "2026-02-30", reason: "误" };
    const refused = tested().refusal("correct", head, payload);
    expect([refused.code, refused.says.en]).toEqual([
      "PAYLOAD_INVALID",
      expect.stringContaining("openedOn"),
    ]);
  });
});

describe("TL13: back-dating a receipt, as far as the item lets the window (five business days)", () => {
  const paper = (on = "2026-09-21") => story(generalLicence).atWindow().at(on).submit({});
  const receipt = (on: string) => ({ what: "receipt", on, reason: "纸质材料先到" });

  test("moves what began with it, and nothing that began with acceptance", () => {
    const it = paper().act("accept", clerk);
    const statutory = it.due("statutory");
    it.at("2026-09-22").act("correct", head, receipt("2026-09-18"));
    expect(it.state.milestones.receipt).toEqual(["2026-09-18"]);
    expect(it.state.limits["online-review"]?.from).toBe("2026-09-18");
    expect(it.due("statutory")).toBe(statutory);
  });

  test("measures again what had ended in time", () => {
    const it = paper().at("2026-09-22").act("accept", clerk);
    expect(it.limit("online-review").status).toBe("met");
    it.act("correct", head, receipt("2026-09-18"));
    expect(it.limit("online-review")).toMatchObject({ status: "overdue", overdue: 2 });
  });

  test("takes a deemed acceptance with it (TL8), which stands", () => {
    const it = paper().at("2026-09-30").sweep();
    expect(it.state.milestones.acceptance).toEqual(["2026-09-21"]);
    it.act("correct", head, receipt("2026-09-18"));
    expect(it.state.milestones.acceptance).toEqual(["2026-09-18"]);
    expect(it.state.limits.statutory?.from).toBe("2026-09-18");
    expect(it.where).toEqual(["approval.branches.main.open"]);
    expect(cards(it)).toEqual(["red 2026-09-30"]);
  });

  test("a renewal entered too late was filed in time after all", () => {
    const it = story(renewal).atWindow().at("2026-11-02");
    it.submit({ form: { "permit-expires": "2026-11-29" } });
    expect(it.limit("renewal-apply").status).toBe("overdue");
    it.act("correct", head, receipt("2026-10-30"));
    expect(it.limit("renewal-apply")).toMatchObject({ status: "met", endedOn: "2026-10-30" });
    it.act("accept", clerk).at("2026-11-30").sweep();
    expect(it.all("deemed")).toMatchObject([{ outcome: "deemed-renewed" }]);
  });

  test.each([
    ["2026-09-11", "at most 5 business days back"],
    ["2026-09-22", "after 2026-09-21, the day of entry"],
    ["2026-12-01", "after 2026-09-21, the day of entry"],
  ])("%s is refused: %s", (on, says) => {
    const refused = paper().at("2026-09-22").refusal("correct", head, receipt(on));
    expect(refused.code).toBe("BACK_DATE_NOT_ALLOWED");
    expect(refused.says.en).toContain(says);
  });

  test("the window may write it with the entry, and the applicant may not", () => {
    const it = story(generalLicence).atWindow().at("2026-09-21");
    const filed = { materials: papers, receivedOn: "2026-09-18" };
    const agent = { id: "agent", roles: [], onBehalfOf: { id: citizen.id, authority: "委托书" } };
    for (const by of [citizen, agent]) {
      const refused = it.refusal("submit", by, filed);
      expect(refused.code).toBe("BACK_DATE_NOT_ALLOWED");
      expect(refused.says.en).toContain("the applicant does not say when it was received");
    }
    expect(it.submit(filed, clerk).state.milestones.receipt).toEqual(["2026-09-18"]);
  });

  test("five business days before Monday the 21st is Tuesday the 15th: the rule counts from the day of entry", () => {
    const it = paper().at("2026-10-20").act("correct", head, receipt("2026-09-15"));
    expect(it.state.milestones.receipt).toEqual(["2026-09-15"]);
    expect(it.refusal("correct", head, receipt("2026-09-15")).code).toBe("CORRECTION_INVALID");
    it.act("correct", head, receipt("2026-09-21"));
    expect(it.state.milestones.receipt, "and back to the day of entry").toEqual(["2026-09-21"]);
  });

  test("what was filed online came when it came", () => {
    const it = story(generalLicence).at("2026-09-21").submit({});
    const refused = it.refusal("correct", head, receipt("2026-09-18"));
    expect(refused.code).toBe("BACK_DATE_NOT_ALLOWED");
    expect(refused.says.en).toContain("an online application is received when it comes");
  });

  test("nothing has been received of a draft", () => {
    const it = story(generalLicence).at("2026-09-21").act("save-draft", citizen, {});
    expect(it.refusal("correct", head, receipt("2026-09-18")).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("what began when another limit ran out begins with its new last day", () => {
    const it = story(chained).atWindow().at("2026-09-21").submit({}).at("2026-10-02").sweep();
    expect([it.limit("after").from, it.due("after")]).toEqual(["2026-10-01", "2026-10-11"]);
    it.act("correct", head, receipt("2026-09-18"));
    expect([it.limit("after").from, it.due("after")]).toEqual(["2026-09-28", "2026-10-08"]);
    expect(it.limit("wait").status, "a wait that was over stays over").toBe("passed");
  });

  test("TL12: what ended after the close of business stays overdue, whatever else is corrected", () => {
    const it = story(chained)
      .at("2026-09-21")
      .submit({})
      .at("2026-09-22 18:00")
      .act("accept", clerk);
    expect(it.limit("same-day").status).toBe("overdue");
    it.act("extend", head, more).act("correct", head, undo);
    expect([it.limit("same-day").status, it.all("limit-remeasured")]).toEqual(["overdue", []]);
  });
});

const chained = clockItem(
  "chained",
  `${usualFlow}
limits:
  statutory: { within: 20 business-days, extend: { by: 5 business-days } }
  same-day:
    within: 1 business-days
    closes: office
    starts: receipt
    ends: [acceptance]
    owner: window-clerk
  wait:
    within: 10 calendar-days
    roll: stay
    starts: receipt
    ends: [decision]
    owner: applicant
    on-expiry: { outcome: passes }
  after:
    within: 10 calendar-days
    roll: stay
    starts: { expires: wait }
    ends: [decision]
    owner: applicant
`,
);
