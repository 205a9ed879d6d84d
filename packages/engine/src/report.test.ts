import { type LocalDate, parseLocalDate } from "@banjian/calendar";
import type { IndicatorName } from "@banjian/core";
import { describe, expect, test } from "vitest";
import type { Report, ReportQuery } from "./report.js";
import { clerk, company, officer } from "./testing/people.js";
import { restaurantHall, type TestHall } from "./testing/test-hall.js";

const day = parseLocalDate;
const september = { from: day("2026-09-01"), to: day("2026-09-30") };

async function reported(hall: TestHall, query: Partial<ReportQuery> = {}): Promise<Report> {
  return hall.engine.report({ ...september, ...query });
}

function keysOf(report: Pick<Report, "indicators">, name: IndicatorName): readonly string[] {
  return report.indicators.find((one) => one.name === name)?.numerator.keys ?? [];
}

describe("a report", () => {
  test("IN5: as of a past day it counts what was on record then, whatever became of it", async () => {
    const hall = await restaurantHall();
    const one = await hall.accepted();
    const two = await hall.file();
    hall.at("2026-09-16");
    await hall.act(one, "withdraw", company, { reason: "不开了" });
    hall.at("2026-10-09");
    const now = await reported(hall);
    expect(keysOf(now, "withdrawn")).toEqual([one]);
    expect(keysOf(now, "filed")).toEqual([two]);
    const then = await reported(hall, { asOf: day("2026-09-15"), to: day("2026-09-15") });
    expect(keysOf(then, "withdrawn")).toEqual([]);
    expect([...keysOf(then, "filed")].toSorted()).toEqual([one, two].toSorted());
    expect(keysOf(then, "accepted")).toEqual([one]);
    const before = await reported(hall, { asOf: day("2026-09-13"), to: day("2026-09-13") });
    expect(keysOf(before, "filed")).toEqual([]);
    expect(
      before.indicators.find(({ name }) => name === "online-items-share")?.value,
    ).toBeUndefined();
  });

  test("IN4: a branch counts for its own department, by the name the item gives it", async () => {
    const hall = await restaurantHall();
    const one = await hall.accepted();
    await hall.opine(one, "handle", "fire");
    await hall.opine(one, "review", "fire");
    await hall.opine(one, "approve", "fire");
    hall.at("2026-09-30");
    const report = await reported(hall, { by: "department" });
    const part = report.parts.find(({ key }) => key === "fire-rescue");
    expect(part?.title.zh).toBe("区消防救援大队");
    expect(part && keysOf(part, "branch-kept-share")).toEqual([`${one}/fire`]);
    expect(keysOf(report, "accepted")).toEqual([one]);
  });

  test("IN7: filing and collecting at the window are visits, others are recorded; two errands of a day are one", async () => {
    const hall = await restaurantHall();
    const one = await hall.accepted();
    const visit = (payload: object) => hall.act(one, "record-visit", clerk, payload);
    await visit({ why: "other" });
    hall.at("2026-09-16");
    await visit({ why: "supplement" });
    await visit({ why: "inspection", on: "2026-09-15" });
    await visit({ why: "other", on: "2026-09-15" });
    const { state } = await hall.engine.case(one);
    expect(state.visits?.map(({ on }) => on)).toEqual([
      "2026-09-14",
      "2026-09-16",
      "2026-09-15",
      "2026-09-15",
    ]);
    const { store } = hall.parts;
    const [measure] = await store.measures(september, { batch: 9 });
    expect(measure?.visits).toBe(3);
    for (const on of ["2026-09-17", "2026-09-13"]) {
      await expect(visit({ why: "other", on })).rejects.toMatchObject({ code: "VISIT_DAY" });
    }
    await expect(hall.act(one, "record-visit", company, { why: "other" })).rejects.toMatchObject({
      code: "NOT_PERMITTED",
    });
  });

  test("IN8: a version counts as submitted, confirmed and passed by what was done to it, on the day it was done", async () => {
    const hall = await restaurantHall();
    hall.at("2026-09-20");
    const file = (await hall.parts.catalogue.versions())[0]?.source ?? "";
    const next = file.replace(/version: .*/, 'version: "2"');
    await hall.parts.catalogue.draft(next, "next.yaml", { by: "a", reason: "draft" });
    const share = async (asOf: LocalDate) => {
      const { indicators } = await reported(hall, { asOf, to: asOf });
      return indicators.find(({ name }) => name === "versions-passed-share");
    };
    expect((await share(day("2026-09-19")))?.value).toBe(1);
    expect((await share(day("2026-09-20")))?.value).toBe(0.5);
  });

  test("IN1: a report is made again by the versions of formulas that it was made by, and by no others", async () => {
    const hall = await restaurantHall();
    const made = async (version: number) => {
      const { indicators } = await reported(hall, { formulas: { "versions-submitted": version } });
      return indicators.find(({ name }) => name === "versions-submitted");
    };
    expect(await made(1)).toMatchObject({ version: 1, unit: "count", value: 1 });
    const { value, unit, numerator } = (await made(2)) ?? {};
    expect([value, unit, numerator?.total]).toEqual([undefined, "share", 1]);
    const unknown = { code: "FORMULA_UNKNOWN", details: { version: 3, known: [2, 1] } };
    await expect(made(3)).rejects.toMatchObject(unknown);
    const formulas = { volume: 1 } as ReportQuery["formulas"];
    await expect(reported(hall, { formulas })).rejects.toMatchObject({ code: "FORMULA_UNKNOWN" });
  });

  test("IN8: items in force at the end of the span are counted, part by part, whatever was published since", async () => {
    const hall = await restaurantHall();
    hall.at("2026-10-12");
    const file = (await hall.parts.catalogue.versions())[0]?.source ?? "";
    const next = file.replace(/version: .*/, 'version: "2"');
    await hall.parts.catalogue.publish(next, "next.yaml", { by: "a", reason: "修订" });
    const { parts } = await reported(hall, { to: day("2026-10-12"), by: "month" });
    const passed = parts.map(({ indicators }) => {
      const share = indicators.find(({ name }) => name === "versions-passed-share");
      return share?.numerator.keys.length;
    });
    expect(passed).toEqual([1, 2]);
  });

  test("IN9: what applicants say of a case that has ended is reported on its day, and moves no other", async () => {
    const hall = await restaurantHall();
    const one = await hall.accepted();
    hall.at("2026-09-16");
    await hall.act(one, "withdraw", company, { reason: "不开了" });
    await hall.act(one, "rate", company, { act: "filing", level: 1 });
    hall.at("2026-09-22");
    const principal = { id: company.id, authority: "委托书 1 号" };
    const agent = { id: "agent", roles: ["applicant"], onBehalfOf: principal };
    await hall.act(one, "rate", agent, { act: "acceptance", level: 5, reason: "等了两个小时" });
    hall.at("2026-10-14");
    const head = officer("head", "food");
    await hall.act(one, "answer-rating", head, { answer: "已增设两个窗口并延长午间服务" });
    const now = await reported(hall);
    expect(keysOf(now, "withdrawn")).toEqual([one]);
    expect(keysOf(now, "satisfaction-share")).toEqual([`${one}/filing`]);
    expect(keysOf(now, "bad-ratings")).toEqual([`${one}/acceptance`]);
    expect(keysOf(now, "active-rating-share")).toEqual([`${one}/filing`]);
    expect(keysOf(now, "rectified-share")).toEqual([]);
    const october = await reported(hall, { from: day("2026-10-01"), to: day("2026-10-14") });
    expect(keysOf(october, "rectified-share")).toEqual([`${one}/acceptance`]);
    expect(keysOf(october, "withdrawn")).toEqual([]);
    const later = await reported(hall, { from: day("2026-09-20"), by: "department" });
    const part = later.parts.find(({ key }) => key === "market-supervision");
    expect(part && keysOf(part, "bad-ratings")).toEqual([`${one}/acceptance`]);
  });

  test("days out of order, or not yet come, are refused", async () => {
    const hall = await restaurantHall();
    const refused = { code: "REPORT_DAYS" };
    await expect(reported(hall, { to: day("2026-08-31") })).rejects.toMatchObject(refused);
    await expect(reported(hall, { asOf: day("2026-09-15") })).rejects.toMatchObject(refused);
    const asked = reported(hall, { by: "street" as "item" });
    await expect(asked).rejects.toMatchObject({ code: "BODY_INVALID" });
    const figures = [{ figure: "population", value: -1 }] as unknown as ReportQuery["figures"];
    await expect(reported(hall, { figures })).rejects.toMatchObject({ code: "BODY_INVALID" });
  });

  test("what is still to come of the span is not counted as open at its end", async () => {
    const hall = await restaurantHall();
    const one = await hall.accepted();
    const report = await reported(hall);
    expect([report.from, report.to, report.asOf]).toEqual([
      "2026-09-01",
      "2026-09-14",
      "2026-09-14",
    ]);
    expect(keysOf(report, "open-not-due")).toEqual([one]);
  });
});
