import { parseInstant } from "@banjian/calendar";
import { expect } from "vitest";
import type { ManualClock } from "../manual-clock.js";
import type { PlacedEvent } from "../outbox.js";
import type { CaseStore } from "../ports.js";
import type { Stall } from "../stall.js";
import { asking, clerk, decideSmall, filing } from "./fixture.js";
import type { OpenedStore } from "./opened-store.js";

type Opened = (
  title: string,
  body: (it: OpenedStore & { clock: ManualClock }) => Promise<void>,
) => void;

const word = { by: "Zhao", reason: "looked at" };

/** What a store promises about what befalls the hall itself. */
export function hallEventsContract(opened: Opened): void {
  opened(
    "ST54: that an incident is opened and closed is stored with it, once however many see it, and for each hall its own",
    async ({ store, other, clock }) => {
      const at = clock.now();
      const [log, mail] = [stallOf("sink:log", at), stallOf("sink:mail", at)];
      const both = [
        store.stalls.park(log, { id: "i1", at }),
        store.stalls.park(log, { id: "i2", at }),
      ];
      const [one, two] = await Promise.all(both);
      expect(one).toEqual(two);
      await store.stalls.park(mail, { id: "i3", at });
      const closed = await store.stalls.close(one?.id ?? "", { outcome: "retried", ...word }, at);
      expect(await store.stalls.close(one?.id ?? "", { outcome: "retried", ...word }, at)).toBe(
        undefined,
      );
      const recovered = await store.stalls.clear("sink:mail", "", at);
      expect(await store.stalls.clear("sink:mail", "", at)).toBeUndefined();
      const told = await toldBy(store);
      expect(told.map(({ name, event }) => ({ name, event }))).toEqual([
        { name: "incident:opened", event: one },
        { name: "incident:opened", event: { ...recovered, closed: undefined } },
        { name: "incident:closed", event: closed },
        { name: "incident:closed", event: recovered },
      ]);
      expect(recovered?.closed).toMatchObject({ outcome: "recovered" });
      expect(await toldBy(other)).toEqual([]);
    },
  );

  opened(
    "ST55: what is told of the hall has places among the events of cases, an order and ids of its own that never change",
    async ({ store, clock }) => {
      await store.commit([filing("c1")], decideSmall);
      const at = clock.now();
      await store.stalls.park(stallOf("sink:log", at), { id: "i1", at });
      await store.outbox.place(100);
      // A worker whose look was earlier: its word does not come before what has been told.
      const earlier = parseInstant("2026-09-14T09:59:00+08:00");
      await store.stalls.park(stallOf("sink:mail", at), { id: "i2", at });
      await store.stalls.clear("sink:mail", "", earlier);
      await store.commit([asking("c1", "accept", clerk)], decideSmall);
      const told = await toldBy(store);
      expect(
        told.map(({ name, seq, id, at: when }) => [name, seq, id.split("/").slice(1), when]),
      ).toEqual([
        ["incident:opened", 1, ["1", "(hall)", "1"], at],
        ["incident:opened", 2, ["1", "(hall)", "2"], at],
        ["incident:closed", 3, ["1", "(hall)", "3"], earlier],
      ]);
      const all = await store.outbox.after(0, 100);
      expect(all.map(({ position }) => position)).toEqual(all.map((_, index) => index + 1));
      expect(all.filter(({ subject }) => subject === "c1").length).toBe(all.length - 3);
      const [first, , last] = told;
      expect(
        await store.outbox.ofSubject("(hall)", (first?.position ?? 0) + 1, last?.position ?? 0),
      ).toEqual(told.slice(1));
    },
  );

  opened(
    "ST56: a hold, its end and a restore are stored with what they do; a jump that two workers see is told once",
    async ({ store, clock }) => {
      const jump = { from: clock.now(), to: parseInstant("2026-09-20T10:00:00+08:00"), elapsed: 1 };
      const [hold] = await Promise.all([store.hold(jump), store.hold(jump)]);
      const released = await store.release(word);
      expect(await store.release(word)).toBeUndefined();
      const restored = await store.restored(word, clock.now());
      expect((await toldBy(store)).map(({ name, event }) => ({ name, event }))).toEqual([
        { name: "clock:held", event: hold },
        { name: "clock:released", event: released },
        { name: "hall:restored", event: restored },
      ]);
      expect((await toldBy(store)).map(({ id }) => id.split("/").slice(1))).toEqual([
        ["1", "(hall)", "1"],
        ["1", "(hall)", "2"],
        [String(restored.epoch), "(hall)", "3"],
      ]);
      expect([await store.holds(), (await store.moment()).held]).toEqual([
        [restored.hold, released],
        true,
      ]);
    },
  );

  opened(
    "ST57: a warning is stored with the stall that begins, once however many watch; what has no record of its own is stored alone",
    async ({ store, clock }) => {
      const at = clock.now();
      const near = { name: "delivery:near", event: { sink: "log", waiting: 1, late: 0 } } as const;
      const stall = { ...stallOf("messages:log", at), next: at };
      const begun = await Promise.all([1, 2].map(() => store.stalls.begin(stall, near, at)));
      expect(begun.toSorted()).toEqual([false, true]);
      expect(await store.stalls.of("messages:log")).toEqual([{ ...stall, version: 0 }]);
      const gap = { name: "delivery:gap", event: { from: at, to: at, gaps: [] } } as const;
      await store.outbox.post(gap, at);
      expect((await toldBy(store)).map(({ name, event }) => ({ name, event }))).toEqual([
        near,
        gap,
      ]);
      await store.stalls.clear("messages:log", "", at);
      expect(await store.stalls.begin(stall, near, at), "after it was over it begins anew").toBe(
        true,
      );
    },
  );
}

function stallOf(work: string, since: Stall["since"]): Stall {
  return { work, caseId: "", position: 1, tries: 8, since, error: "Error: no" };
}

async function toldBy({ outbox }: CaseStore): Promise<readonly PlacedEvent[]> {
  await outbox.place(100);
  return (await outbox.after(0, 1_000)).filter(({ subject }) => subject === "(hall)");
}
