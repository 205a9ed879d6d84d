import { describe, expect, test } from "vitest";
import { generalLicence } from "../testing/clocks/licence-clocks.js";
import { complaint, divorce } from "../testing/clocks/other-clocks.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { limitMoves } from "../view/limit-moves.js";
import { limitViews } from "../view/limit-view.js";

// October 2026: 1 to 7 are off, Saturday the 10th is worked.

const head = officer("head", "bureau");
const handler = officer("handler", "bureau");
const why = { reason: "当事人申请恢复" };
const withdrawn = () =>
  accepted(generalLicence, "2026-09-14").at("2026-09-16").act("withdraw", citizen);

describe("reopening a case that has ended", () => {
  test("puts it where it stood, with its work, by whoever may and with the reason", () => {
    const before = accepted(generalLicence, "2026-09-14");
    const it = withdrawn().at("2026-09-18").act("reopen", head, why);
    expect([it.where, it.tasks]).toEqual([before.where, before.tasks]);
    expect(it.state).toMatchObject({ status: "open", end: undefined });
    expect(it.all("action-taken").at(-1)).toMatchObject({
      kind: "reopen",
      payload: why,
      by: { id: head.id },
    });
    expect(it.all("case-closed"), "what was, stays in the record").toHaveLength(1);
  });

  test("limits that its last step ended run on as if it had not come; those finished before stay so", () => {
    const it = withdrawn().at("2026-09-18").act("reopen", head, why);
    expect(it.limit("statutory")).toMatchObject({ status: "running", due: { on: "2026-10-16" } });
    expect(it.limit("on-site-check").status).toBe("running");
    expect(it.limit("completeness").status).toBe("met");
    expect(limitMoves(it.item, it.facts, "statutory").at(-1)).toMatchObject({
      what: { en: "runs on, due 2026-10-16" },
      because: { en: `reopen: ${why.reason}` },
    });
  });

  test("a refusal of acceptance taken up again has its window to check running", () => {
    const it = story(generalLicence).at("2026-09-14").submit().at("2026-09-15");
    it.act("refuse-acceptance", clerk, { because: "not-needed", reason: "无需许可" });
    it.at("2026-09-16").act("reopen", head, why);
    expect(it.where).toEqual(["acceptance.checking"]);
    expect(it.limit("completeness")).toMatchObject({
      status: "running",
      due: { on: "2026-09-20" },
    });
  });

  test("what ran out while it was closed runs out now, with the days of then", () => {
    const it = withdrawn().at("2026-10-20").act("reopen", head, why).sweep();
    expect(it.all("limit-breached")).toMatchObject([
      { limit: "on-site-check", effectiveOn: "2026-09-21" },
      { limit: "statutory", effectiveOn: "2026-10-17" },
    ]);
    expect(it.cards).toEqual([
      "yellow overdue statutory 2026-10-19",
      "red overdue statutory 2026-10-20",
    ]);
  });

  test("it ends again, and is reopened again", () => {
    const it = withdrawn().act("reopen", head, why).act("withdraw", citizen);
    expect([it.state.end, it.limit("statutory").status]).toEqual(["withdrawn", "ended"]);
    expect(it.act("reopen", head, why).limit("statutory").status).toBe("running");
  });

  test("only the branches that were at work go on: the others keep their result", () => {
    const it = accepted(jointLicence(), "2026-09-14").finish("fire").act("withdraw", citizen);
    it.at("2026-09-16").act("reopen", officer("head", "market"), why);
    expect(it.limit("branch:fire").status).toBe("met");
    expect(it.limit("branch:health").status).toBe("running");
    expect(it.refusal("handle", officer("handler", "fire")).code).toBe("OPINION_TOO_LATE");
    for (const department of ["health", "market"]) it.finish(department);
    expect(it.where).toEqual(["approval.deciding"]);
  });

  test("a procedure that the end closed is open again, and its time left out as if the end had not come", () => {
    const it = accepted(generalLicence, "2026-09-14").at("2026-09-15");
    it.act("open-procedure", handler, {
      procedure: "testing",
      length: "9 business-days",
      reason: "检测",
    });
    const before = { where: it.where, tasks: it.tasks, due: it.due("statutory") };
    it.at("2026-09-17").act("withdraw", citizen).at("2026-09-18").act("reopen", head, why);
    expect({ where: it.where, tasks: it.tasks, due: it.due("statutory") }).toEqual(before);
    expect(it.limit("statutory")).toMatchObject({ excluded: true, due: { provisional: true } });
    expect(it.limit("procedure:p1").status).toBe("running");
    it.at("2026-09-21").act("close-procedure", handler, { id: "p1", result: "合格" });
    // Left out: 16 to 21 September, of which 16, 17, 18, the worked Sunday and the 21st count.
    expect(it.due("statutory")).toBe("2026-10-23");
  });

  test.each(["before", "after"] as const)(
    "the days of a procedure, corrected %s it is reopened, give one date",
    (order) => {
      const it = accepted(generalLicence, "2026-09-14").at("2026-09-15");
      it.act("open-procedure", handler, {
        procedure: "testing",
        length: "9 business-days",
        reason: "检测",
      });
      it.at("2026-09-17").act("close-procedure", handler, { id: "p1", result: "合格" });
      it.act("withdraw", citizen).at("2026-09-24");
      const correction = {
        what: "exclusion",
        procedure: "p1",
        closedOn: "2026-09-22",
        reason: "误",
      };
      if (order === "before") it.act("correct", head, correction);
      it.act("reopen", head, why);
      if (order === "after") it.act("correct", head, correction);
      // Left out: 16 to 22 September, six business days with the worked Sunday.
      expect(it.due("statutory")).toBe("2026-10-26");
    },
  );

  test("what silence decided stands in the record (TL8); the person decides what follows", () => {
    const it = story(divorce).at("2026-08-31").act("apply", citizen).at("2026-11-05").sweep();
    it.act("reopen", head, why);
    expect([it.where, it.state.deemed]).toEqual([["collecting"], ["deemed-withdrawn"]]);
    const [late] = limitViews(it.frame, it.item, it.state, it.world.now).filter(
      ({ overdue = 0 }) => overdue > 0,
    );
    expect(late, "the period it did not keep is over, and still the one that runs").toMatchObject({
      status: "running",
    });
    expect(it.at("2026-12-31").sweep().all("deemed")).toHaveLength(1);
    expect(it.act("collect", clerk, { collector: "李雷" }).state.end).toBe("archived");
  });

  test("time that a state leaves out is left out again", () => {
    const it = story(complaint).at("2026-09-14").act("register", citizen).act("push", clerk);
    it.at("2026-09-16").act("admit", handler).at("2026-09-18").act("close", handler);
    it.at("2026-09-20").act("reopen", head, why).act("hold", handler);
    expect(it.limit("answer")).toMatchObject({ status: "running", excluded: true });
    expect(it.where).toEqual(["held"]);
  });

  test.each([
    ["an open case", () => accepted(generalLicence), head, "ACTION_NOT_ALLOWED"],
    ["by the applicant", withdrawn, citizen, "NOT_PERMITTED"],
    ["by the window", withdrawn, clerk, "NOT_PERMITTED"],
    ["by the head of another department", withdrawn, officer("head", "fire"), "NOT_PERMITTED"],
  ] as const)("is refused: %s", (_what, made, by, code) => {
    const it: Story = made();
    expect(it.refusal("reopen", by, why).code).toBe(code);
  });

  test("needs a reason", () => {
    expect(withdrawn().refusal("reopen", head, {}).code).toBe("PAYLOAD_INVALID");
  });

  test("a closed case offers it to nobody else, and nothing beside putting right", () => {
    const it = withdrawn();
    expect(it.offers(head).map(({ action }) => action)).toEqual(["correct", "reopen"]);
    expect(it.offers(clerk)).toEqual([]);
  });
});
