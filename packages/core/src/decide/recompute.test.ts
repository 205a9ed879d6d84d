import { calendarFrom, chinaNotices } from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import { clerk, officer } from "../testing/people.js";
import { type Changes, licence } from "../testing/sample-items.js";
import { story } from "../testing/story.js";
import { standingOutcomes } from "./recompute.js";

/** The nation's calendar as it was known on a day. */
function asOf(on: string) {
  const notices = chinaNotices.filter(({ publishedOn }) => publishedOn <= on);
  return calendarFrom({ notices, layers: ["cn"] });
}

/** Accepted on that day by the calendar of that day, under a limit that cannot be extended. */
function accepted(on: string, within: string) {
  const limits: Changes["limits"] = {
    statutory: {
      within,
      starts: "acceptance",
      ends: ["decision"],
      owner: "head",
      basis: [{ law: "某法" }],
      "excluded-in": "nothing",
    },
  };
  return story(licence({ limits }), asOf(on)).at(on).submit().act("accept", clerk);
}

describe("TL14: the amendments of 2015, 2019 and 2020 move what was open", () => {
  test.each([
    // within            accepted      announced     before        after         because
    [
      "6 months",
      "2015-03-03",
      "2015-05-13",
      "2015-09-03",
      "2015-09-06",
      "3 September is off, Sunday the 6th worked",
    ],
    [
      "6 months",
      "2015-03-05",
      "2015-05-13",
      "2015-09-07",
      "2015-09-06",
      "a Saturday rolls no further than that Sunday",
    ],
    [
      "6 months",
      "2015-03-02",
      "2015-05-13",
      "2015-09-02",
      "2015-09-02",
      "due the day before the holiday",
    ],
    [
      "20 business-days",
      "2019-03-21",
      "2019-03-22",
      "2019-04-19",
      "2019-04-19",
      "due before anything changes",
    ],
    [
      "30 business-days",
      "2019-03-14",
      "2019-03-22",
      "2019-04-26",
      "2019-04-26",
      "due two days before that Sunday",
    ],
    [
      "30 business-days",
      "2019-03-15",
      "2019-03-22",
      "2019-04-29",
      "2019-04-28",
      "Sunday, 28 April is worked",
    ],
    [
      "30 business-days",
      "2019-03-18",
      "2019-03-22",
      "2019-04-30",
      "2019-04-29",
      "the same a day later",
    ],
    [
      "30 business-days",
      "2019-03-19",
      "2019-03-22",
      "2019-05-02",
      "2019-04-30",
      "2 May is off, and 28 April worked",
    ],
    [
      "30 business-days",
      "2019-03-20",
      "2019-03-22",
      "2019-05-03",
      "2019-05-05",
      "2 and 3 May are off, Sunday, 5 May worked",
    ],
    [
      "30 business-days",
      "2019-03-21",
      "2019-03-22",
      "2019-05-06",
      "2019-05-06",
      "two days off, two more worked",
    ],
    [
      "20 business-days",
      "2020-01-10",
      "2020-01-27",
      "2020-02-12",
      "2020-02-14",
      "31 January and 1 February are off",
    ],
    [
      "18 business-days",
      "2020-01-02",
      "2020-01-27",
      "2020-02-01",
      "2020-02-04",
      "the same for one due on the Saturday",
    ],
    [
      "3 business-days",
      "2020-01-20",
      "2020-01-27",
      "2020-01-23",
      "2020-01-23",
      "over before the festival",
    ],
  ])("%s accepted %s, announced %s: from %s to %s: %s", (within, on, announced, before, after) => {
    const it = accepted(on, within).at(announced);
    expect(it.due("statutory")).toBe(before);
    it.amend(asOf(announced));
    expect(it.due("statutory"), "at once for every reader").toBe(after);
    it.recompute();
    const moved = it.facts.flatMap((fact) => (fact.type === "limit-recomputed" ? [fact] : []));
    expect(moved.map((fact) => [fact.before.due, fact.told.due])).toEqual(
      before === after ? [] : [[before, after]],
    );
    expect(it.recompute().news, "a second run changes nothing").toEqual([]);
    expect(it.due("statutory")).toBe(after);
  });

  test("a case that is opened when the notice is known has nothing to recompute", () => {
    const it = accepted("2020-01-31", "20 business-days");
    expect(it.recompute().news).toEqual([]);
    expect(it.due("statutory")).toBe("2020-02-28");
  });
});

describe("TL14: a notice that comes late", () => {
  const late = () => {
    const it = accepted("2020-01-20", "5 business-days").at("2020-02-03").sweep();
    expect(it.due("statutory")).toBe("2020-02-01");
    expect(it.cards).toEqual(["yellow overdue statutory 2020-02-03"]);
    return it;
  };
  const amended = () => late().amend(asOf("2020-01-27"));

  test("takes back the breach and the card it makes wrong, and says why", () => {
    const it = amended().recompute();
    expect(it.news.map(({ type }) => type)).toEqual([
      "limit-recomputed",
      "limit-withdrawn",
      "limit-withdrawn",
      "card-withdrawn",
    ]);
    expect(it.state.cards[0]).toMatchObject({ withdrawn: { because: "amended-calendar" } });
    expect(it.limit("statutory")).toMatchObject({ status: "running", overdue: 0, remaining: 1 });
    expect(it.due("statutory")).toBe("2020-02-04");
    expect(it.recompute().news).toEqual([]);
  });

  test("what has been taken back is announced again when its day comes", () => {
    const it = amended().recompute().at("2020-02-04").sweep();
    expect(it.news).toEqual([]);
    expect(
      it
        .at("2020-02-05")
        .sweep()
        .news.map(({ type }) => type),
    ).toEqual(["limit-breached", "card-raised"]);
    expect(it.cards.at(-1)).toBe("yellow overdue statutory 2020-02-05");
  });

  test("is written down before whatever else is done in the case (P8)", () => {
    const it = amended().sweep();
    expect(it.news[0]?.type).toBe("limit-recomputed");
    expect(it.state.cards[0]?.withdrawn).toBeDefined();
    const acted = amended().opine("market", "handle");
    expect(acted.news[0]?.type).toBe("limit-recomputed");
  });

  test("makes a limit late at once where it adds a working day", () => {
    // Due on 30 April by the schedule of the year, and on the 29th since Sunday, 28 April was worked.
    const it = accepted("2019-03-18", "30 business-days").at("2019-04-30").sweep();
    expect(it.cards).toEqual([]);
    it.amend(asOf("2019-03-22")).recompute();
    expect(it.news.map(({ type }) => type)).toEqual([
      "limit-recomputed",
      "limit-breached",
      "card-raised",
    ]);
    expect(it.cards).toEqual(["yellow overdue statutory 2019-04-30"]);
  });

  test("leaves a finished limit the edition of its end, and judges only its card again", () => {
    const it = late().finish("market").act("grant", officer("head", "market"));
    expect(it.limit("statutory")).toMatchObject({ status: "overdue", endedOn: "2020-02-03" });
    it.amend(asOf("2020-01-27")).recompute();
    expect(it.news).toMatchObject([{ type: "card-withdrawn", because: "amended-calendar" }]);
    expect(it.due("statutory")).toBe("2020-02-01");
    expect(it.limit("statutory").status).toBe("overdue");
    expect(it.recompute().news).toEqual([]);
  });
});

describe("TL14: the applicant's own period", () => {
  const asked = (on: string, silence: "overdue" | "deemed-withdrawn" = "overdue") => {
    const basis = { law: "安阳市政务服务条例", article: 24 };
    const supplement = { "answer-within": "30 calendar-days", silence, basis };
    const item = licence({ acceptance: { supplement } });
    return story(item, asOf("2019-03-01"))
      .at(on)
      .submit()
      .act("request-supplement", clerk, { materials: ["floor-plan"], reason: "不清晰" })
      .act("send-notice", clerk);
  };

  test("once told, never gets shorter: not before that is written down, and not after", () => {
    // Thirty days after 29 March are a Sunday, and the next business day is Monday. Then that Sunday becomes one.
    const it = asked("2019-03-29");
    expect(it.due("supplement")).toBe("2019-04-29");
    it.amend(asOf("2019-03-22"));
    expect(it.due("supplement"), "before anything is written").toBe("2019-04-29");
    expect(it.at("2019-04-29 00:00").sweep().limit("supplement").status).toBe("running");
    expect(it.facts).toContainEqual(
      expect.objectContaining({
        type: "limit-recomputed",
        limit: "supplement",
        notBefore: "2019-04-29",
        told: expect.objectContaining({ due: "2019-04-29" }),
      }),
    );
    expect(it.due("supplement")).toBe("2019-04-29");
    expect(it.limit("supplement").explain().text("en")).toContain("2019-04-29  kept as told");
    expect(it.recompute().news).toEqual([]);
    expect(it.at("2019-04-30 00:00").sweep().news[0]?.type).toBe("limit-breached");
  });

  test("gets longer where the notice gives more days", () => {
    const it = asked("2019-04-02");
    expect(it.due("supplement")).toBe("2019-05-02");
    it.amend(asOf("2019-03-22")).recompute();
    expect(it.due("supplement")).toBe("2019-05-05");
  });

  test("that ran out too early is listed for a person, and the outcome stands", () => {
    const it = asked("2019-04-02", "deemed-withdrawn").at("2019-05-03").sweep();
    expect(it.state).toMatchObject({ status: "closed", end: "deemed-withdrawn" });
    it.amend(asOf("2019-03-22"));
    expect(it.recompute().news).toEqual([]);
    expect(it.state.status).toBe("closed");
    expect(standingOutcomes(it.world, it.state)).toEqual([
      {
        caseId: "c1",
        limit: "supplement",
        outcome: "deemed-withdrawn",
        tookEffectOn: "2019-05-03",
        due: "2019-05-05",
      },
    ]);
  });
});
