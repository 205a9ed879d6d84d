import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { type Changes, jointLicence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";

type Approval = NonNullable<Changes["approval"]>;

const basis = { law: "某市并联审批办法", article: 9 };
const fire = {
  department: "fire",
  within: "3 business-days",
  steps: ["handle"] as "handle"[],
  "on-expiry": { outcome: "deemed-agreed" as const, basis },
};
const market = { department: "market", within: "10 business-days" };
const [handler, head] = [officer("handler", "fire"), officer("head", "market")];

/** Accepted on Monday 14 September: the fire department is due on Thursday 17, and silence would be consent. */
const begun = (approval: Partial<Approval> = {}, changes: Partial<Changes> = {}): Story =>
  accepted(
    jointLicence({ approval: { branches: { fire, market }, ...approval }, ...changes }),
    "2026-09-14",
  ).at("2026-09-17");

/** It has the rest of that day, and is silent only when that is over. */
function hasTheDay(it: Story, day: string): void {
  expect(it.due("branch:fire")).toBe(day);
  it.at(`${day} 23:59`).sweep();
  expect(it.state.branches.fire?.result).toBeUndefined();
  expect(it.state.cards.filter(({ limit }) => limit === "branch:fire")).toEqual([]);
}

describe("TL6: what is left of a last day on which the clock stood still is the day on which it goes on", () => {
  test("a procedure opened on the last day takes nothing from the branch", () => {
    const procedures = { testing: { excludes: true } };
    const it = begun({ procedures });
    const opened = { procedure: "testing", length: "2 business-days", reason: "抽样" };
    it.act("open-procedure", handler, opened, "fire").at("2026-09-22");
    it.act("close-procedure", handler, { id: "p1", result: "合格" }, "fire");
    hasTheDay(it, "2026-09-22");
    it.act("handle", handler, { agree: false, opinion: "不合格" });
    expect(it.state.branches.fire?.result).toBe("refused");
    expect(it.limit("branch:fire").status).toBe("met");
  });

  test("it is silence when that day is over too", () => {
    const it = begun({ procedures: { testing: { excludes: true } } });
    const opened = { procedure: "testing", length: "2 business-days", reason: "抽样" };
    it.act("open-procedure", handler, opened, "fire").at("2026-09-22");
    it.act("close-procedure", handler, { id: "p1", result: "合格" }, "fire");
    it.at("2026-09-23").sweep();
    expect(it.all("consent-deemed")).toMatchObject([{ effectiveOn: "2026-09-23" }]);
    expect(it.limit("branch:fire").explain().text("en")).toContain(
      "2026-09-22  goes on: what was left of the last day",
    );
  });

  test("a refusal given on the last day is none the less when the branch is taken up again", () => {
    const refused = { agree: false, opinion: "疏散通道不足" };
    const reopened = begun().act("handle", handler, refused).finish("market").at("2026-09-22");
    reopened.act("reopen-branches", head, { branches: ["fire"], reason: "现场情况有变" });
    hasTheDay(reopened, "2026-09-22");
    const form = { area: { type: "integer" as const } };
    const amended = begun({}, { form, amendments: { until: "decision" } });
    amended.act("handle", handler, refused).at("2026-09-22");
    amended.act("amend", citizen, { form: { area: 90 }, reason: "缩小面积" });
    hasTheDay(amended, "2026-09-22");
  });

  test("so it is where the branch lay with the window, or the case was suspended, over its last day", () => {
    const returns = { window: true, wait: "excluded", basis } as const;
    const away = begun({ returns }).act(
      "return",
      handler,
      { to: "window", reason: "缺说明" },
      "fire",
    );
    away.at("2026-09-22").act("answer-return", clerk, { answer: "已补" }, "fire");
    hasTheDay(away, "2026-09-22");
    const still = begun({}, { suspension: { excludes: true, basis, within: "90 business-days" } });
    still
      .act("suspend", head, { reason: "诉讼" })
      .at("2026-09-22")
      .act("resume", head, { reason: "终结" });
    hasTheDay(still, "2026-09-22");
  });
});
