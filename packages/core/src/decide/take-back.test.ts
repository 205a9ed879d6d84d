import { describe, expect, test } from "vitest";
import { silentPermit } from "../testing/clocks/licence-clocks.js";
import { clerk, officer } from "../testing/people.js";
import { licence, papers } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { limitMoves } from "../view/limit-moves.js";
import { slaEventOf } from "../view/sla-events.js";

const head = officer("head", "bureau");
const reason = "收件日登记有误";
const receipt = { what: "receipt", on: "2026-09-16", reason };
const outcome = { what: "outcome", reason };

/** Entered as received on Monday the 14th, so silent through the 21st and granted by that; it really came on the 16th. */
function granted(): Story {
  const it = story(silentPermit).atWindow().at("2026-09-16");
  it.submit({ materials: papers, receivedOn: "2026-09-14" }, clerk).act("accept", clerk);
  return it.at("2026-09-22 00:00").sweep().at("2026-09-22");
}

/** Granted by silence after five business days, testing left out. */
const excludingPermit = licence({
  limits: {
    statutory: {
      within: "5 business-days",
      starts: "acceptance",
      ends: ["decision"],
      owner: "head",
      basis: { law: "某条例" },
      "on-expiry": { outcome: "deemed-granted", basis: { law: "某条例" } },
    },
  },
});

const corrected = () => granted().act("correct", head, receipt);

describe("TL13: an outcome of silence that turns out wrong", () => {
  test("stands after the correction, until a person takes it back", () => {
    const it = corrected();
    expect(it.where).toEqual(["completion.issuing"]);
    expect(it.due("statutory")).toBe("2026-09-23");
    expect(it.state.cards.every(({ withdrawn }) => withdrawn !== undefined)).toBe(true);
  });

  test("taken back, the case stands where it stood, with its work, and owes no document", () => {
    const it = corrected().act("correct", head, outcome);
    expect(it.where).toEqual(["approval.branches.main.open"]);
    expect(it.tasks).toEqual(["approval:main:1-handle"]);
    expect(it.state).toMatchObject({ status: "open", deemed: [], documents: [] });
    expect(Object.keys(it.state.milestones)).toEqual(["receipt", "acceptance"]);
    expect(it.all("deemed"), "what was, stays in the record").toHaveLength(1);
  });

  test("its limit runs on to the true day, and `explain` says why", () => {
    const it = corrected().act("correct", head, outcome);
    expect(it.limit("statutory")).toMatchObject({ status: "running", due: { on: "2026-09-23" } });
    const moves = limitMoves(it.item, it.facts, "statutory");
    expect(moves.at(-1)).toMatchObject({
      type: "limit-reopened",
      what: { en: "runs on, due 2026-09-23" },
      because: { en: `correct: ${reason}` },
      told: { due: "2026-09-23" },
    });
    expect(it.at("2026-09-23 23:59").sweep().all("deemed")).toHaveLength(1);
    expect(it.at("2026-09-24 00:00").sweep().all("deemed")).toHaveLength(2);
    expect(it.where).toEqual(["completion.issuing"]);
  });

  test("time that was left out beyond the day of silence is left out when it is taken back", () => {
    // A test from the 15th, entered as closed on the 16th; really on the 24th, after silence had granted it.
    const it = story(excludingPermit)
      .at("2026-09-14")
      .submit()
      .act("accept", clerk)
      .at("2026-09-15");
    const handler = officer("handler", "market");
    const testing = { procedure: "expert-review", length: "9 business-days", reason: "论证" };
    it.act("open-procedure", handler, testing).at("2026-09-16");
    it.act("close-procedure", handler, { id: "p1", result: "合格" });
    it.at("2026-09-28").sweep();
    expect(it.state.deemed).toEqual(["deemed-granted"]);
    const closed = { what: "exclusion", procedure: "p1", closedOn: "2026-09-24", reason };
    const market = officer("head", "market");
    it.act("correct", market, closed).act("correct", market, outcome);
    // Five business days: the 15th, then 27 is off, 28, 29, 30 September and 8 October.
    expect(it.due("statutory")).toBe("2026-10-08");
  });

  test("the decision can then be made by a person, in time", () => {
    const it = corrected().act("correct", head, outcome).finish("bureau").act("grant", head);
    expect(it.limit("statutory").status).toBe("met");
    expect(it.all("milestone-reached").at(-1)).not.toHaveProperty("deemed");
  });

  test("the host is told, and the timeline says so", () => {
    const it = corrected().act("correct", head, outcome);
    const names = it.news.map((fact, index) => slaEventOf(it.item, it.state, fact, index)?.name);
    expect(names).toContain("case:outcome-withdrawn");
    expect(names).toContain("limit:reopened");
    expect(it.timeline).toContain("taken back: no decision in time: deemed granted");
  });

  test.each([
    ["the limit had run out", granted, "had run out on that day"],
    ["there is none", () => accepted(silentPermit), "there is none"],
    [
      "somebody has acted on it",
      () => corrected().act("issue-document", clerk, { document: "decision" }),
      "somebody has acted on it",
    ],
  ] as const)("is not taken back where %s", (_why, made, says) => {
    const refusal = made().refusal("correct", head, outcome);
    expect(refusal.code).toBe("CORRECTION_INVALID");
    expect(refusal.says.en).toContain(says);
  });
});

describe("TL8: a deemed acceptance that turns out wrong", () => {
  // Received, as entered, on Tuesday 10 February: silent through the 24th. It really came on the 11th.
  const item = licence({
    states: {
      submission: {
        use: "submission",
        by: ["applicant", "window-clerk"],
        "back-date": "5 business-days",
        next: "acceptance",
      },
    },
  });
  const silent = () => {
    const it = story(item).atWindow().at("2026-02-11");
    it.submit({ materials: papers, receivedOn: "2026-02-10" }, clerk);
    return it.at("2026-02-25 00:00").sweep().at("2026-02-25");
  };
  const takenBack = () => {
    const market = officer("head", "market");
    const it = silent().act("correct", market, { ...receipt, on: "2026-02-11" });
    return it.act("correct", market, outcome);
  };

  test("is taken back with all it started: that is void", () => {
    const it = takenBack();
    expect(it.where).toEqual(["acceptance.checking"]);
    expect(it.limit("completeness")).toMatchObject({
      status: "running",
      due: { on: "2026-02-25" },
    });
    expect(it.limit("statutory").status).toBe("void");
    expect(it.state.branches).toEqual({});
    expect(Object.keys(it.state.milestones)).toEqual(["receipt"]);
  });

  test("accepted by a person then, its limits start anew from that day", () => {
    const it = takenBack().act("accept", clerk);
    expect(it.limit("statutory")).toMatchObject({ run: 2, status: "running", from: "2026-02-25" });
    expect(it.limit("completeness").status).toBe("met");
  });

  test("silent for the day that was left, it is accepted by silence after all", () => {
    const it = takenBack().at("2026-02-26 00:00").sweep();
    expect(it.state.milestones.acceptance).toEqual(["2026-02-11"]);
    expect(it.limit("statutory")).toMatchObject({ run: 2, from: "2026-02-11" });
  });
});
