import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { licence } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { notificationsOf } from "../view/notifications-of.js";

const head = officer("head", "market");
const bad = { act: "acceptance", level: 4, reason: "等了两个小时" };

const tasks = (it: Story) =>
  Object.values(it.state.tasks).flatMap(({ work }) => (work.startsWith("rating") ? [work] : []));

/** Completed and collected on 14 September. */
function archived(): Story {
  const it = accepted(licence()).finish("market").act("grant", head);
  it.act("complete", clerk, { result: "issued", certificate: { number: "JY1" } });
  return it.act("collect", clerk, { collector: "李雷" });
}

describe("RA1: each act of handling is rated once", () => {
  test("in five levels, by the applicant, when it has been done", () => {
    const it = accepted(licence()).act("rate", citizen, { act: "filing", level: 1 });
    it.act("rate", citizen, { act: "acceptance", level: 3 });
    expect(it.state.ratings).toEqual([
      { act: "filing", level: 1, ratedOn: "2026-09-14" },
      { act: "acceptance", level: 3, ratedOn: "2026-09-14" },
    ]);
    expect(tasks(it)).toEqual([]);
    expect(it.refusal("rate", citizen, { act: "filing", level: 5, reason: "慢" }).code).toBe(
      "RATING_TAKEN",
    );
    expect(it.refusal("rate", citizen, { act: "completion", level: 1 }).code).toBe(
      "RATING_TOO_EARLY",
    );
  });

  test("and by nobody else but who acts for the applicant", () => {
    const it = accepted(licence());
    expect(it.refusal("rate", clerk, { act: "filing", level: 1 }).code).toBe("NOT_PERMITTED");
    const { id, name } = it.state.applicant;
    const agent = {
      id: "agent",
      roles: ["applicant"],
      onBehalfOf: { id, name, authority: "委托书 1 号" },
    };
    expect(it.act("rate", agent, { act: "filing", level: 2 }).state.ratings).toHaveLength(1);
  });

  test("also when the case has ended", () => {
    const it = archived().act("rate", citizen, { act: "completion", level: 2 });
    expect([it.state.status, it.state.ratings?.length]).toEqual(["closed", 1]);
  });
});

describe("RA2: a bad rating", () => {
  test.each([4, 5])("of level %i says why", (level) => {
    const it = accepted(licence());
    expect(it.refusal("rate", citizen, { act: "filing", level }).code).toBe("PAYLOAD_INVALID");
  });

  test("is a task of the head with fifteen business days, and the answer goes to the applicant", () => {
    const it = accepted(licence()).act("rate", citizen, bad);
    expect(tasks(it)).toEqual(["rating:acceptance"]);
    expect(it.due("rating:acceptance")).toBe("2026-10-10");
    expect(
      it.refusal("answer-rating", clerk, { answer: "已增设两个窗口并延长午间服务" }).code,
    ).toBe("NOT_PERMITTED");
    it.at("2026-09-20").act("answer-rating", head, { answer: "已增设两个窗口并延长午间服务" });
    expect(it.state.ratings?.[0]).toMatchObject({
      answer: "已增设两个窗口并延长午间服务",
      answeredOn: "2026-09-20",
    });
    expect(it.limit("rating:acceptance").status).toBe("met");
    expect(tasks(it)).toEqual([]);
    const told = notificationsOf({ item: it.item }, "c1", it.facts).at(-1)?.notification;
    expect([told?.kind, told?.to.person?.name]).toEqual(["answered", it.state.applicant.name]);
    expect(told?.text.zh).toContain("已增设两个窗口并延长午间服务");
  });
});

test.each([".", "已道歉", "         已整改         "])(
  "RA2: the answer %j says no more than no answer, and is refused",
  (answer) => {
    const it = accepted(licence()).act("rate", citizen, bad);
    const refusal = it.refusal("answer-rating", head, { answer });
    expect(refusal.code).toBe("PAYLOAD_INVALID");
    expect(refusal.says.zh).toContain("怎样整改");
    expect(refusal.says.en).toContain("in 10 characters or more");
    expect(tasks(it)).toEqual(["rating:acceptance"]);
  },
);

describe("RA3: the time to answer a bad rating does not end with the case", () => {
  test("it runs on, and a card is raised on the head who has not answered", () => {
    const it = archived().act("rate", citizen, { ...bad, act: "completion" });
    it.at("2026-10-14").sweep();
    expect(it.limit("rating:completion").status).toBe("running");
    expect(it.state.cards).toMatchObject([
      { colour: "yellow", cause: "overdue", limit: "rating:completion", role: "head" },
      { colour: "red", cause: "overdue", limit: "rating:completion" },
    ]);
    it.act("answer-rating", head, { answer: "已当面道歉并改进叫号办法" });
    expect(it.limit("rating:completion").status).toBe("overdue");
    expect([it.state.status, tasks(it)]).toEqual(["closed", []]);
  });

  test("one that was given before goes on when the case ends", () => {
    const it = story(licence())
      .at("2026-09-14")
      .submit()
      .act("rate", citizen, { ...bad, act: "filing" });
    it.act("withdraw", citizen);
    expect([it.state.status, it.limit("rating:filing").status]).toEqual(["closed", "running"]);
    expect(tasks(it)).toEqual(["rating:filing"]);
  });
});
