import { describe, expect, test } from "vitest";
import { citizen, clerk } from "../testing/people.js";
import { jointLicence, onlineLicence } from "../testing/sample-items.js";
import { story } from "../testing/story.js";

const missing = { result: "needs-supplement", materials: ["health-proof"], reason: "已过期" };

describe("pre-acceptance on the internet", () => {
  test("passed: the case goes to the window, the day is a milestone, the window's time runs on", () => {
    const it = story(onlineLicence()).at("2026-09-14").submit();
    it.at("2026-09-16").act("pre-accept", clerk, { result: "passed" });
    expect(it.where).toEqual(["acceptance.checking"]);
    expect(it.state.milestones).toEqual({
      receipt: ["2026-09-14"],
      "pre-acceptance": ["2026-09-16"],
    });
    expect(it.limit("completeness")).toMatchObject({ status: "running", run: 1 });
    expect(it.due("completeness")).toBe("2026-09-20");
  });

  test("failed: the case is returned, with the reason on record", () => {
    const it = story(onlineLicence()).submit();
    it.act("pre-accept", clerk, { result: "failed", reason: "不属于本机关" });
    expect(it.state).toMatchObject({ status: "closed", end: "returned" });
    expect(it.state.tasks).toEqual({});
    expect(it.all("action-taken").at(-1)?.payload).toMatchObject({ reason: "不属于本机关" });
    expect(it.limit("completeness").status).toBe("met");
  });

  test("failed without a reason is refused", () => {
    const it = story(onlineLicence()).submit();
    expect(it.refusal("pre-accept", clerk, { result: "failed" }).code).toBe("PAYLOAD_INVALID");
  });

  test.each([[undefined], [{ result: "perhaps" }], [{ result: "passed", reason: "好" }]])(
    "an answer of %j is refused",
    (payload) => {
      const it = story(onlineLicence()).submit();
      expect(it.refusal("pre-accept", clerk, payload).code).toBe("PAYLOAD_INVALID");
    },
  );

  test("TL9: needs supplement is the one notice; it ends the window and starts the applicant's period", () => {
    const it = story(onlineLicence()).at("2026-09-14").submit();
    it.at("2026-09-16").act("pre-accept", clerk, missing);
    expect(it.where).toEqual(["pre-acceptance.waiting"]);
    expect(it.state.notices).toMatchObject([
      { round: 1, sentOn: "2026-09-16", missing: ["health-proof"] },
    ]);
    expect(it.limit("completeness").status).toBe("met");
    expect(it.due("supplement")).toBe("2026-10-16");
  });

  test("TL9: no second notice may follow it, neither here nor at the window", () => {
    const it = story(onlineLicence()).submit().act("pre-accept", clerk, missing);
    it.act("supplement", citizen, { materials: [{ id: "health-proof", name: "新证" }] });
    expect(it.refusal("pre-accept", clerk, missing).code).toBe("NOTICE_ALREADY_SENT");
    it.act("pre-accept", clerk, { result: "passed" });
    const again = { materials: ["floor-plan"], reason: "不清" };
    expect(it.refusal("request-supplement", clerk, again).code).toBe("NOTICE_ALREADY_SENT");
  });

  test("after the answer the check goes on where it was", () => {
    const it = story(onlineLicence()).submit().act("pre-accept", clerk, missing);
    it.at("2026-09-21").act("supplement", citizen, {
      materials: [{ id: "health-proof", name: "新证" }],
    });
    expect(it.where).toEqual(["pre-acceptance.checking"]);
    expect(it.due("completeness")).toBe("2026-09-29");
  });

  test("a notice sent in pre-acceptance does not spare the departments their check at the window", () => {
    const item = jointLicence({
      states: {
        submission: { use: "submission", next: "pre-acceptance" },
        "pre-acceptance": { use: "pre-acceptance", next: "acceptance" },
      },
    });
    const it = story(item).submit().act("pre-accept", clerk, missing);
    it.act("supplement", citizen, { materials: [{ id: "health-proof", name: "新证" }] });
    it.act("pre-accept", clerk, { result: "passed" });
    expect(it.tasks).toEqual([
      "acceptance.checking",
      "acceptance:market",
      "acceptance:fire",
      "acceptance:health",
    ]);
  });
});
