import { parseInstant, parseLocalDate } from "@banjian/calendar";
import { type IndicatorName, indicatorsOf } from "@banjian/core";
import { expect } from "vitest";
import type { ManualClock } from "../manual-clock.js";
import type { MeasureQuery } from "../measure-store.js";
import type { CaseStore } from "../ports.js";
import {
  asking,
  citizen,
  clerk,
  decideSmall,
  filing,
  handler,
  type TestRequest,
} from "./fixture.js";
import type { OpenedStore } from "./opened-store.js";

type Opened = (
  title: string,
  body: (it: OpenedStore & { clock: ManualClock }) => Promise<void>,
) => void;

/** What a store promises about what is measured. */
export function measuresContract(opened: Opened): void {
  opened(
    "ST41: what is measured is kept with the facts, and can be read as it was known",
    async ({ store, other, clock }) => {
      await done(store, filing("c1"));
      await done(store, { ...filing("c3"), action: "save-draft", key: "draft-c3" });
      clock.moveTo("2026-09-16T10:00:00+08:00");
      await done(store, filing("c2"));
      await done(store, asking("c1", "accept", clerk));
      clock.moveTo("2026-09-18T10:00:00+08:00");
      await done(store, asking("c1", "withdraw", citizen));
      const day = parseLocalDate;
      const found = async (query: Partial<MeasureQuery>, take = { batch: 9 }) => {
        const span = { from: day("2026-09-14"), to: day("2026-09-30") };
        const all = await store.measures({ ...span, ...query }, take);
        return all.map(({ caseId, fate, acceptedOn = "", endedOn = "" }) =>
          [caseId, fate, acceptedOn, endedOn].join(" ").trim(),
        );
      };
      const [gone, open] = ["c1 withdrawn 2026-09-16 2026-09-18", "c2 open"];
      expect(await found({})).toEqual([gone, open]);
      expect(await found({}, { batch: 1 })).toEqual([gone]);
      expect(await found({}, { batch: 1, after: "c1" } as { batch: number })).toEqual([open]);
      expect(await found({ from: day("2026-09-19") })).toEqual([open]);
      expect(await found({ to: day("2026-09-15") })).toEqual([gone]);
      const before = (text: string) => found({ before: parseInstant(text) });
      expect(await before("2026-09-15T00:00:00+08:00")).toEqual(["c1 open"]);
      expect(await before("2026-09-17T00:00:00+08:00")).toEqual(["c1 open 2026-09-16", open]);
      expect(await before("2026-09-14T00:00:00+08:00")).toEqual([]);
      const all = { from: day("2026-09-01"), to: day("2026-09-30") };
      expect(await other.measures(all, { batch: 9 })).toEqual([]);
      expect(await store.unmeasured(9)).toEqual([]);
    },
  );
}

/** What a store promises about how limits stood. */
export function pausesContract(opened: Opened): void {
  opened(
    "IN3: what was paused, running or late at the end of a past day is told as of that day, whatever the clock says today",
    async ({ store, clock }) => {
      for (const caseId of ["after", "before", "never"]) {
        await done(store, filing(caseId));
        await done(store, asking(caseId, "accept", clerk));
      }
      const opens = { procedure: "testing", length: "30 calendar-days", reason: "抽样送检" };
      const closes = { id: "p1", result: "合格" };
      await done(store, asking("before", "open-procedure", handler, opens));
      clock.moveTo("2026-10-12T10:00:00+08:00");
      await done(store, asking("before", "close-procedure", handler, closes));
      await done(store, asking("after", "open-procedure", handler, opens));
      clock.moveTo("2026-12-14T10:00:00+08:00");
      const on = async (text: string) => {
        const day = parseLocalDate(text);
        const days = { from: day, to: day };
        const cases = await store.measures(days, { batch: 9 });
        const subjects = { cases, branches: [], acts: [], items: [], versions: [], figures: [] };
        const keysOf = (name: IndicatorName) =>
          indicatorsOf(subjects, days)
            .find((one) => one.name === name)
            ?.numerator.keys.join(" ");
        return [keysOf("open-not-due"), keysOf("open-paused"), keysOf("open-overdue")];
      };
      expect(await on("2026-09-14")).toEqual(["after never", "before", ""]);
      expect(await on("2026-10-11")).toEqual(["after never", "before", ""]);
      expect(await on("2026-10-12")).toEqual(["before never", "after", ""]);
      expect(await on("2026-10-31")).toEqual(["before", "after", "never"]);
      expect(await on("2026-12-14")).toEqual(["", "after", "before never"]);
    },
  );
}

/** What a store promises about ratings, which may come when a case has long ended. */
export function ratingsContract(opened: Opened): void {
  opened(
    "IN9: a case is found again on the days on which it was rated, and until a bad rating is settled",
    async ({ store, clock }) => {
      for (const caseId of ["good", "bad"]) {
        await done(store, filing(caseId));
        await done(store, asking(caseId, "withdraw", citizen));
      }
      clock.moveTo("2026-09-21T10:00:00+08:00");
      await done(store, asking("good", "rate", citizen, { act: "filing", level: 2 }));
      const bad = { act: "filing", level: 5, reason: "慢" };
      await done(store, asking("bad", "rate", citizen, bad));
      const found = async (from: string, to: string) => {
        const days = { from: parseLocalDate(from), to: parseLocalDate(to) };
        const all = await store.measures(days, { batch: 9 });
        return all.map(({ caseId, endedOn = "", ratings = [] }) =>
          [caseId, endedOn, ...ratings.map(({ level }) => level)].join(" "),
        );
      };
      const both = ["bad 2026-09-14 5", "good 2026-09-14 2"];
      expect(await found("2026-09-14", "2026-09-14")).toEqual(both);
      expect(await found("2026-09-21", "2026-09-30")).toEqual(both);
      expect(await found("2026-09-22", "2026-09-30")).toEqual(both.slice(0, 1));
      expect(await found("2026-10-20", "2026-10-31")).toEqual(both.slice(0, 1));
      expect(await found("2026-10-21", "2026-10-31")).toEqual([]);
    },
  );
}

/** What a store promises about assessments. */
export function assessmentsContract(opened: Opened): void {
  opened("ST42: an assessment that was audited is kept once, for each hall its own", async (it) => {
    const { store, other } = it;
    const audited = { at: parseInstant("2026-10-02T10:00:00Z"), by: "赵", reason: "核对无误" };
    const assessment = { month: "2026-09", departments: [], audited };
    expect(await store.assessment("2026-09")).toBeUndefined();
    expect(await store.keepAssessment(assessment)).toBe(true);
    const again = { ...assessment, audited: { ...audited, by: "钱" } };
    expect(await store.keepAssessment(again)).toBe(false);
    expect(await store.assessment("2026-09")).toEqual(assessment);
    expect(await store.assessment("2026-10")).toBeUndefined();
    expect(await other.assessment("2026-09")).toBeUndefined();
  });
}

async function done(store: CaseStore, request: TestRequest): Promise<void> {
  const [answer] = await store.commit([request], decideSmall);
  if (answer === undefined || !("receipt" in answer)) {
    throw new Error(`${request.key} was not done`, { cause: answer });
  }
}
