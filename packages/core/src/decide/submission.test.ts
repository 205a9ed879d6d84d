import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { licence, papers } from "../testing/sample-items.js";
import { story } from "../testing/story.js";

const withForm = licence({
  form: {
    premises: { type: "text", required: true },
    staff: { type: "integer", min: 0, max: 500 },
    opens: { type: "day" },
    kitchen: { type: "text", choices: ["open", "closed"] },
  },
});

describe("a draft", () => {
  test("is never receipt: no milestone is reached and no limit runs", () => {
    const it = story(withForm).act("save-draft", citizen, { form: { staff: 3 } });
    expect(it.where).toEqual(["submission.draft"]);
    expect(it.state.milestones).toEqual({});
    expect(it.state.limits).toEqual({});
  });

  test("keeps what was written, and what is written later goes over it", () => {
    const it = story(withForm)
      .act("save-draft", citizen, { form: { staff: 3, premises: "中山路1号" } })
      .act("save-draft", citizen, { form: { staff: 4 } });
    expect(it.state.form).toEqual({ staff: 4, premises: "中山路1号" });
  });

  test("is the applicant's own affair: nobody has a task, and nobody else may file it", () => {
    const it = story(withForm).act("save-draft", citizen, {});
    expect(it.tasks).toEqual([]);
    expect(it.refusal("submit", clerk).code).toBe("NOT_PERMITTED");
  });

  test("becomes an application when it is filed, with what was saved before", () => {
    const it = story(withForm)
      .at("2026-09-10")
      .act("save-draft", citizen, { form: { premises: "中山路1号" } })
      .at("2026-09-14")
      .submit();
    expect(it.state.milestones).toEqual({ receipt: ["2026-09-14"] });
    expect(it.where).toEqual(["acceptance.checking"]);
  });
});

describe("filing", () => {
  test("starts the completeness window on the day of receipt, at midnight too", () => {
    expect(story(licence()).at("2026-09-14 00:00").submit().due("completeness")).toBe("2026-09-20");
    expect(story(licence()).at("2026-09-14 23:59").submit().due("completeness")).toBe("2026-09-20");
  });

  test("needs no material: papers may come at the window", () => {
    const it = story(licence()).submit({});
    expect(it.where).toEqual(["acceptance.checking"]);
    expect(it.state.materials).toEqual({});
  });

  test("gives the window its task", () => {
    const it = story(licence()).submit();
    expect(Object.values(it.state.tasks)).toMatchObject([
      { work: "acceptance.checking", roles: ["window-clerk"], openedOn: "2026-09-14" },
    ]);
  });

  test("happens once", () => {
    expect(story(licence()).submit().refusal("submit", citizen).code).toBe("ACTION_NOT_ALLOWED");
  });

  test.each([
    [{}, "FILING_INCOMPLETE"],
    [{ form: { premises: "" } }, "FILING_INCOMPLETE"],
    [{ form: { premises: 12 } }, "PAYLOAD_INVALID"],
    [{ form: { premises: "中山路", staff: -1 } }, "PAYLOAD_INVALID"],
    [{ form: { premises: "中山路", staff: 501 } }, "PAYLOAD_INVALID"],
    [{ form: { premises: "中山路", staff: 1.5 } }, "PAYLOAD_INVALID"],
    [{ form: { premises: "中山路", staff: "1" } }, "PAYLOAD_INVALID"],
    [{ form: { premises: "中山路", opens: "2026-02-30" } }, "PAYLOAD_INVALID"],
    [{ form: { premises: "中山路", kitchen: "none" } }, "PAYLOAD_INVALID"],
    [{ form: { premises: "中山路", rooms: 2 } }, "PAYLOAD_INVALID"],
    [{ form: { premises: "中山路" }, urgent: true }, "PAYLOAD_INVALID"],
    [{ form: { premises: "中山路" }, materials: [{ id: "map", name: "x" }] }, "PAYLOAD_INVALID"],
    [{ form: { premises: "中山路" }, materials: [{ id: "floor-plan" }] }, "PAYLOAD_INVALID"],
    ["everything", "PAYLOAD_INVALID"],
  ])("of %j is refused: %s", (payload, code) => {
    const draft = story(withForm).act("save-draft", citizen, {});
    expect(draft.refusal("submit", citizen, payload).code).toBe(code);
  });

  test("names every problem of a payload at once, in both languages", () => {
    const { says } = story(withForm)
      .act("save-draft", citizen, {})
      .refusal("submit", citizen, { form: { premises: 1, staff: -1, rooms: 2 } });
    for (const field of ["form.premises", "form.staff", "form.rooms"]) {
      expect(says.en).toContain(field);
      expect(says.zh).toContain(field);
    }
  });

  test("by an agent is the applicant's, and the authority stays on record", () => {
    const agent = {
      id: "han-mei",
      roles: [],
      onBehalfOf: { id: citizen.id, name: "李雷", authority: "委托书 2026-7" },
    };
    const it = story(licence()).submit({}, agent);
    expect(it.all("action-taken")[0]?.by).toEqual({ id: "han-mei", onBehalfOf: agent.onBehalfOf });
  });

  test("by anybody else is refused", () => {
    const stranger = { ...officer("applicant", "market"), id: "somebody" };
    const draft = story(licence()).act("save-draft", citizen, {});
    expect(draft.refusal("submit", stranger).code).toBe("NOT_PERMITTED");
    const forAnother = { ...stranger, onBehalfOf: { id: "han-mei", authority: "委托书" } };
    expect(draft.refusal("submit", forAnother).code).toBe("NOT_PERMITTED");
  });

  test("by a clerk is possible where the item says so", () => {
    const item = licence({
      states: { submission: { use: "submission", by: "window-clerk", next: "acceptance" } },
    });
    expect(story(item).submit({ materials: papers }, clerk).where).toEqual(["acceptance.checking"]);
    expect(story(item).refusal("submit", citizen).code).toBe("NOT_PERMITTED");
  });
});

describe("the first action", () => {
  test("must be one that the start of the chart allows", () => {
    expect(story(licence()).refusal("accept", clerk).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("is recorded with the item's version, pinned by its digest", () => {
    const item = licence();
    const [opened] = story(item).submit().all("case-opened");
    expect(opened).toMatchObject({
      item: { code: item.code, version: "2026.1", digest: item.digest },
      applicant: { id: citizen.id },
      by: { id: citizen.id },
    });
  });
});
