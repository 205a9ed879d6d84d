import { describe, expect, test } from "vitest";
import { parseAllowance } from "../definition/allowance.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";
import { rungsOf } from "./rungs.js";

/** Accepted on 16 September 2026, promised 10 business days: due on the 30th (domain 1.12 E1). */
function promised(preset: "early" | "lean"): Story {
  const limits = { preset: "licensing-law", promised: { within: "10 business-days" } } as const;
  return accepted(licence({ limits, supervision: { preset } }), "2026-09-16");
}

const warned = (it: Story, limit: string) =>
  it.all("limit-warned").filter((fact) => fact.limit === limit);

describe("E2: the days on which something is announced", () => {
  test.each([
    // preset  until          cards
    ["early", "2026-09-28 23:59", []],
    ["early", "2026-09-30 23:59", []],
    ["early", "2026-10-07 23:59", []],
    ["early", "2026-10-08 00:00", ["yellow overdue promised 2026-10-08"]],
    ["early", "2026-10-08 23:59", ["yellow overdue promised 2026-10-08"]],
    [
      "early",
      "2026-10-09 00:00",
      ["yellow overdue promised 2026-10-08", "red overdue promised 2026-10-09"],
    ],
    ["lean", "2026-09-28 23:59", []],
    ["lean", "2026-09-29 00:00", ["yellow near promised 2026-09-29"]],
    ["lean", "2026-09-30 23:59", ["yellow near promised 2026-09-29"]],
    ["lean", "2026-10-07 23:59", ["yellow near promised 2026-09-29"]],
    [
      "lean",
      "2026-10-08 00:00",
      ["yellow near promised 2026-09-29", "red overdue promised 2026-10-08"],
    ],
  ] as const)("preset %s, swept on %s: %j", (preset, until, cards) => {
    expect(promised(preset).at(until).sweep().cards).toEqual(cards);
  });

  test("it warns one business day before, on 29 September, and not earlier", () => {
    const it = promised("early");
    expect(warned(it.at("2026-09-28 23:59").sweep(), "promised")).toEqual([]);
    expect(warned(it.at("2026-09-29 00:00").sweep(), "promised")).toMatchObject([
      { effectiveOn: "2026-09-29", told: { due: "2026-09-30" } },
    ]);
  });

  test("it is breached at the end of the last day, holiday or not (TL1)", () => {
    const it = promised("early").at("2026-10-01 00:00").sweep();
    expect(it.all("limit-breached")).toMatchObject([
      { limit: "promised", effectiveOn: "2026-10-01", told: { due: "2026-09-30" } },
    ]);
    expect(it.limit("promised")).toMatchObject({ status: "running", overdue: 0 });
    expect(it.at("2026-10-08").limit("promised").overdue).toBe(1);
    expect(it.at("2026-10-09").limit("promised").overdue).toBe(2);
  });
});

describe("once each", () => {
  test("sweeping again and again announces nothing twice", () => {
    const it = promised("lean");
    for (const on of ["09-29", "09-29", "09-30", "10-01", "10-08", "10-09", "12-01"]) {
      it.at(`2026-${on}`).sweep().sweep();
    }
    expect(warned(it, "promised")).toHaveLength(1);
    expect(it.all("limit-breached").filter(({ limit }) => limit === "promised")).toHaveLength(1);
    expect(it.cards.filter((card) => card.includes(" promised "))).toEqual([
      "yellow near promised 2026-09-29",
      "red overdue promised 2026-10-08",
    ]);
  });

  test("after a long outage the levels of all limits come in the order of their days", () => {
    const it = promised("early").at("2026-12-01").sweep();
    const told = it.news.flatMap((fact) =>
      "limit" in fact ? [`${fact.type} ${fact.limit} ${fact.effectiveOn}`] : [],
    );
    expect(told).toEqual([
      "limit-warned promised 2026-09-29",
      "limit-breached promised 2026-10-01",
      "limit-started reason:promised 2026-10-01",
      "limit-warned reason:promised 2026-10-09",
      "limit-breached reason:promised 2026-10-11",
      "limit-warned statutory 2026-10-19",
      "limit-breached statutory 2026-10-21",
    ]);
    expect(it.cards).toEqual([
      "yellow overdue promised 2026-10-08",
      "red overdue promised 2026-10-09",
      "yellow late-without-public-reason reason:promised 2026-10-11",
      "yellow overdue statutory 2026-10-21",
      "red overdue statutory 2026-10-22",
    ]);
  });

  test("each limit has cards of its own, with its owner and department", () => {
    const it = accepted(jointLicence(), "2026-09-14").at("2026-09-24").sweep();
    expect(it.state.cards).toMatchObject([
      { id: "c1", colour: "yellow", limit: "branch:fire", department: "fire", role: "handler" },
      { id: "c2", colour: "yellow", limit: "branch:health", department: "health" },
    ]);
  });

  test("a finished limit raises none any more (TL12)", () => {
    const it = promised("early").at("2026-09-30").finish("market").sweep();
    it.act("withdraw", { id: "li-lei", roles: [] });
    expect(it.at("2027-01-01").sweep().cards).toEqual([]);
  });

  test("an overdue limit that ends late stays with the cards it had, beside the one for the reason that was not given", () => {
    const it = promised("early").at("2026-10-08").finish("market");
    it.act("grant", { id: "h", roles: ["head"], department: "market" });
    expect(it.cards).toEqual([
      "yellow overdue promised 2026-10-08",
      "yellow late-without-public-reason  2026-10-08",
    ]);
    expect(it.limit("promised")).toMatchObject({ status: "overdue", overdue: 1 });
  });
});

describe("the rungs of a limit", () => {
  const ids = (text: string, judged: boolean, preset: "early" | "lean" = "early") =>
    rungsOf({ within: parseAllowance(text), judged, onExpiry: { outcome: "overdue" } }, preset).map(
      ({ id }) => id,
    );

  test.each([
    // within          judged  preset   rungs in the order in which they are reached
    ["20 business-days", false, "early", ["warn", "breach"]],
    ["20 business-days", true, "early", ["warn", "breach", "yellow", "red"]],
    ["20 business-days", true, "lean", ["warn", "yellow", "breach", "red"]],
    ["2 business-days", true, "lean", ["warn", "yellow", "breach", "red"]],
    ["1 business-days", true, "early", ["breach", "yellow", "red"]],
    ["1 business-days", true, "lean", ["breach", "red"]],
    ["0 business-days", true, "early", ["breach", "yellow", "red"]],
    ["1 calendar-days", false, "early", ["breach"]],
    ["1 hours", false, "early", ["breach"]],
    ["12 hours", false, "early", ["warn", "breach"]],
    ["1 months", true, "lean", ["warn", "yellow", "breach", "red"]],
    ["1 years", false, "early", ["warn", "breach"]],
  ] as const)("%s, judged %s, preset %s: %j", (within, judged, preset, expected) => {
    expect(ids(within, judged, preset)).toEqual(expected);
  });
});
