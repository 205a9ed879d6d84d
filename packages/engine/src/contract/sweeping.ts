import { sweepPosition } from "@banjian/calendar";
import { expect } from "vitest";
import type { ManualClock } from "../manual-clock.js";
import type { CaseStore, DueMark } from "../ports.js";
import { calendar, decideSmall, filing, sweepSmall } from "./fixture.js";
import type { OpenedStore } from "./opened-store.js";

type Body = (it: OpenedStore & { clock: ManualClock }) => Promise<void>;

/** What a store promises of limits that run out: each once, none before its time, no case the worse for another's fault. */
export function sweepingContract(opened: (title: string, body: Body) => void): void {
  opened(
    "ST9: a sweep takes what is due and nothing before its time; a second sweep finds nothing",
    async ({ store, clock }) => {
      await file(store, "c1");
      expect(await swept(store, "2026-09-17")).toEqual([]);
      // Received on Monday 14; five business days end on Sunday 20, which is worked; on Saturday 19 nothing is due yet.
      clock.moveTo("2026-09-21T00:00:00+08:00");
      expect(await swept(store, "2026-09-21")).toEqual(["c1"]);
      expect((await store.load("c1"))?.milestones.acceptance).toEqual(["2026-09-14"]);
      expect(await swept(store, "2026-09-21")).toEqual([]);
    },
  );

  opened("ST10: two sweeps at once take effect once", async ({ store, clock }) => {
    for (let index = 0; index < 8; index++) await file(store, `c${index}`);
    clock.moveTo("2026-09-21T09:00:00+08:00");
    await Promise.all([swept(store, "2026-09-21"), swept(store, "2026-09-21")]);
    const facts = await Promise.all(
      Array.from({ length: 8 }, (_, index) => store.facts(`c${index}`)),
    );
    for (const one of facts) expect(one.filter(({ type }) => type === "deemed")).toHaveLength(1);
  });

  opened(
    "ST11: a case that fails in a sweep harms no other, and is left out when asked",
    async ({ store, clock }) => {
      await file(store, "c1");
      await file(store, "c2");
      clock.moveTo("2026-09-21T09:00:00+08:00");
      const answers = await store.sweep(mark("2026-09-21"), { batch: 10, except: [] }, (loaded) => {
        if (loaded.state.id === "c1") throw new Error("a fault");
        return sweepSmall(loaded);
      });
      expect(answers.map((answer) => [answer.caseId, "failed" in answer]).toSorted()).toEqual([
        ["c1", true],
        ["c2", false],
      ]);
      expect(
        await store.sweep(mark("2026-09-21"), { batch: 10, except: ["c1"] }, sweepSmall),
      ).toEqual([]);
    },
  );

  opened(
    "ST12: another calendar's limits are taken up so that they wait in this one",
    async ({ store }) => {
      await file(store, "c1");
      const elsewhere = { ...mark("2026-09-14"), calendar: "another" };
      const answers = await store.sweep(elsewhere, { batch: 10, except: [] }, sweepSmall);
      expect(answers.map(({ caseId }) => caseId)).toEqual(["c1"]);
    },
  );

  opened(
    "ST13: one tenant never meets another's cases, keys, tasks or limits (P17)",
    async ({ store, other, clock }) => {
      await file(store, "c1");
      expect(await other.load("c1")).toBeUndefined();
      expect(await other.facts("c1")).toEqual([]);
      expect(await other.recent(10)).toEqual([]);
      expect(await other.tasks({ roles: ["window-clerk"], person: "w1" })).toEqual([]);
      expect(await file(other, "c1")).toHaveProperty("effects");
      clock.moveTo("2026-09-21T09:00:00+08:00");
      expect(await swept(other, "2026-09-21")).toEqual(["c1"]);
      expect((await store.load("c1"))?.milestones.acceptance).toBeUndefined();
    },
  );
}

async function file(store: CaseStore, id: string): Promise<unknown> {
  const [answer] = await store.commit([filing(id)], decideSmall);
  return answer;
}

function mark(day: string): DueMark {
  const on = day as DueMark["day"];
  const at = `${day}T16:00:00.000Z` as DueMark["at"];
  return { calendar: calendar.id, position: sweepPosition(calendar, on), day: on, at };
}

async function swept(store: CaseStore, day: string): Promise<string[]> {
  const answers = await store.sweep(mark(day), { batch: 100, except: [] }, sweepSmall);
  return answers.map(({ caseId }) => caseId);
}
