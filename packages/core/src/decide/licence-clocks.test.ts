import { describe, expect, test } from "vitest";
import { generalLicence, pollutionPermit, silentPermit } from "../testing/clocks/licence-clocks.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { accepted, type Story, story } from "../testing/story.js";

// September 2026: Sunday the 20th is worked, 25 to 27 are off; October: 1 to 7 are off, Saturday the 10th is worked.

const handler = officer("handler", "bureau");
const head = officer("head", "bureau");
const visit = { procedure: "site-check", reason: "核查" };

function decided(it: Story): Story {
  return it.finish("bureau").act("grant", head);
}

describe("the clocks of a licence, filed on Monday, 14 September 2026", () => {
  const filed = () => story(generalLicence).at("2026-09-14").submit({});

  test.each([
    // clock                     until         counted days
    ["completeness", "2026-09-20", "15 16 17 18 20"],
    ["online-review", "2026-09-15", "15"],
    ["online-supplement-notice", "2026-09-16", "15 16"],
  ])("%s: %s, after %s September", (limit, until) => {
    expect(filed().due(limit)).toBe(until);
  });

  test.each([
    // clock        until
    ["statutory", "2026-10-16"], // 15-18 20-24 28-30 September, 8-10 12-16 October
    ["on-site-check", "2026-09-20"],
  ])("%s runs from acceptance to %s", (limit, until) => {
    expect(filed().act("accept", clerk).due(limit)).toBe(until);
  });

  test("the online review is only overdue: nothing is decided by its silence", () => {
    const it = filed().at("2026-09-16 00:00").sweep();
    expect(it.all("limit-breached").map(({ limit }) => limit)).toEqual(["online-review"]);
    expect([it.where, it.all("deemed")]).toEqual([["acceptance.checking"], []]);
    expect(it.act("accept", clerk).limit("online-review").status).toBe("overdue");
    expect(it.limit("online-supplement-notice").status).toBe("met");
  });

  test("two people at the site within five days: the check ends with the visit", () => {
    const it = filed().act("accept", clerk).at("2026-09-20").act("open-procedure", handler, visit);
    expect(it.limit("on-site-check")).toMatchObject({ status: "met", endedOn: "2026-09-20" });
    const late = filed()
      .act("accept", clerk)
      .at("2026-09-21")
      .act("open-procedure", handler, visit);
    expect(late.limit("on-site-check")).toMatchObject({ status: "overdue", overdue: 1 });
  });

  test("the decision of 8 October: delivery by 21 October, the commitment checked by 30 December", () => {
    const it = decided(filed().act("accept", clerk).at("2026-10-08"));
    expect(it.limit("statutory").status).toBe("met");
    expect([it.due("delivery"), it.due("commitment-check")]).toEqual(["2026-10-21", "2026-12-30"]);
    it.act("complete", clerk, { result: "issued" }).act("deliver", clerk, { way: "window" });
    expect(it.where).toEqual(["later-check"]);
    it.at("2026-12-30 23:00").act("confirm", handler);
    expect(it.limit("commitment-check").status).toBe("met");
    expect(it.state.end).toBe("archived");
  });

  test("an extension of ten days is for the head, once, and adds to 30 October", () => {
    const it = filed().act("accept", clerk);
    const more = { limit: "statutory", reason: "案情复杂" };
    expect(it.refusal("extend", handler, more).code).toBe("NOT_PERMITTED");
    expect(it.act("extend", head, more).due("statutory")).toBe("2026-10-30");
    expect(it.refusal("extend", head, more).code).toBe("EXTENSION_NONE_LEFT");
  });
});

describe("a pollution permit: the site check turns 30 days into 45", () => {
  const permit = () => accepted(pollutionPermit, "2026-09-14");

  test("the papers are looked through in three calendar days", () => {
    expect(story(pollutionPermit).at("2026-09-14").submit({}).due("completeness")).toBe(
      "2026-09-17",
    );
  });

  test("30 days from acceptance end on Wednesday, 14 October", () => {
    expect(permit().due("statutory")).toBe("2026-10-14");
  });

  test("a last day in the holiday rolls to the first business day after it (TL3)", () => {
    expect(accepted(pollutionPermit, "2026-09-01").due("statutory")).toBe("2026-10-08");
  });

  test("a site check on 28 September makes them 45, until 29 October, by the same article", () => {
    const it = permit().at("2026-09-28").act("open-procedure", handler, visit);
    expect(it.due("statutory")).toBe("2026-10-29");
    expect(it.all("limit-changed")).toMatchObject([
      {
        within: { count: 45, unit: "calendar-days" },
        basis: { law: "排污许可管理条例", article: 12 },
        told: { due: "2026-10-29" },
      },
    ]);
    expect(it.limit("statutory").excluded, "it stops nothing").toBe(false);
  });

  test("what was announced before the change comes again near the new end (TL12)", () => {
    const it = permit().at("2026-10-13").sweep();
    const warned = () => it.all("limit-warned").map(({ effectiveOn }) => effectiveOn);
    expect(warned()).toEqual(["2026-10-13"]);
    it.act("open-procedure", handler, visit).at("2026-10-28").sweep();
    expect(warned().filter((on) => on === "2026-10-28")).toHaveLength(1);
  });

  test("chosen when the 30 days have run out, it changes nothing any more", () => {
    const it = permit().at("2026-10-16").act("open-procedure", handler, visit);
    expect(it.due("statutory")).toBe("2026-10-14");
    expect(it.all("limit-changed")).toEqual([]);
    expect(
      it
        .at("2026-12-01")
        .sweep()
        .all("limit-breached")
        .filter(({ limit }) => limit === "statutory"),
    ).toHaveLength(1);
  });
});

describe("a permit from receipt, whose silence grants it while the rule is in force", () => {
  test("seven calendar days from receipt, whenever it is accepted", () => {
    const it = story(silentPermit).at("2026-09-14").submit({});
    it.at("2026-09-16").act("accept", clerk);
    expect([it.limit("statutory").from, it.due("statutory")]).toEqual(["2026-09-14", "2026-09-21"]);
  });

  test("may be extended by five calendar days by a rule in force, which is recorded", () => {
    const it = accepted(silentPermit, "2026-09-14");
    it.act("extend", head, { limit: "statutory", reason: "复杂" });
    expect(it.due("statutory"), "Saturday the 26th rolls over the holiday").toBe("2026-09-28");
    expect(it.all("limit-extended")[0]?.basis).toMatchObject({ law: "某市规定", article: 5 });
  });

  test("not by a rule that is out of force: refused, nothing stored", () => {
    const it = accepted(silentPermit, "2026-12-30").at("2027-01-02");
    const refused = it.refusal("extend", head, { limit: "statutory", reason: "复杂" });
    expect(refused).toMatchObject({
      code: "EXTENSION_WITHOUT_BASIS",
      details: { limit: "statutory", on: "2027-01-02" },
    });
  });

  test("silence after its rule has gone decides nothing: it is only overdue (TL8)", () => {
    const it = accepted(silentPermit, "2026-12-28").at("2027-01-06").sweep();
    expect(it.all("deemed")).toEqual([]);
    expect(it.limit("statutory").status).toBe("running");
    expect(it.all("limit-breached")).toMatchObject([{ told: { due: "2027-01-04" } }]);
    expect(it.act("withdraw", citizen).state.end).toBe("withdrawn");
  });
});
