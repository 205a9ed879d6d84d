import { describe, expect, test } from "vitest";
import type { Actor } from "../case/person.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence, onlineLicence } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";

const head = officer("head", "market");
const supervisor: Actor = { id: "inspector", roles: ["supervisor"] };
const order = { within: "3 business-days", reason: "说明为何未办" };
const granted = () => accepted(licence(), "2026-09-14").finish("market").act("grant", head);

describe("the applicant withdraws", () => {
  const missing = { result: "needs-supplement", materials: ["floor-plan"], reason: "不清" };
  const stages: [string, () => Story][] = [
    ["a draft", () => story(licence()).act("save-draft", citizen, {})],
    ["in pre-acceptance", () => story(onlineLicence()).submit()],
    [
      "when asked to supplement",
      () => story(onlineLicence()).submit().act("pre-accept", clerk, missing),
    ],
    ["at the window", () => story(licence()).submit()],
    ["while departments work", () => accepted(jointLicence()).finish("fire")],
    ["before the decision", () => accepted(licence()).finish("market")],
    [
      "while an order of the supervisor waits for its answer",
      () => accepted(jointLicence()).act("order-supervision", supervisor, order, "fire"),
    ],
  ];

  test.each(stages)("%s", (_where, begin) => {
    const it = begin().act("withdraw", citizen, { reason: "不办了" });
    expect(it.state).toMatchObject({ status: "closed", end: "withdrawn" });
    expect(it.state.tasks).toEqual({});
    const running = Object.values(it.state.limits).filter(({ status }) => status === "running");
    expect(running).toEqual([]);
    expect(it.news.filter(({ type }) => type === "limit-ended")).not.toContainEqual(
      expect.objectContaining({ outcome: "overdue" }),
    );
  });

  test("and what had run until then ended, neither met nor overdue", () => {
    const it = accepted(jointLicence(), "2026-09-14").at("2026-10-20").sweep();
    expect(it.limit("branch:fire").overdue).toBeGreaterThan(0);
    it.act("withdraw", citizen);
    expect(it.limit("branch:fire").status).toBe("ended");
    expect(it.limit("statutory").status).toBe("ended");
  });

  test("after the decision no more", () => {
    expect(granted().refusal("withdraw", citizen).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("and nobody else does it for them", () => {
    expect(accepted(licence()).refusal("withdraw", clerk).code).toBe("NOT_PERMITTED");
  });
});

describe("completion (办结)", () => {
  const issued = { result: "issued", certificate: { number: "JY14403050000001" } };

  test("issues what was granted, with the number of the certificate", () => {
    const it = granted().at("2026-09-16").act("complete", clerk, issued);
    expect(it.state.completion).toEqual({ result: "issued", number: "JY14403050000001" });
    expect(it.state.milestones).toMatchObject({
      completion: ["2026-09-16"],
      "collection-ready": ["2026-09-16"],
    });
    expect(it.where).toEqual(["collection.ready"]);
  });

  test.each([
    [{ result: "issued" }, "certificate"],
    [{ result: "returned" }, "granted"],
    [{ result: "void" }, "granted"],
  ])("of a granted case as %j is refused", (payload, word) => {
    const refused = granted().refusal("complete", clerk, payload);
    expect(refused.code).toBe("PAYLOAD_INVALID");
    expect(refused.says.en).toContain(word);
  });

  test("never issues what was denied", () => {
    const it = accepted(licence()).finish("market").act("deny", head, { reason: "不符" });
    expect(it.refusal("complete", clerk, issued).code).toBe("PAYLOAD_INVALID");
    expect(it.act("complete", clerk, { result: "other" }).state.completion).toEqual({
      result: "other",
    });
  });

  test("may not be withdrawn from, nor skipped", () => {
    expect(granted().refusal("deliver", clerk, { way: "window" }).code).toBe("ACTION_NOT_ALLOWED");
  });
});

describe("the end", () => {
  const ready = () =>
    granted().act("complete", clerk, { result: "issued", certificate: { number: "1" } });

  test.each([
    ["deliver", { way: "post", reference: "EMS 1" }],
    ["collect", { collector: "李雷" }],
  ])("after %s the delivery limit is met and the case archived", (action, payload) => {
    const it = ready().at("2026-09-20").act(action, clerk, payload);
    expect(it.state).toMatchObject({ status: "closed", end: "archived" });
    expect(it.state.tasks).toEqual({});
    expect(it.limit("delivery")).toMatchObject({ status: "met", endedOn: "2026-09-20" });
    expect(it.news.at(-1)?.type).toBe("task-closed");
  });

  test("the result is handed over only in a way that the item offers", () => {
    const refused = ready().refusal("deliver", clerk, { way: "e-certificate" });
    expect(refused.code).toBe("COLLECTION_WAY");
    expect(refused.says.en).toContain("at the window, by post");
    const byLink = { collector: "李雷", way: "e-certificate" };
    expect(ready().refusal("collect", clerk, byLink).code).toBe("COLLECTION_WAY");
  });

  test("a closed case takes no action and runs out of nothing", () => {
    const it = ready().act("collect", clerk, { collector: "李雷" });
    for (const [action, by] of [
      ["withdraw", citizen],
      ["collect", clerk],
    ] as const) {
      expect(it.refusal(action, by).code).toBe("CASE_CLOSED");
    }
    expect(it.refusal("no-such", clerk).code).toBe("ACTION_UNKNOWN");
    expect(it.at("2030-01-01").sweep().news).toEqual([]);
    expect(it.waits).toEqual({});
    expect(it.offers(clerk)).toEqual([]);
  });

  test("is the one the item spells out, also where it spells out one that every case has", () => {
    const states = { withdrawn: { title: "申请人撤回", final: true } };
    const it = story(licence({ states })).submit().act("withdraw", citizen);
    expect(it.state.end).toBe("withdrawn");
  });
});
