import { describe, expect, test } from "vitest";
import { complaint, divorce, hearing } from "../testing/clocks/other-clocks.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { story } from "../testing/story.js";

// September 2026: Sunday the 20th is worked, 25 to 27 are off; October: 1 to 7 are off, Saturday the 10th is worked.

const handler = officer("handler", "bureau");

describe("divorce: thirty days to think, then thirty to collect", () => {
  const applied = (on: string) => story(divorce).at(on).act("apply", citizen);

  test("the first thirty end with 30 September; then, and not earlier, the certificate may be collected", () => {
    const it = applied("2026-08-31");
    expect(it.due("cooling-off")).toBe("2026-09-30");
    expect(it.at("2026-09-30 23:59").refusal("collect", clerk, { collector: "李雷" }).code).toBe(
      "ACTION_NOT_ALLOWED",
    );
    it.at("2026-10-01 00:00").sweep();
    expect(it.where).toEqual(["collecting"]);
    expect(it.limit("cooling-off")).toMatchObject({ status: "passed", endedOn: "2026-09-30" });
  });

  test("the second thirty begin with the last day of the first: from 30 September to 30 October", () => {
    const it = applied("2026-08-31").at("2026-10-15").sweep();
    expect([it.limit("collect").from, it.due("collect")]).toEqual(["2026-09-30", "2026-10-30"]);
    it.at("2026-10-30 17:00").act("collect", clerk, { collector: "李雷" });
    expect(it.limit("collect").status).toBe("met");
    expect(it.state.end).toBe("archived");
  });

  test("both roll over a holiday: from 1 September to 8 October, and on to Monday, 9 November", () => {
    const it = applied("2026-09-01");
    expect(it.due("cooling-off")).toBe("2026-10-08");
    expect(it.at("2026-10-09").sweep().due("collect")).toBe("2026-11-09");
  });

  test("either may withdraw in the first thirty days, and nothing is deemed", () => {
    const it = applied("2026-08-31").at("2026-09-20").act("withdraw", citizen);
    expect(it.state).toMatchObject({ end: "withdrawn", deemed: [] });
    expect(it.at("2026-12-01").sweep().news).toEqual([]);
  });

  test("not collected in time, it is deemed withdrawn from the day after; nobody is blamed", () => {
    const it = applied("2026-08-31").at("2026-10-31 00:00").sweep();
    expect(it.state.end).toBe("deemed-withdrawn");
    expect(it.all("deemed")).toMatchObject([
      {
        outcome: "deemed-withdrawn",
        limit: "collect",
        effectiveOn: "2026-10-31",
        basis: { law: "中华人民共和国民法典", article: 1077 },
      },
    ]);
    expect(it.cards).toEqual([]);
  });

  test("a sweep that comes months late tells the same story with the same days", () => {
    const late = applied("2026-08-31").at("2027-01-20").sweep();
    const days = (type: string) =>
      late.facts.filter((fact) => fact.type === type).map(({ effectiveOn }) => effectiveOn);
    expect(late.state.end).toBe("deemed-withdrawn");
    expect(days("limit-started")).toEqual(["2026-08-31", "2026-09-30"]);
    expect(days("deemed")).toEqual(["2026-10-31"]);
  });
});

describe("a hearing: asked for in five days, held in twenty, told seven days ahead", () => {
  const told = () => story(hearing).at("2026-09-14").act("tell-right", clerk);
  const asked = () => told().at("2026-09-18").act("request", citizen);
  const setDay = (day: string) => ({ form: { "hearing-day": day } });

  test("the right lapses after Sunday the 20th, a worked day, and the case goes on without a hearing", () => {
    const it = told();
    expect(it.due("hearing-request")).toBe("2026-09-20");
    expect(it.at("2026-09-20 23:59").sweep().where).toEqual(["right-told"]);
    expect(it.at("2026-09-21 00:00").sweep().where).toEqual(["heard"]);
    expect(it.all("deemed")).toMatchObject([{ outcome: "lapsed", effectiveOn: "2026-09-21" }]);
    expect(it.state.status).toBe("open");
  });

  test("asked for on the 18th it is held by 22 October", () => {
    expect(asked().due("hearing-held")).toBe("2026-10-22");
  });

  test("TL16: its notice is counted backwards from the day an officer sets: 13 October for the 20th", () => {
    const it = asked().act("set-day", handler, setDay("2026-10-20"));
    expect(it.due("hearing-notice")).toBe("2026-10-13");
    expect(
      it.at("2026-10-13 23:00").act("give-notice", handler).limit("hearing-notice").status,
    ).toBe("met");
  });

  test("another day moves it, while it runs; given too late it is overdue by a day", () => {
    const it = asked().act("set-day", handler, setDay("2026-10-20"));
    it.at("2026-09-28").act("set-day", handler, setDay("2026-10-22"));
    expect(it.due("hearing-notice")).toBe("2026-10-15");
    it.at("2026-10-16").act("give-notice", handler);
    expect(it.limit("hearing-notice")).toMatchObject({ status: "overdue", overdue: 1 });
  });

  test("a day that does not exist is refused, and nothing is stored", () => {
    const it = asked();
    const refused = it.refusal("set-day", handler, setDay("2026-02-30"));
    expect(refused).toMatchObject({ code: "PAYLOAD_INVALID" });
    expect(refused.says.en).toContain("form.hearing-day");
    expect(it.state.form).toEqual({});
  });
});

describe("a complaint, registered on Monday, 14 September at ten in the morning", () => {
  const registered = (form = {}) =>
    story(complaint).at("2026-09-14 10:00").act("register", citizen, { form });

  test.each([
    // clock                 due at (UTC)                     in Beijing
    ["data-push", "2026-09-14T14:00:00.000Z", "twelve hours: ten at night"],
    ["contact", "2026-09-14T07:30:00.000Z", "four office hours: 10-12 and 13:30-15:30"],
    ["bad-rating-contact", "2026-09-15T09:30:00.000Z", "one day, until the office closes at 17:30"],
    ["admission", "2026-09-20T16:00:00.000Z", "five days, until midnight of the 20th"],
  ])("%s is due at %s: %s", (limit, until) => {
    expect(registered().limit(limit).due.until).toBe(until);
  });

  test("TL4: levels of hours come to the minute: half used, two hours left, three over", () => {
    const it = registered();
    const seen = () =>
      it.facts.flatMap((fact) =>
        (fact.type === "limit-warned" && fact.limit === "data-push") || fact.type === "card-raised"
          ? [fact.type]
          : [],
      );
    expect(it.at("2026-09-14 15:59").sweep() && seen()).toEqual([]);
    expect(it.at("2026-09-14 16:00").sweep() && seen()).toEqual(["limit-warned"]);
    expect(it.at("2026-09-14 19:59").sweep().cards).toEqual([]);
    expect(it.at("2026-09-14 20:00").sweep().cards).toEqual(["yellow near data-push 2026-09-14"]);
    expect(it.at("2026-09-15 00:59").sweep().cards).toHaveLength(1);
    expect(it.at("2026-09-15 01:00").sweep().cards).toContain("red overdue data-push 2026-09-15");
  });

  test("the close of business is kept to the minute", () => {
    const contacted = (at: string) => registered().at(at).act("contact", handler);
    expect(contacted("2026-09-15 17:29").limit("bad-rating-contact").status).toBe("met");
    expect(contacted("2026-09-15 17:30").limit("bad-rating-contact").status).toBe("overdue");
  });

  test("of two starts the earlier day counts, whichever was known first", () => {
    const admitted = (form: object) =>
      registered(form).act("push", clerk).at("2026-09-16").act("admit", handler).limit("answer");
    expect(admitted({}).from, "only admitted").toBe("2026-09-16");
    expect(admitted({ "happened-on": "2026-09-10" }).from).toBe("2026-09-10");
    expect(admitted({ "happened-on": "2026-09-10" }).due.on).toBe("2026-09-23");
    expect(admitted({ "happened-on": "2026-09-30" }).from, "known first, but later").toBe(
      "2026-09-16",
    );
  });

  test("the law that holds on the day it starts is the one recorded", () => {
    const basis = (day: string) =>
      registered({ "happened-on": day })
        .all("limit-started")
        .find(({ limit }) => limit === "answer")?.basis;
    expect(basis("2026-09-30")).toMatchObject({ law: "旧投诉办法", article: 3 });
    expect(basis("2026-10-01")).toMatchObject({ law: "新投诉办法", article: 4 });
  });

  test("TL6: after waiting for the court one limit goes on with its remainder, the other starts again", () => {
    const it = registered().act("push", clerk).at("2026-09-16").act("admit", handler);
    expect([it.due("answer"), it.due("answer-again")]).toEqual(["2026-09-30", "2026-09-30"]);
    it.at("2026-09-18").act("hold", handler);
    expect(it.at("2026-09-22").sweep().limit("answer")).toMatchObject({ excluded: true });
    it.at("2026-09-23").act("go-on", handler);
    expect(it.due("answer"), "20 to 23 September are left out").toBe("2026-10-12");
    expect(it.limit("answer-again")).toMatchObject({ run: 2, from: "2026-09-23" });
    expect(it.due("answer-again")).toBe("2026-10-14");
    const [first] = it.all("limit-ended").filter(({ limit }) => limit === "answer-again");
    expect(first, "what was cut off was neither met nor overdue").toMatchObject({
      run: 1,
      outcome: "ended",
    });
  });

  test("the explanation names the state for which time was left out", () => {
    const it = registered().act("push", clerk).at("2026-09-16").act("admit", handler);
    it.at("2026-09-18").act("hold", handler).at("2026-09-23").act("go-on", handler);
    expect(it.limit("answer").explain().text("en")).toContain("waiting for the court");
    expect(it.limit("answer").explain().text("zh")).toContain("等待法院");
  });
});
