import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { licence, papers } from "../testing/sample-items.js";
import { accepted, story } from "../testing/story.js";
import { sayAction } from "../view/say-action.js";

const head = officer("head", "market");

describe("a state that is spelt out", () => {
  const item = licence({
    states: {
      publicity: {
        title: "公示",
        on: {
          end: { title: "公示期满", to: "collection" },
          object: { title: "有异议", by: "head", to: "hearing" },
          note: { kind: "advance" },
        },
      },
      hearing: { title: "听证", on: { close: "publicity" } },
      completion: { use: "completion", next: "publicity" },
    },
  });
  const published = () =>
    accepted(item).finish("market").act("grant", head).act("complete", clerk, { result: "issued" });

  test("is entered and left by its own actions, named in the item's words", () => {
    const it = published();
    expect(it.where).toEqual(["publicity"]);
    expect(
      it
        .offers(clerk)
        .filter(({ task, kind }) => task === undefined && kind === "advance")
        .map(({ action, title, allowed }) => [action, title.zh, allowed]),
    ).toEqual([
      ["end", "公示期满", true],
      ["note", "note", true],
      ["object", "有异议", false],
    ]);
    expect(it.act("object", head).where).toEqual(["hearing"]);
    expect(it.act("close", clerk).act("end", clerk).where).toEqual(["collection.ready"]);
  });

  test("names its own action where it has no title, also in a refusal and afterwards", () => {
    const it = published();
    const refused = it.refusal("note", citizen);
    expect(refused.says).toMatchObject({
      zh: expect.stringContaining("无权“note”"),
      en: expect.stringContaining("not permitted to note"),
    });
    it.act("note", clerk, {});
    const fact = it.all("action-taken").at(-1);
    expect(fact && sayAction(item, it.state, fact)).toEqual({ zh: "note", en: "note" });
  });

  test("is work for those who may act in it, in the authority's department where a role has one", () => {
    expect(Object.values(published().state.tasks)).toMatchObject([
      {
        work: "publicity",
        kinds: ["advance"],
        roles: ["window-clerk", "head"],
        department: "market",
      },
    ]);
  });

  test("stays where it is for an action that leads nowhere", () => {
    const it = published().act("note", clerk, { note: "公示第一天" });
    expect(it.where).toEqual(["publicity"]);
    expect(it.news.map(({ type }) => type)).toEqual(["action-taken"]);
  });
});

describe("a whole flow that is spelt out", () => {
  // Registration on the spot (licensing law, art. 56).
  const item = licence({
    approval: { steps: ["approve"] },
    states: {
      submission: { on: { file: { kind: "submit", by: "applicant", to: "desk" } } },
      desk: {
        on: {
          take: { kind: "receive", to: "acceptance" },
          mend: { kind: "correct-on-spot", to: "acceptance" },
          keep: { kind: "save-draft", to: "submission" },
        },
      },
      acceptance: { on: { accept: { kind: "accept", to: "approval" } } },
    },
    limits: {
      counter: {
        within: "1 business-days",
        starts: { enters: "desk" },
        ends: [{ leaves: "desk" }],
        owner: "window-clerk",
      },
      statutory: { within: "3 business-days", starts: "receipt" },
    },
  });
  const filed = () => story(item).at("2026-09-14").act("file", citizen, { materials: papers });

  test("sets the milestones of its kinds", () => {
    const it = filed();
    expect(it.state.milestones).toEqual({ receipt: ["2026-09-14"] });
    it.act("take", clerk, { materials: papers }).act("accept", clerk);
    expect(it.state.milestones.acceptance).toEqual(["2026-09-14"]);
  });

  test.each([
    ["take", { materials: papers }, "acceptance"],
    ["mend", { reason: "补签" }, "acceptance"],
    ["keep", {}, "submission"],
  ])("%s leads where the item says, whatever its kind", (action, payload, to) => {
    expect(filed().act(action, clerk, payload).where).toEqual([to]);
  });

  test("limits may start on entering a state and end on leaving it", () => {
    const it = filed();
    expect(it.due("counter")).toBe("2026-09-15");
    it.at("2026-09-15").act("take", clerk, { materials: papers });
    expect(it.limit("counter")).toMatchObject({ status: "met", endedOn: "2026-09-15" });
    expect(it.due("statutory"), "from receipt").toBe("2026-09-17");
  });

  test("one that starts again only does so where it says it may", () => {
    const it = filed().act("keep", clerk).at("2026-09-16");
    it.act("file", citizen, { materials: papers });
    expect(it.limit("counter")).toMatchObject({ run: 1, status: "met" });
    expect(it.due("statutory"), "the first receipt").toBe("2026-09-17");
  });
});
