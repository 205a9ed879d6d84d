import { describe, expect, test } from "vitest";
import { citizen, officer } from "../testing/people.js";
import { licence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";

const basis = { law: "某市规定", article: 4 };
const item = licence({
  approval: { procedures: { hearing: { excludes: true, hearing: {} } } },
  limits: {
    statutory: {
      within: "5 business-days",
      starts: "acceptance",
      ends: ["decision"],
      basis: [basis],
      "on-expiry": { outcome: "deemed-granted", basis: [basis] },
    },
  },
});
const handler = officer("handler", "market");

/** The five days end on Sunday the 20th, a worked one; the applicant is told on the 18th and has until the 24th. */
const told = (): Story =>
  accepted(item, "2026-09-14")
    .at("2026-09-18")
    .act("notify-right", handler, { matter: "油烟" }, "main");

describe("TK9: silence grants nothing while a notified right is open", () => {
  test("the limit is overdue, and the record says what holds it up", () => {
    const it = told().at("2026-09-22").sweep();
    expect(it.all("deemed")).toEqual([]);
    expect(it.all("outcome-held")).toMatchObject([{ limit: "statutory", rights: ["r1"] }]);
    expect(it.where).toEqual(["approval.branches.main.open"]);
    expect(it.limit("statutory")).toMatchObject({ status: "running", overdue: 2 });
    expect(it.timeline).toContain("silence grants nothing yet: the right to a hearing r1 is open");
  });

  test("once it is waived silence has granted, by nobody", () => {
    const it = told().at("2026-09-22").sweep().act("waive-hearing", citizen);
    expect(it.all("deemed")).toMatchObject([
      { outcome: "deemed-granted", effectiveOn: "2026-09-22" },
    ]);
    expect(it.all("deemed")[0]?.by).toBeUndefined();
    expect(it.state.held).toBeUndefined();
  });

  test("so it has once nobody asked in time", () => {
    const it = told().at("2026-09-22").sweep().at("2026-10-09").sweep();
    expect(it.all("right-ended")).toMatchObject([{ end: "lapsed" }]);
    expect(it.all("deemed")).toMatchObject([
      { outcome: "deemed-granted", effectiveOn: "2026-09-25" },
    ]);
  });

  test("whoever decides before that leaves silence nothing to say", () => {
    const it = told().at("2026-09-22").finish("market");
    it.act("waive-hearing", citizen);
    expect(it.all("deemed")).toHaveLength(1);
    const other = told().finish("market").act("waive-hearing", citizen);
    other.at("2026-09-18").act("grant", officer("head", "market")).at("2026-10-09").sweep();
    expect(other.all("deemed")).toEqual([]);
  });
});
