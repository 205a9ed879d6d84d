import { describe, expect, test } from "vitest";
import { officer } from "../testing/people.js";
import { licence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";

// September 2026: Sunday the 20th is worked, 25 to 27 are off; October: 1 to 7 are off, Saturday the 10th is worked.

const head = officer("head", "market");
const handler = officer("handler", "market");

/** Twenty business days from 14 September, until 16 October, with levels of its own. */
function runged(): Story {
  const item = licence({
    limits: {
      preset: "licensing-law",
      statutory: {
        rungs: [
          { at: { used: 50 }, does: "warn" },
          { at: { used: 80 }, does: "warn" },
          { at: { left: 3 }, does: "warn" },
          { at: { left: 1 }, does: "yellow" },
          { at: { over: 1 }, does: "red" },
          { at: { over: 5 }, does: "red" },
        ],
      },
    },
  });
  return accepted(item, "2026-09-14");
}

const levels = (it: Story) =>
  it.facts.flatMap((fact) => {
    if ("limit" in fact && fact.limit !== "statutory") return [];
    if (fact.type === "limit-warned" || fact.type === "limit-withdrawn")
      return [`${fact.type === "limit-warned" ? "" : "not "}${fact.rung} ${fact.effectiveOn}`];
    if (fact.type === "card-raised") return [`${fact.card.rung} ${fact.effectiveOn}`];
    return [];
  });

describe("TL12: levels of a limit's own", () => {
  test.each([
    // swept             levels
    ["2026-09-27", []],
    ["2026-09-28", ["warn-used-50 2026-09-28"]], // the tenth of twenty days
    ["2026-10-10", ["warn-used-50 2026-09-28"]],
    ["2026-10-12", ["warn-used-50 2026-09-28", "warn-used-80 2026-10-12"]], // the sixteenth
  ])("by %s: %j", (on, expected) => {
    expect(levels(runged().at(on).sweep())).toEqual(expected);
  });

  test("each comes once, in the order of its day, however often and late it is looked at", () => {
    const all = [
      "warn-used-50 2026-09-28",
      "warn-used-80 2026-10-12",
      "warn-left-3 2026-10-13",
      "yellow-left-1 2026-10-15",
      "red-over-1 2026-10-19",
      "red-over-5 2026-10-23",
    ];
    const often = runged();
    for (const on of [
      "09-28",
      "10-12",
      "10-13",
      "10-14",
      "10-15",
      "10-19",
      "10-20",
      "10-23",
      "11-30",
    ])
      often.at(`2026-${on}`).sweep().sweep();
    expect(levels(often)).toEqual(all);
    expect(levels(runged().at("2027-01-15").sweep())).toEqual(all);
  });

  test("an extension sets free what lies ahead again, and nothing that is still reached", () => {
    const it = runged().at("2026-10-13").sweep();
    it.act("extend", head, { limit: "statutory", reason: "复杂" });
    expect(
      it.all("limit-extended")[0]?.rearms,
      "half of thirty is the 10th, which is past",
    ).toEqual(["warn-used-80", "warn-left-3"]);
    const before = levels(it).length;
    // 24 of 30 days are counted on 22 October; three are left on the 27th.
    expect(levels(it.at("2026-10-28").sweep()).slice(before)).toEqual([
      "warn-used-80 2026-10-22",
      "warn-left-3 2026-10-27",
    ]);
  });

  test("undone, a level comes again as the date comes back", () => {
    const it = runged().at("2026-10-13").sweep();
    it.act("extend", head, { limit: "statutory", reason: "复杂" });
    const undo = { what: "extension", limit: "statutory", number: 1, reason: "误批" };
    const before = levels(it).length;
    it.at("2026-10-14").act("correct", head, undo).sweep();
    expect(levels(it).slice(before)).toEqual(["warn-used-80 2026-10-12", "warn-left-3 2026-10-13"]);
  });

  test("time left out leaves the remainder as it was: what was announced is not said again", () => {
    const it = runged().at("2026-10-13").sweep();
    const before = levels(it);
    it.act("open-procedure", handler, {
      procedure: "expert-review",
      length: "5 business-days",
      reason: "评审",
    });
    it.at("2026-10-20")
      .sweep()
      .act("close-procedure", handler, { id: "p1", result: "通过" })
      .sweep();
    expect(it.due("statutory")).toBe("2026-10-23");
    expect(levels(it)).toEqual(before);
  });

  test("a correction takes back what is not reached any more, and it comes again on its day", () => {
    const it = runged().at("2026-09-16");
    it.act("open-procedure", handler, {
      procedure: "expert-review",
      length: "5 business-days",
      reason: "评审",
    });
    it.at("2026-09-18").act("close-procedure", handler, { id: "p1", result: "通过" });
    it.at("2026-10-20").sweep(); // due on the 20th: 17 and 18 September are left out
    const before = levels(it);
    expect(before).toContain("yellow-left-1 2026-10-19");
    const fix = {
      what: "exclusion",
      procedure: "p1",
      openedOn: "2026-09-14",
      closedOn: "2026-09-18",
      reason: "误",
    };
    it.act("correct", head, fix); // 15 and 16 as well: due on the 22nd
    expect(it.due("statutory")).toBe("2026-10-22");
    expect(levels(it).slice(before.length)).toEqual(["not yellow-left-1 2026-10-20"]);
    expect(it.state.cards).toMatchObject([
      { withdrawn: { on: "2026-10-20", because: "correction" } },
    ]);
    expect(levels(it.at("2026-10-21").sweep()).at(-1)).toBe("yellow-left-1 2026-10-21");
    expect(it.state.cards.map(({ withdrawn }) => withdrawn === undefined)).toEqual([false, true]);
  });
});
