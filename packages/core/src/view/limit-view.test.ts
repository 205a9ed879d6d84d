import { describe, expect, test } from "vitest";
import { complaint } from "../testing/clocks/other-clocks.js";
import { citizen, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted, story } from "../testing/story.js";
import { limitViews } from "./limit-view.js";

const limits = { preset: "licensing-law", promised: { within: "10 business-days" } } as const;

describe("a limit as it reads", () => {
  test.each([
    // on           left  over   because
    ["2026-09-16", 10, 0, "TL1: the start day is not counted"],
    ["2026-09-20", 7, 0, "a worked Sunday counts"],
    ["2026-09-27", 3, 0, "a holiday does not"],
    ["2026-09-30", 0, 0, "the last day"],
    ["2026-10-01", 0, 0, "breached, and no business day over"],
    ["2026-10-08", 0, 1, "E2: the first overdue working day"],
    ["2026-10-09", 0, 2, "E2: the second"],
  ])("TL1: on %s %i days are left and %i are over: %s", (on, remaining, overdue) => {
    const it = accepted(licence({ limits }), "2026-09-16").at(on);
    expect(it.limit("promised")).toMatchObject({ remaining, overdue, due: { on: "2026-09-30" } });
  });

  test("TL12: finished, it is measured at its end for ever", () => {
    const it = accepted(licence({ limits }), "2026-09-16").at("2026-10-08").finish("market");
    it.act("grant", officer("head", "market"));
    for (const on of ["2026-10-08", "2027-01-01"]) {
      expect(it.at(on).limit("promised")).toMatchObject({
        status: "overdue",
        endedOn: "2026-10-08",
        overdue: 1,
      });
    }
  });

  test.each([
    ["2026-09-15 17:29", false],
    ["2026-09-15 17:30", true],
    ["2026-09-16 08:00", true],
  ])("TL1: one that closes with the office is over from then on: at %s %s", (at, over) => {
    const it = story(complaint).at("2026-09-14").act("register", citizen);
    expect(it.at(at).limit("bad-rating-contact")).toMatchObject({
      isOver: over,
      due: { on: "2026-09-15" },
    });
  });

  test("in hours has no days left, only the instant", () => {
    const item = licence({
      limits: { ...limits, promised: { within: "36 hours", "excluded-in": "nothing" } },
    });
    const view = accepted(item, "2026-09-14 10:00").limit("promised");
    expect(view.due.until).toBe("2026-09-15T14:00:00.000Z");
    expect(view).not.toHaveProperty("remaining");
  });

  test("is its department's, and explains its days", () => {
    const it = accepted(jointLicence(), "2026-09-14");
    const view = it.limit("branch:fire");
    expect(view).toMatchObject({ department: "fire", branch: "fire", excluded: false });
    expect(view.explain().stretches.at(-1)?.last).toBe("2026-09-23");
  });

  test("names what time was left out for, also several causes at once", () => {
    const branches = { fire: { department: "fire" }, health: { department: "health" } };
    const it = accepted(jointLicence({ approval: { branches } }), "2026-09-14");
    const long = { length: "3 business-days", reason: "r" };
    it.act("open-procedure", officer("handler", "fire"), { procedure: "testing", ...long });
    it.act("open-procedure", officer("handler", "health"), { procedure: "expert-review", ...long });
    expect(it.limit("statutory").explain().text("zh")).toContain("检测、专家评审");
    expect(it.limit("statutory").explain().text("en")).toContain("testing and expert review");
  });

  test("stays provisional only while something is open", () => {
    const it = accepted(licence(), "2026-09-14");
    const opening = { procedure: "expert-review", length: "3 business-days", reason: "r" };
    it.act("open-procedure", officer("handler", "market"), opening);
    expect(it.limit("statutory").due.provisional).toBe(true);
    it.act("withdraw", citizen);
    expect(it.limit("statutory")).toMatchObject({ status: "ended", due: { provisional: false } });
  });

  test("the limits of a case are listed in the order in which they started", () => {
    const it = story(jointLicence()).at("2026-09-14").submit();
    it.at("2026-09-15").act("accept", { id: "w", roles: ["window-clerk"] });
    const keys = limitViews(it.frame, it.item, it.state, it.world.now).map(({ key }) => key);
    expect(keys).toEqual([
      "completeness",
      "statutory",
      "branch:fire",
      "branch:health",
      "branch:market",
    ]);
  });
});
