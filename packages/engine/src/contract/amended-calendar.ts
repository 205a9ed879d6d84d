import { parseLocalDate } from "@banjian/calendar";
import { expect } from "vitest";
import type { CaseStore } from "../ports.js";
import { asking, clerk, decideSmall, filing, monday, sweepSmall } from "./fixture.js";
import type { OpenedStore } from "./opened-store.js";

type Opened = (title: string, body: (it: OpenedStore) => Promise<void>) => void;

const day = parseLocalDate;
const span = (first: string, last: string) => ({ first: day(first), last: day(last) });

/** What a store promises to those who amend its calendar. */
export function amendedCalendarContract(opened: Opened): void {
  opened(
    "ST17: finds the cases with a limit that depends on a day, each, and no other",
    async ({ store, other }) => {
      await store.commit([filing("c1"), filing("c2"), filing("c3")], decideSmall);
      await other.commit([filing("o1")], decideSmall);
      // Received on the 14th: the completeness limit counts the 15th to the 20th.
      expect(await everyConcerned(store, "2026-09-16", "2026-09-16")).toEqual(["c1", "c2", "c3"]);
      expect(await everyConcerned(store, "2026-09-20", "2026-12-31")).toEqual(["c1", "c2", "c3"]);
      expect(await everyConcerned(store, "2026-09-01", "2026-09-13")).toEqual([]);
      expect(await everyConcerned(store, "2026-09-21", "2026-12-31")).toEqual([]);
      await store.commit([asking("c2", "accept", clerk)], decideSmall);
      expect(await everyConcerned(store, "2026-09-21", "2026-10-05")).toEqual(["c2"]);
    },
  );

  opened(
    "ST18: revises the cases it is given, and no other; one that fails keeps no other from it",
    async ({ store }) => {
      await store.commit([filing("c1"), filing("c2"), filing("c3")], decideSmall);
      const met: string[] = [];
      const swept = await store.revise(["c1", "c3", "nobody"], (loaded) => {
        met.push(loaded.state.id);
        if (loaded.state.id === "c1") throw new Error("not this one");
        return sweepSmall(loaded);
      });
      expect(met.toSorted()).toEqual(["c1", "c3"]);
      expect(swept.map((one) => [one.caseId, "failed" in one]).toSorted()).toEqual([
        ["c1", true],
        ["c3", false],
      ]);
    },
  );

  opened(
    "ST20: one hold of the clock is open at a time, until somebody releases it, for each hall its own",
    async ({ store, other }) => {
      expect((await store.moment()).held).toBe(false);
      const jump = { from: monday, to: monday, elapsed: 12.5 };
      const [one, two] = await Promise.all([store.hold(jump), store.hold(jump)]);
      expect(one).toEqual({ id: "h1", ...jump });
      expect(two).toEqual(one);
      expect((await store.moment()).held).toBe(true);
      expect((await other.moment()).held).toBe(false);
      const word = { by: "赵工", reason: "已校时" };
      expect(await store.release(word)).toMatchObject({ id: "h1", ...jump, released: word });
      expect(await store.release(word)).toBeUndefined();
      expect((await store.moment()).held).toBe(false);
      await store.hold(jump);
      expect((await store.holds()).map(({ id, released }) => [id, released?.by])).toEqual([
        ["h2", undefined],
        ["h1", "赵工"],
      ]);
    },
  );

  opened("ST19: keeps how far a pass has come, for each hall its own", async ({ store, other }) => {
    expect(await store.pass()).toBeUndefined();
    const pass = { settled: "a", target: "b", after: "2026-09-20 c1", moved: 3, outcomes: [] };
    await store.keepPass(pass);
    expect(await store.pass()).toEqual(pass);
    await store.keepPass({ settled: "b", moved: 4, outcomes: [] });
    expect(await store.pass()).toEqual({ settled: "b", moved: 4, outcomes: [] });
    expect(await other.pass()).toBeUndefined();
  });
}

/** All of them, two at a time. */
async function everyConcerned(store: CaseStore, first: string, last: string): Promise<string[]> {
  const found = new Set<string>();
  for (let after: string | undefined; ; ) {
    const batch = await store.concerned(span(first, last), { batch: 2, after });
    if (batch.cases.length === 0) return [...found].toSorted();
    for (const caseId of batch.cases) found.add(caseId);
    after = batch.after;
  }
}
