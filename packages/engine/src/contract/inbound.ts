import { expect } from "vitest";
import type { Received } from "../inbound-store.js";
import type { ManualClock } from "../manual-clock.js";
import type { OpenedStore } from "./opened-store.js";

type Opened = (
  title: string,
  body: (it: OpenedStore & { clock: ManualClock }) => Promise<void>,
) => void;

/** What a store promises about what other systems tell. */
export function inboundContract(opened: Opened): void {
  opened("ST44: a message that came is kept once, for each hall its own", async (it) => {
    const { store, other } = it;
    const first = await received(it, "m1", {});
    expect(await store.keepReceived(first)).toEqual(first);
    it.clock.moveTo("2026-09-15T10:00:00+08:00");
    expect(await store.keepReceived(await received(it, "m1", {}))).toEqual(first);
    expect(await store.received({ count: 9 })).toEqual([first]);
    expect(await other.received({ count: 9 })).toEqual([]);
    expect(await other.keepReceived(await received(it, "m1", {}))).not.toEqual(first);
  });

  opened("ST45: what became of a message is kept, and what was taken stays taken", async (it) => {
    const { store } = it;
    const because = { zh: "次序未到", en: "too early" };
    const one = await store.keepReceived(await received(it, "m1", {}));
    await store.settleReceived("m1", { fate: "parked", because });
    expect(await store.received({ id: "m1", count: 1 })).toEqual([
      { ...one, fate: "parked", because },
    ]);
    await store.settleReceived("m1", { fate: "taken" });
    await store.settleReceived("m1", { fate: "impossible", because });
    await store.settleReceived("m2", { fate: "taken" });
    expect(await store.received({ count: 9 })).toEqual([{ ...one, fate: "taken" }]);
  });

  opened("ST45: of a row that could not be read the text is kept, and why", async (it) => {
    const { store } = it;
    const { message: _none, ...came } = await received(it, "m1", {});
    const because = { zh: "不是 JSON 对象", en: "is no JSON object" };
    const row = { ...came, raw: '{"SBLSH": "c1", \u{1f600}', because };
    expect(await store.keepReceived(row)).toEqual(row);
    expect(await store.received({ count: 9 })).toEqual([row]);
  });

  opened(
    "ST46: messages are found by case, system and fate, those that came last first",
    async (it) => {
      const { store, clock } = it;
      for (const [id, more] of [
        ["m1", { caseId: "c1" }],
        ["m2", { caseId: "c2" }],
        ["m3", { caseId: "c1", system: "water" }],
      ] as const) {
        await store.keepReceived(await received(it, id, more));
        clock.moveTo(`2026-09-15T1${id.slice(1)}:00:00+08:00`);
      }
      await store.settleReceived("m2", { fate: "taken" });
      const found = async (query: Omit<Parameters<typeof store.received>[0], "count">, count = 9) =>
        (await store.received({ ...query, count })).map(({ id }) => id);
      expect(await found({})).toEqual(["m3", "m2", "m1"]);
      expect(await found({}, 1)).toEqual(["m3"]);
      expect(await found({ caseId: "c1" })).toEqual(["m3", "m1"]);
      expect(await found({ caseId: "c1", system: "fire" })).toEqual(["m1"]);
      expect(await found({ fates: ["new", "parked"] })).toEqual(["m3", "m1"]);
      expect(await found({ fates: ["taken"] })).toEqual(["m2"]);
    },
  );
}

async function received(
  { store }: OpenedStore,
  id: string,
  more: Partial<Pick<Received, "caseId" | "system">>,
) {
  const { now: receivedAt } = await store.moment();
  const message = { kind: "completion", fields: { SBLSH: "c1", SJBBH: "1" } } as const;
  return { id, system: "fire", caseId: "c1", message, receivedAt, fate: "new" as const, ...more };
}
