import { describe, expect, test } from "vitest";
import { stageOf } from "../case/card.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted } from "../testing/story.js";
import { cardShares } from "../view/card-shares.js";

const handler = officer("handler", "fire");
const head = officer("head", "market");
const inspector = { id: "inspector", roles: ["supervisor"] };

/** Fire and health are late by a day: c1 is fire's yellow card, c2 that of health. */
const late = () => accepted(jointLicence(), "2026-09-14").at("2026-09-24").sweep();
const about = (card: string, reason = "理由") => ({ card, reason });
const stages = (it: ReturnType<typeof late>) => it.state.cards.map(stageOf);

describe("CD1: a card lives on after it was raised", () => {
  test("told, answered, appealed, corrected and confirmed, each by the one whose step it is", () => {
    const it = late()
      .act("notify-card", inspector, about("c1"))
      .act("answer-card", handler, about("c1", "人手不足"))
      .act("appeal-card", handler, about("c1"))
      .act("correct-card", handler, about("c1"))
      .act("confirm-card", inspector, about("c1"));
    expect(it.state.cards[0]?.life).toMatchObject([
      { step: "notified", on: "2026-09-24", by: { id: "inspector" } },
      { step: "answered", by: { id: handler.id }, reason: "人手不足" },
      { step: "appealed" },
      { step: "corrected" },
      { step: "confirmed" },
    ]);
    expect(stages(it)).toEqual(["confirmed", "raised"]);
    expect(it.timeline.join("\n")).toContain("answer the card · c1: 人手不足");
  });

  test("a supervisor withdraws it for good: neither a sweep nor measuring again raises it once more", () => {
    const it = accepted(jointLicence()).at("2026-09-15");
    const review = { procedure: "expert-review", length: "1 business-days", reason: "评审" };
    it.act("open-procedure", handler, review).at("2026-09-18").sweep();
    expect(it.cards).toEqual(["yellow procedure-overrun procedure:p1 2026-09-17"]);
    it.act("withdraw-card", inspector, about("c1", "申诉成立"));
    it.act("close-procedure", handler, { id: "p1", result: "通过" });
    const fix = { what: "exclusion", procedure: "p1", closedOn: "2026-09-17", reason: "误录" };
    expect(stages(it.act("correct", head, fix).sweep())).toEqual(["withdrawn"]);
    expect(it.state.cards[0]?.withdrawn).toEqual({ on: "2026-09-18", because: "supervisor" });
  });

  test("supervised: the department has an order to answer within a limit of its own", () => {
    const it = late().act("supervise-card", inspector, {
      ...about("c1", "说明原因"),
      within: "2 business-days",
    });
    expect(it.state.orders).toMatchObject([
      { work: "card:c1", department: "fire", branch: "fire" },
    ]);
    expect(it.due("order:o1")).toBe("2026-09-29");
    it.act("answer-order", handler, { answer: "已补员" });
    expect(it.limit("order:o1").status).toBe("met");
    expect(stages(it)).toEqual(["supervised", "raised"]);
  });

  test.each([
    // what is asked, by whom, about what, refused with
    ["notify-card", handler, { card: "c1" }, "NOT_PERMITTED"],
    ["confirm-card", clerk, { card: "c1" }, "NOT_PERMITTED"],
    ["answer-card", officer("handler", "health"), { card: "c1" }, "NOT_PERMITTED"],
    ["answer-card", inspector, { card: "c1" }, "NOT_PERMITTED"],
    ["confirm-card", inspector, { card: "c1" }, "CARD_UNHEARD"],
    ["notify-card", inspector, { card: "c9" }, "CARD_UNKNOWN"],
    ["notify-card", inspector, {}, "CARD_REQUIRED"],
  ] as const)("%s by %o about %j is refused: %s", (action, by, payload, code) => {
    expect(late().refusal(action, by, { ...payload, reason: "理由" }).code).toBe(code);
  });

  test("an order leaves time to answer it, and stands alone until it is answered", () => {
    const order = (within: string) => ({ ...about("c1"), within });
    expect(late().refusal("supervise-card", inspector, order("0 business-days")).code).toBe(
      "ORDER_WITHOUT_TIME",
    );
    const it = late().act("supervise-card", inspector, order("2 business-days"));
    const again = order("3 business-days");
    expect(it.refusal("supervise-card", inspector, again).code).toBe("CARD_SUPERVISED");
    it.act("answer-order", handler, { answer: "已补员" });
    expect(stages(it.act("supervise-card", inspector, again))).toEqual(["supervised", "raised"]);
  });

  test("nobody judges a card on what they handled: by opinion, or by holding its work (CARD_OWN)", () => {
    const both = { ...handler, roles: ["handler", "supervisor"] };
    const held = late().act("claim", handler);
    const said = accepted(jointLicence(), "2026-09-14").opine("fire", "handle");
    for (const it of [held, said.at("2026-09-24").sweep()]) {
      expect(it.refusal("notify-card", both, about("c1")).code).toBe("CARD_OWN");
      expect(stages(it.act("notify-card", inspector, about("c1")))[0]).toBe("notified");
    }
  });

  test("a reason is always needed, and one's own card may be left unnamed", () => {
    expect(late().refusal("answer-card", handler, { card: "c1" }).code).toBe("PAYLOAD_INVALID");
    expect(stages(late().act("answer-card", handler, { reason: "理由" }))).toEqual([
      "answered",
      "raised",
    ]);
  });

  test("told and appealed once; nothing more after the end; nothing where no card is", () => {
    const it = late().act("notify-card", inspector, about("c1"));
    expect(it.refusal("notify-card", inspector, about("c1")).code).toBe("CARD_STEP_TAKEN");
    it.act("confirm-card", inspector, about("c1"));
    for (const by of ["answer-card", "appeal-card"]) {
      expect(it.refusal(by, handler, about("c1")).code).toBe("CARD_ENDED");
    }
    expect(accepted(licence()).refusal("notify-card", inspector, about("c1")).code).toBe(
      "ACTION_NOT_ALLOWED",
    );
  });

  test("also when the case has ended, but for what would be a limit in it", () => {
    const it = late().act("withdraw", { id: "li-lei", roles: [] });
    const within = { ...about("c1"), within: "2 business-days" };
    expect(it.refusal("supervise-card", inspector, within).code).toBe("CASE_CLOSED");
    expect(stages(it.act("answer-card", handler, about("c1")))).toEqual(["answered", "raised"]);
    expect(it.offers(inspector).map(({ action, card }) => `${action} ${card}`)).toContain(
      "confirm-card c1",
    );
  });

  test("a confirmed card goes too when a correction takes its cause away", () => {
    const it = late().act("notify-card", inspector, about("c1"));
    it.act("confirm-card", inspector, about("c1"));
    it.at("2026-09-24 16:00").act("open-procedure", handler, {
      procedure: "expert-review",
      length: "5 business-days",
      reason: "评审",
    });
    const fix = { what: "exclusion", procedure: "p1", openedOn: "2026-09-16", reason: "误录" };
    expect(it.act("correct", head, fix).state.cards[0]?.withdrawn?.because).toBe("correction");
  });
});

describe("CD2: the time that led to a card is that of those who had the work", () => {
  const days = ["2026-09-15", "2026-09-16", "2026-09-17", "2026-09-18"].map(
    (one) => one as ReturnType<typeof late>["day"],
  );
  const sharesOf = (it: ReturnType<typeof late>, index: number) => {
    const card = it.state.cards[index];
    if (card === undefined) throw new Error("no such card");
    return cardShares(it.item, it, card, days).map(
      ({ department, person, days, percent }) =>
        `${department} ${person?.id ?? "-"} ${days} ${percent}%`,
    );
  };

  test("a branch's card: whoever held the work each day, the pool until then", () => {
    const it = accepted(jointLicence(), "2026-09-14").at("2026-09-17");
    it.act("claim", handler).at("2026-09-24").sweep();
    expect(sharesOf(it, 0)).toEqual(["fire - 2 50%", "fire handler-of-fire 2 50%"]);
  });

  test("work that was done without a claim is that of whoever did it", () => {
    const it = accepted(jointLicence(), "2026-09-14").at("2026-09-16").opine("fire", "handle");
    expect(sharesOf(it.at("2026-09-24").sweep(), 0)).toEqual([
      "fire handler-of-fire 2 50%",
      "fire - 2 50%",
    ]);
  });

  test("what comes beside the work delays nobody: a letter to serve, a rating to answer", () => {
    const it = accepted(jointLicence(), "2026-09-14").at("2026-09-15");
    it.act("claim", handler).at("2026-09-16");
    it.act("rate", citizen, { act: "acceptance", level: 5, reason: "等得太久，无人理睬" });
    expect(Object.values(it.state.tasks).some(({ kinds }) => kinds[0] === "answer-rating")).toBe(
      true,
    );
    const card = it
      .at("2026-09-24")
      .sweep()
      .state.cards.find(({ branch }) => branch === "fire");
    if (card === undefined) throw new Error("no card");
    const { branch: _none, ...whole } = card;
    const shares = cardShares(it.item, it, whole, days);
    expect(shares.find(({ person }) => person?.id === handler.id)?.days).toBe(1.33);
  });

  test("time that a correction counts again is that of whoever had the work then", () => {
    const it = accepted(jointLicence(), "2026-09-14").at("2026-09-15").act("claim", handler);
    it.act("open-procedure", handler, {
      procedure: "expert-review",
      length: "3 business-days",
      reason: "评审",
    });
    it.at("2026-09-18").act("close-procedure", handler, { id: "p1", result: "通过" });
    const fix = { what: "exclusion", procedure: "p1", closedOn: "2026-09-16", reason: "误录" };
    it.act("correct", head, fix).at("2026-09-28").sweep();
    const index = it.state.cards.findIndex(({ branch }) => branch === "fire");
    expect(sharesOf(it, index)).toEqual(["fire handler-of-fire 3 100%"]);
  });

  test("a card on the whole case: the departments at work share each day, what is left out is nobody's", () => {
    const it = accepted(jointLicence(), "2026-09-14").at("2026-09-16");
    it.act("open-procedure", handler, {
      procedure: "expert-review",
      length: "20 business-days",
      reason: "评审",
    });
    it.at("2026-09-24").sweep();
    const [card] = it.state.cards;
    if (card === undefined) throw new Error("no card");
    const { branch: _none, ...whole } = card;
    const shares = cardShares(it.item, it, whole, days);
    expect(shares.map(({ department, days: used }) => [department, used])).toEqual([
      ["market", 1.67],
      ["health", 1.67],
      ["fire", 0.67],
    ]);
  });
});
