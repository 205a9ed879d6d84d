import { expect } from "vitest";
import type { ManualClock } from "../manual-clock.js";
import type { Turn } from "../outbox.js";
import type { CaseStore } from "../ports.js";
import { approver, asking, clerk, decideSmall, filing, sweepSmall } from "./fixture.js";
import type { OpenedStore } from "./opened-store.js";

type Opened = (
  title: string,
  body: (it: OpenedStore & { clock: ManualClock }) => Promise<void>,
) => void;

/** What a store promises to those who take its events further. */
export function outboxContract(opened: Opened): void {
  opened(
    "ST21: what a decision announces is stored with it, and only with it (P9)",
    async ({ store, other }) => {
      const [filed] = await store.commit([filing("c1")], decideSmall);
      await store.commit([asking("c1", "accept", approver)], decideSmall);
      await store.outbox.place(100);
      const events = await store.outbox.after(0, 100);
      const said = filed !== undefined && "effects" in filed ? filed.effects?.events : undefined;
      expect(events.map(({ name, event }) => ({ name, event }))).toEqual(said);
      expect(await other.outbox.place(100)).toBe(0);
      expect(await other.outbox.after(0, 100)).toEqual([]);
    },
  );

  opened(
    "ST22: places are dense, keep the order of a case, and never change; ids are stable (P9)",
    async ({ store }) => {
      const ids = ["c1", "c2", "c3"];
      await store.commit(
        ids.map((id) => filing(id)),
        decideSmall,
      );
      await Promise.all([store.outbox.place(2), store.outbox.place(2)]);
      const early = await store.outbox.after(0, 1_000);
      await store.commit(
        ids.map((id) => asking(id, "accept", clerk)),
        decideSmall,
      );
      while ((await store.outbox.place(2)) > 0) {}
      const all = await store.outbox.after(0, 1_000);
      expect(all.map(({ position }) => position)).toEqual(all.map((_, index) => index + 1));
      expect(all.slice(0, early.length)).toEqual(early);
      for (const id of ids) {
        const facts = (await store.load(id))?.version ?? 0;
        const seqs = all.filter(({ subject }) => subject === id).map(({ seq }) => seq);
        expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
        expect(seqs.at(-1)).toBeLessThanOrEqual(facts);
      }
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      const [third, fourth] = all.slice(2, 4);
      expect(await store.outbox.after(2, 2)).toEqual([third, fourth]);
      const last = all.at(-1)?.position ?? 0;
      const ofOne = all.filter(({ subject }) => subject === "c2");
      expect(await store.outbox.ofSubject("c2", 1, last)).toEqual(ofOne);
      expect(await store.outbox.ofSubject("c2", ofOne[1]?.position ?? 0, last)).toEqual(
        ofOne.slice(1),
      );
      expect(await store.outbox.backlog()).toMatchObject({ unplaced: 0, last });
    },
  );

  opened(
    "ST23: one worker serves a sink until its turn is over; another one's progress is its own (P9)",
    async ({ store, clock }) => {
      const turn = (owner: string): Turn => {
        const until = new Date(Date.parse(clock.now()) + 30_000).toISOString() as Turn["until"];
        return { owner, now: clock.now(), until };
      };
      expect(await store.outbox.take("log", turn("a"))).toBe(0);
      expect(await store.outbox.take("log", turn("b"))).toBeUndefined();
      expect(await store.outbox.take("mail", turn("b"))).toBe(0);
      expect(await store.outbox.advance("log", 7, turn("a"))).toBe(true);
      expect(await store.outbox.advance("log", 9, turn("b"))).toBe(false);
      clock.moveTo("2026-09-14T10:01:00+08:00");
      expect(await store.outbox.take("log", turn("b")), "a has fallen silent").toBe(7);
      expect(await store.outbox.advance("log", 9, turn("a")), "too late").toBe(false);
      await store.outbox.leave("log", "b");
      expect(await store.outbox.take("log", turn("c"))).toBe(7);
      expect((await store.outbox.backlog()).sinks).toEqual({ log: 7, mail: 0 });
    },
  );

  opened(
    "ST24: failed work is kept until it is done; a person's word has it tried again, or leaves it out (P10)",
    async ({ store, other, clock }) => {
      await store.commit([filing("c1")], decideSmall);
      const { stalls } = store;
      const stall = {
        work: "sink:log",
        caseId: "c1",
        position: 3,
        tries: 1,
        since: clock.now(),
        error: "Error: no",
      };
      await stalls.keep({ ...stall, next: clock.now() });
      const version = (await store.load("c1"))?.version;
      expect(await stalls.of("sink:log")).toEqual([{ ...stall, next: clock.now(), version }]);
      expect([await stalls.of("sweep"), await other.stalls.of("sink:log")]).toEqual([[], []]);

      const opening = { id: "i1", at: clock.now() };
      const incident = await stalls.park({ ...stall, tries: 8 }, opening);
      expect(await stalls.park({ ...stall, tries: 8 }, { id: "i2", at: clock.now() })).toEqual(
        incident,
      );
      expect(await stalls.incidents()).toEqual([incident]);
      const [parked] = await stalls.of("sink:log");
      expect(parked).not.toHaveProperty("next");

      const word = { outcome: "skipped", by: "Zhao", reason: "sent by hand" } as const;
      const closed = await stalls.close("i1", word, clock.now());
      expect(closed).toEqual({ ...incident, closed: { ...word, at: clock.now() } });
      expect(await stalls.close("i1", word, clock.now())).toBeUndefined();
      expect(await stalls.of("sink:log")).toMatchObject([{ position: 4, tries: 0 }]);
      expect([await stalls.incidents(), await stalls.incidents(true)]).toEqual([[], [closed]]);

      await stalls.park({ ...stall, tries: 8 }, { id: "i3", at: clock.now() });
      await stalls.clear("sink:log", "c1", clock.now());
      expect(await stalls.of("sink:log")).toEqual([]);
      expect((await stalls.incidents(true)).map(({ closed: end }) => end?.outcome)).toContain(
        "recovered",
      );
    },
  );

  opened(
    "ST25: what a sweep brings about is stored with its events too, and a ticket tells what has committed (P9)",
    async ({ store, clock }) => {
      await store.commit([{ ...filing("c1"), ticket: "t1" }], decideSmall);
      await store.commit([{ ...asking("c1", "accept", approver), ticket: "t2" }], decideSmall);
      expect(await store.outbox.committed(["t1", "t2", "t3"])).toEqual(["t1"]);
      const before = await countOf(store);
      clock.moveTo("2026-09-21T00:00:00+08:00");
      await store.revise(["c1"], sweepSmall);
      expect(await countOf(store)).toBeGreaterThan(before);
    },
  );
}

/** What a store promises after it was restored from a backup. */
export function restoredContract(opened: Opened): void {
  opened(
    "ST32: after a restore no id and no place is used again, and whoever served a sink has lost it (P20)",
    async ({ store, clock }) => {
      const turn = { owner: "a", now: clock.now(), until: "2026-09-15T00:00:00.000Z" as never };
      const word = { by: "Zhao", reason: "disk lost" };
      await store.commit([filing("c1")], decideSmall);
      await store.outbox.place(100);
      await store.outbox.take("log", turn);
      const before = await store.outbox.after(0, 100);
      const last = before.at(-1);
      const gap = { after: last?.position, since: last?.at };
      const restored = await store.restored(word, clock.now());
      expect(restored).toMatchObject({ gap, hold: { restored: word } });
      expect(restored.epoch).toBeGreaterThan(1);
      expect((await store.holds())[0]).toEqual(restored.hold);
      expect(await store.outbox.advance("log", 1, turn)).toBe(false);
      await store.commit([filing("c2")], decideSmall);
      await store.outbox.place(100);
      expect(await store.outbox.after(0, before.length)).toEqual(before);
      const later = await store.outbox.after(before.at(-1)?.position ?? 0, 100);
      expect(later.map(({ id }) => id.split("/")[1])).toEqual(
        later.map(() => String(restored.epoch)),
      );
      expect(before.map(({ id }) => id.split("/")[1])).toEqual(before.map(() => "1"));
      expect((await store.restored(word, clock.now())).epoch).toBeGreaterThan(restored.epoch);
    },
  );
}

/** What a store tells whoever remembers how far it had come. */
export function standingContract(opened: Opened): void {
  opened(
    "ST75: how far a store has come is told, and whether what somebody remembers of it is there, for each hall its own (P20)",
    async ({ store, other }) => {
      const none = { epoch: 1, last: 0, lastMark: undefined, mark: undefined };
      expect(await store.outbox.standing({ position: 0 })).toMatchObject(none);
      await store.commit([filing("c1")], decideSmall);
      await store.outbox.place(100);
      const first = await store.outbox.standing({ position: 0, keys: [filing("c1").key] });
      const [last] = (await store.outbox.after(0, 100)).slice(-1);
      expect(first).toMatchObject({ epoch: 1, last: last?.position, missing: undefined });
      expect(first.hall).toBe(last?.id.split("/")[0]);
      expect(first.lastMark).toContain("c1/");
      await store.commit([filing("c2")], decideSmall);
      await store.outbox.place(100);
      const second = await store.outbox.standing({ position: first.last });
      expect(second.mark).toBe(first.lastMark);
      expect(second.lastMark).not.toBe(first.lastMark);
      expect(second.last).toBeGreaterThan(first.last);
      expect(await other.outbox.standing({ position: first.last })).toMatchObject(none);
    },
  );
}

async function countOf({ outbox }: CaseStore): Promise<number> {
  await outbox.place(1_000);
  return (await outbox.after(0, 1_000)).length;
}
