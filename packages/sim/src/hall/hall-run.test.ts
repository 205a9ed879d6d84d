import { localDateAt, parseLocalDate } from "@banjian/calendar";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { planFile, smallPlan } from "../testing/small-plan.js";
import { differencesOf } from "./compare-reports.js";
import { type HallReport, reportOf } from "./figures.js";
import { playHall } from "./hall-run.js";
import type { PlanWithVariants } from "./plan.js";
import type { Played } from "./played.js";
import { readPlan } from "./read-plan.js";

const planOf = (text: string): PlanWithVariants => {
  const read = readPlan(text, planFile);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.plan;
};

// Hundreds of decisions; a machine that is busy with other things takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe("a plan that is played", () => {
  const plan = planOf(smallPlan);
  let played: Played;
  let report: HallReport;
  beforeAll(async () => {
    played = await playHall(plan);
    report = reportOf(played);
  });

  test("gives the same facts for the same seed in every run, and others for another", async () => {
    const few = planOf(smallPlan.replace("cases: 40", "cases: 4"));
    const digests = [7, 7, 8].map(
      async (seed) => (await playHall({ ...few, content: { ...few.content, seed } })).digest,
    );
    const [one, same, other] = await Promise.all(digests);
    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });

  test("brings as many cases as planned, on days on which people come, and nobody asks in vain", () => {
    expect(played.cases.length).toBe(40);
    const days = played.cases.map(({ arrival }) =>
      localDateAt(new Date(arrival.at).toISOString() as never, played.frame.zone),
    );
    expect(days.filter((day) => day >= "2026-02-15" && day <= "2026-02-23")).toEqual([]);
    expect(report.refusals).toEqual({});
  });

  test("IN4: a supervisor's month is reported of it, and the months add up to the whole", async () => {
    const span = { from: parseLocalDate("2026-01-05"), to: parseLocalDate("2026-02-27") };
    const { indicators, parts } = await played.hall.report({ ...span, by: "month" });
    const volumeIn = (all: typeof indicators) =>
      all.find(({ name }) => name === "business-volume")?.value ?? 0;
    expect(parts.map(({ key }) => key)).toEqual(["2026-01", "2026-02"]);
    expect(volumeIn(indicators)).toBeGreaterThan(5);
    const months = parts.map((part) => volumeIn(part.indicators));
    expect(months.reduce((sum, one) => sum + one, 0)).toBe(volumeIn(indicators));
    const due = report.items[0]?.limits.find(({ limit }) => limit === "promised");
    const late = indicators.find(({ name }) => name === "promise-kept-share");
    expect(late?.numerator.total).toBeLessThanOrEqual(due?.met ?? 0);
  });

  test("CD4: a hall that is played raises the cards of its supervision file, and is assessed by it as any other", async () => {
    const strict = smallPlan
      .replace("cases: 40", "cases: 24")
      .replace(/handle: .*/, "handle: 900")
      .replace("seed: 7", "seed: 7\nsupervision: ../supervision/hall.supervision.yaml");
    const hall = planOf(strict);
    const it = await playHall(hall);
    const rules = it.cases.flatMap(({ state }) => state.cards.flatMap(({ rule }) => rule ?? []));
    expect(rules).toContain("nearly-used");
    if (hall.supervision === undefined) throw new Error("the plan names one");
    const { departments } = await it.hall.assess("2026-01", hall.supervision);
    expect(departments.map(({ department }) => department)).toEqual(["market-supervision"]);
    expect(departments[0]?.score).toBeLessThan(100);
  });

  test("RA1: applicants rate what was completed, a bad rating is put right, and the month has its satisfaction", async () => {
    const rates = "rates: { share: 0.7, levels: [4, 2, 2, 1, 1], after-days: 1 }";
    const text = smallPlan
      .replace("cases: 40", "cases: 24")
      .replace("    refused:", `      ${rates}\n    refused:`);
    const it = await playHall(planOf(text));
    const ratings = it.cases.flatMap(({ state }) => state.ratings ?? []);
    const bad = ratings.filter(({ level }) => level >= 4);
    expect(ratings.length).toBeGreaterThan(5);
    expect(bad.length).toBeGreaterThan(0);
    expect(bad.some(({ answer }) => answer !== undefined)).toBe(true);
    const span = { from: parseLocalDate("2026-01-05"), to: parseLocalDate("2026-02-27") };
    const { indicators } = await it.hall.report({ ...span, by: "month" });
    const satisfied = indicators.find(({ name }) => name === "satisfaction-share");
    expect(satisfied?.denominator?.total).toBe(ratings.length);
    expect(reportOf(it).refusals).toEqual({});
  });

  test("counts each case once: those that ended and those that are open", () => {
    const [food] = report.items;
    const ended = food?.ends.reduce((sum, { count }) => sum + count, 0) ?? 0;
    expect(ended + (food?.open ?? 0)).toBe(40);
    expect(food?.ends.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["archived granted", "archived denied", "withdrawn"]),
    );
    const months = report.months.reduce((sum, { filed }) => sum + filed, 0);
    expect(months).toBe(40);
    expect(food?.byDays.reduce((sum, count) => sum + count, 0)).toBe(
      report.months.reduce((sum, { decided }) => sum + decided, 0),
    );
  });

  test("shows where it was too much for its people: promises missed, cards, a queue that grows", () => {
    const promised = report.items[0]?.limits.find(({ limit }) => limit === "promised");
    expect(promised?.overdue).toBeGreaterThan(2);
    expect(promised?.onTime).toBeLessThan(0.9);
    expect(report.cards.find(({ limit }) => limit === "promised")?.red).toBeGreaterThan(1);
    const market = report.desks.find(({ desk }) => desk === "market-supervision");
    expect(market?.queue.most).toBeGreaterThan(3);
    expect(market?.busy).toBeGreaterThan(0.15);
    expect(market?.busy).toBeLessThan(1);
  });

  test("has every limit and card as the engine has it", () => {
    const red = played.cases.flatMap(({ state }) =>
      state.cards.filter(({ colour, withdrawn }) => colour === "red" && !withdrawn),
    );
    expect(report.cards.reduce((sum, card) => sum + card.red, 0)).toBe(red.length);
    const cards = played.cases.flatMap(({ state }) => state.cards);
    const standing = cards.filter(({ withdrawn }) => withdrawn === undefined);
    const unexplained = standing.filter(({ cause }) => cause === "late-without-public-reason");
    expect(unexplained.length).toBeGreaterThan(0);
    const told = report.cards.filter(({ cause }) => cause === "late-without-public-reason");
    expect(told.reduce((sum, { yellow }) => sum + yellow, 0)).toBe(unexplained.length);
    const all = report.cards.reduce((sum, card) => sum + card.yellow + card.red, 0);
    expect(all).toBe(standing.length);
  });

  test("what if there were one more handler: the same applicants, and fewer of them late", async () => {
    const variant = plan.variants.get("two-handlers");
    if (variant === undefined) throw new Error("no variant");
    const other = await playHall(variant);
    const came = (one: Played) => one.cases.map(({ arrival }) => [arrival.number, arrival.at]);
    expect(came(other)).toEqual(came(played));
    const differences = differencesOf(report, reportOf(other));
    const onTime = differences.find(({ what }) => /promised limit · on time/.test(what.en));
    expect(onTime?.variant).toBeGreaterThan(onTime?.plan ?? 1);
    expect(differences.find(({ what }) => what.en.endsWith("· staff"))).toMatchObject({
      plan: 4,
      variant: 5,
    });
    expect(differencesOf(report, report)).toEqual([]);
  });
});
