import { describe, expect, test } from "vitest";
import type { ItemFileInput } from "../definition/item-schema.js";
import { clerk, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";

const head = officer("head", "market");
const review = { procedure: "expert-review", length: "3 business-days", reason: "需专家评审" };
const basis = { law: "样例", article: 1 };

function dated(it: Story, procedure: string, days: { openedOn?: string; closedOn?: string }) {
  return it.act("correct", head, { what: "exclusion", procedure, ...days, reason: "登记错误" });
}

function opens(it: Story, department: string, length = review.length): Story {
  return it.act("open-procedure", officer("handler", department), { ...review, length });
}

function closes(it: Story, department: string, id: string): Story {
  return it.act("close-procedure", officer("handler", department), { id, result: "通过" });
}

const excludedDays = (it: Story, limit = "statutory") =>
  it.state.limits[limit]?.excluded.map(({ after, through }) => `(${after}, ${through ?? "…"}]`);

describe("TL13: the days of a procedure are put right, and every limit is derived anew", () => {
  test("of one that is over: B2 with its end on 12 May instead of the 13th", () => {
    const it = opens(accepted(licence(), "2026-04-27").at("2026-05-06"), "market");
    closes(it.at("2026-05-13"), "market", "p1");
    expect(it.due("statutory")).toBe("2026-06-04");
    expect(dated(it, "p1", { closedOn: "2026-05-12" }).due("statutory")).toBe("2026-06-03");
  });

  test("of one that is open: told to last from the day it was really opened", () => {
    const it = opens(accepted(licence(), "2026-04-27").at("2026-05-06"), "market");
    expect(it.limit("procedure:p1").due.on).toBe("2026-05-09");
    dated(it.at("2026-05-12"), "p1", { openedOn: "2026-05-11" });
    expect(excludedDays(it)).toEqual(["(2026-05-11, …]"]);
    expect(it.limit("procedure:p1").due.on).toBe("2026-05-14");
    expect(it.limit("statutory").due, "three days more than 27 May").toMatchObject({
      on: "2026-06-01",
      provisional: true,
    });
  });

  test("of one among several that are open: the limit stays stopped", () => {
    const branches = { fire: { department: "fire" }, health: { department: "health" } };
    const it = accepted(jointLicence({ approval: { branches } }), "2026-09-14");
    opens(opens(it.at("2026-09-16"), "fire"), "health");
    const testing = { ...review, procedure: "testing" };
    it.at("2026-09-17").act("open-procedure", officer("handler", "fire"), testing);
    dated(it.at("2026-09-18"), "p2", { openedOn: "2026-09-15" });
    // From the 17th for another cause as well.
    expect(excludedDays(it)).toEqual(["(2026-09-16, 2026-09-17]", "(2026-09-17, …]"]);
    expect(it.limit("statutory").excluded).toBe(true);
  });
});

describe("TL5: a limit that any procedure stops goes on after the last of them", () => {
  test("and was told so", () => {
    const branches = { fire: { department: "fire" }, health: { department: "health" } };
    const limits = {
      work: {
        within: "20 business-days",
        starts: "acceptance",
        ends: ["decision"],
        owner: "head",
        "excluded-in": "any-procedure",
        basis,
      },
    } satisfies ItemFileInput["limits"];
    const it = accepted(jointLicence({ approval: { branches }, limits }), "2026-09-14");
    opens(it, "fire", "2 business-days");
    opens(it, "health", "5 business-days");
    dated(it.at("2026-09-15"), "p1", { openedOn: "2026-09-15" });
    expect(it.state.limits.work?.excluded.at(-1)).toMatchObject({ announced: "2026-09-20" });
  });
});

describe("TL6: a limit that starts again after a procedure", () => {
  test("starts on the day it was really closed", () => {
    const limits = {
      work: {
        within: "10 business-days",
        starts: "acceptance",
        ends: ["decision"],
        owner: "head",
        "excluded-in": "procedures",
        resume: "restart",
        basis,
      },
    } satisfies ItemFileInput["limits"];
    const it = opens(accepted(licence({ limits }), "2026-09-07").at("2026-09-09"), "market");
    closes(it.at("2026-09-17"), "market", "p1");
    expect(it.limit("work")).toMatchObject({ run: 2, from: "2026-09-17" });
    dated(it, "p1", { closedOn: "2026-09-16" });
    expect(it.limit("work"), "E1").toMatchObject({ run: 2, from: "2026-09-16" });
    expect(it.due("work")).toBe("2026-09-30");
    dated(it, "p1", { openedOn: "2026-09-10", closedOn: "2026-09-10" });
    expect(it.limit("work"), "opened and closed on one day").toMatchObject({
      run: 2,
      from: "2026-09-10",
    });
  });
});

describe("TL12: a limit that ended too late stays overdue whatever else is put right", () => {
  test("by hours on one day", () => {
    const limits = {
      window: { within: "4 hours", starts: "receipt", ends: ["acceptance"], owner: "window-clerk" },
      work: {
        within: "20 business-days",
        starts: "acceptance",
        ends: ["decision"],
        owner: "head",
        extend: { by: "5 business-days" },
      },
    } satisfies ItemFileInput["limits"];
    const it = story(licence({ limits })).at("2026-09-14 09:00").submit();
    it.at("2026-09-14 15:00").act("accept", clerk);
    expect(it.limit("window").status).toBe("overdue");
    it.act("extend", head, { limit: "work", reason: "疑难" });
    it.act("correct", head, { what: "extension", limit: "work", number: 1, reason: "误批" });
    expect(it.limit("window").status).toBe("overdue");
  });
});
