import { describe, expect, test } from "vitest";
import { answerBetween, answerDue } from "./count-request.js";
import { nationalEditions } from "./editions.js";

const editions = nationalEditions();
const due = (request: unknown, lang: "zh" | "en" = "en") =>
  answerDue(typeof request === "string" ? request : JSON.stringify(request), editions, lang);
const between = (request: unknown) => answerBetween(JSON.stringify(request), editions, "en");
const codeOf = (answer: object) => (answer as { error?: { code: string } }).error?.code;

const plain = { from: "2026-04-27", within: "20 business-days" };

describe("a request for a due date", () => {
  test("counts backwards where it says so (TL16)", () => {
    const request = { id: 1, from: "2026-12-31", within: "30 calendar-days", before: true };
    expect(due(request)).toMatchObject({ id: 1, due: "2026-12-01" });
  });

  test("is answered with the day, whether it is provisional, and the edition", () => {
    expect(
      due({
        id: 1,
        ...plain,
        excluded: [["2026-05-06", "2026-05-13"]],
        extended: ["10 business-days"],
        asOf: "2026-11-22",
        roll: "forward",
        strict: true,
      }),
    ).toEqual({ id: 1, due: "2026-06-18", provisional: false, edition: "cn@2025-11-04.9e64e690" });
  });

  test.each([
    // from          within              due           because
    ["2026-09-14", "5 business-days", "2026-09-20", "TL1: that Sunday is worked in exchange"],
    ["2026-10-01", "0 business-days", "2026-10-08", "TL2: the first business day from that day on"],
    ["2026-09-01", "30 calendar-days", "2026-10-08", "TL3: 1 October is a holiday, rolled forward"],
    [
      "2026-01-31",
      "1 months",
      "2026-02-28",
      "TL3: February has no 31st, and that Saturday is worked",
    ],
    ["2026-04-27", "20个工作日", "2026-05-27", "Chinese units are read too"],
  ])("from %s within %s is due %s (%s)", (from, within, on) => {
    expect(due({ from, within })).toMatchObject({ id: null, due: on });
  });

  test("rolls as asked", () => {
    const request = { from: "2026-09-01", within: "30 calendar-days" };
    expect(due({ ...request, roll: "backward" })).toMatchObject({ due: "2026-09-30" });
    expect(due({ ...request, roll: "stay" })).toMatchObject({ due: "2026-10-01" });
  });

  test("knows only the notices published by then", () => {
    const request = { from: "2020-01-20", within: "10 business-days" };
    expect(due({ ...request, asOf: "2020-01-26" })).toMatchObject({ due: "2020-02-07" });
    expect(due({ ...request, asOf: "2020-01-27" })).toMatchObject({ due: "2020-02-11" });
    expect(codeOf(due({ ...request, asOf: "1999-01-01" }))).toBe("CALENDAR_EMPTY");
  });

  test("is provisional in a year without a schedule, and refused when strict", () => {
    const request = { from: "2026-12-20", within: "30 business-days" };
    expect(due(request)).toMatchObject({ provisional: true });
    expect(codeOf(due({ ...request, strict: true }))).toBe("CALENDAR_DAY_PROVISIONAL");
    expect(due({ ...request, strict: false })).toMatchObject({ provisional: true });
  });

  test.each([
    ["nothing", ""],
    ["half an object", '{"id":1'],
    ["two objects", '{"id":1}{"id":2}'],
    ["words", "due please"],
  ])("that is no JSON (%s) gets an error without an id", (_what, line) => {
    expect(due(line)).toEqual({
      id: null,
      error: { code: "REQUEST_NOT_JSON", message: "the line is no JSON" },
    });
  });

  test.each([5, null, "x", [1], true])("that is JSON and no object (%j) is refused", (request) => {
    expect(due(JSON.stringify(request))).toEqual({
      id: null,
      error: { code: "REQUEST_INVALID", message: "the request is no JSON object" },
    });
  });

  test.each([1, 0, -1.5, "a", "", null, true, [1], { a: { b: 1 } }])("keeps its id %j", (id) => {
    expect(due({ id, ...plain })).toMatchObject({ id, due: "2026-05-27" });
    expect(due({ id, from: "2026-02-30", within: "1 years" })).toMatchObject({
      id,
      error: { code: "DAY_INVALID" },
    });
  });

  test("with an id that JSON has rounded is refused: the echo would name another request", () => {
    const line = `{"id":12345678901234567890,"from":"2026-04-27","within":"1 years"}`;
    expect(due(line)).toMatchObject({ id: null, error: { code: "REQUEST_INVALID" } });
  });

  test.each(["form", "With In", "__proto__", "constructor"])(
    "with the key %s is refused by its name",
    (key) => {
      const line = `{"id":7,"from":"2026-04-27","within":"1 years",${JSON.stringify(key)}:1}`;
      expect(due(line)).toMatchObject({ id: 7, error: { code: "REQUEST_KEY_UNKNOWN" } });
      expect(JSON.stringify(due(line))).toContain(key);
    },
  );

  test.each([
    [{ within: "1 years" }, '"from" is missing'],
    [{ from: "2026-04-27" }, '"within" is missing'],
    [{ ...plain, from: 20260427 }, '"from" is written wrongly'],
    [{ ...plain, strict: "yes" }, '"strict" is written wrongly'],
    [{ ...plain, roll: "sideways" }, '"roll" can only be stay / forward / backward'],
    [{ ...plain, excluded: ["2026-05-06"] }, '"excluded.0" is written wrongly'],
    [{ ...plain, excluded: [["2026-05-06"]] }, '"excluded.0" is written wrongly'],
    [{ ...plain, extended: "10 business-days" }, '"extended" is written wrongly'],
    [{ ...plain, asOf: null }, '"asOf" is written wrongly'],
  ])("%j is refused: %s", (request, message) => {
    expect(due({ id: 1, ...request })).toEqual({
      id: 1,
      error: { code: "REQUEST_INVALID", message },
    });
  });

  test.each([
    [{ ...plain, from: "2026-2-3" }, "DAY_INVALID"],
    [{ ...plain, asOf: "yesterday" }, "DAY_INVALID"],
    [{ ...plain, within: "20 workdays" }, "AMOUNT_INVALID"],
    [{ ...plain, within: "-1 business-days" }, "AMOUNT_INVALID"],
    [{ ...plain, extended: ["1 months"] }, "EXTENSION_UNIT_MISMATCH"],
    [{ ...plain, excluded: [["2026-05-13", "2026-05-06"]] }, "EXCLUSION_INVALID"],
    [{ ...plain, from: "1999-01-01" }, "CALENDAR_DAY_UNKNOWN"],
  ])("%j is refused with %s", (request, code) => {
    expect(codeOf(due({ id: 1, ...request }))).toBe(code);
  });

  test("is refused in the asked language", () => {
    expect(due({ id: 1, ...plain, form: 1 }, "zh")).toEqual({
      id: 1,
      error: {
        code: "REQUEST_KEY_UNKNOWN",
        message:
          "不认识“form”，可以写：id、from、within、excluded、extended、roll、before、asOf、strict",
      },
    });
  });
});

describe("a request for the business days between two days", () => {
  test("is answered with their number and the edition", () => {
    expect(between({ id: 1, after: "2026-04-27", through: "2026-05-27" })).toEqual({
      id: 1,
      businessDays: 20,
      provisional: false,
      edition: "cn@2025-11-04.9e64e690",
    });
  });

  test.each([
    // after         through       days  provisional
    ["2026-04-27", "2026-04-27", 0, false],
    ["2026-05-27", "2026-04-27", -20, false],
    ["2026-12-31", "2026-12-31", 0, false],
    ["2026-12-30", "2027-01-04", 2, true],
    ["2027-01-04", "2026-12-30", -2, true],
  ])(
    "after %s through %s there are %i, provisional: %s",
    (after, through, businessDays, provisional) => {
      expect(between({ after, through })).toMatchObject({ businessDays, provisional });
    },
  );

  test("knows editions and strictness, and no other key", () => {
    const days = { after: "2026-12-30", through: "2027-01-04" };
    expect(codeOf(between({ ...days, strict: true }))).toBe("CALENDAR_DAY_PROVISIONAL");
    expect(between({ ...days, asOf: "2024-11-12" })).toMatchObject({ provisional: true });
    expect(codeOf(between({ ...days, from: "2026-12-30" }))).toBe("REQUEST_KEY_UNKNOWN");
  });
});

test("one calendar is made for all days on which the same notices are known", () => {
  const [first, second] = ["2026-01-01", "2026-11-01"].map((asOf) =>
    editions({ asOf: asOf as never }),
  );
  expect(first).toBe(second);
  expect(editions({})).toBe(first);
  expect(editions({ strict: true })).not.toBe(first);
});
