import { parseInstant } from "@banjian/calendar";
import type { ProcessMessage } from "@banjian/core";
import { expect } from "vitest";
import { Announcer } from "../announcer.js";
import type { ManualClock } from "../manual-clock.js";
import { messageGaps } from "../message-gaps.js";
import type { PlacedEvent } from "../outbox.js";
import type { CaseStore } from "../ports.js";
import { Relay } from "../relay.js";
import { asking, clerk, filing, makeSmall, type TestRequest } from "./fixture.js";
import type { OpenedStore } from "./opened-store.js";

type Opened = (
  title: string,
  body: (it: OpenedStore & { clock: ManualClock }) => Promise<void>,
) => void;

const monday = {
  from: parseInstant("2026-09-14T00:00:00+08:00"),
  to: parseInstant("2026-09-15T00:00:00+08:00"),
};

/** What a store promises to whoever looks for messages that are missing. */
export function gapsContract(opened: Opened): void {
  opened(
    "ST60: of the messages of a period those that a receiver does not have are found, and none of another day or another hall (ME23)",
    async ({ store, other, clock }) => {
      const ids = ["c1", "c2", "c3"];
      for (const id of ids) await make(store, filing(id));
      await make(other, filing("c4"));
      clock.moveTo("2026-09-15T09:00:00+08:00");
      await make(store, asking("c1", "accept", clerk));
      const got = await deliveredOf(store);
      expect(got.map(({ kind }) => kind)).toEqual([...ids.map(() => "application"), "acceptance"]);
      expect((await gapsOf(store, got)).gaps).toEqual([]);
      const [, second, ...rest] = got;
      const lacking = [{ lacks: "receiver", caseId: "c2", kind: "application", version: 1 }];
      expect((await gapsOf(store, [...rest, ...got.slice(0, 1)])).gaps).toMatchObject(lacking);
      expect(second?.fields.SBLSH).toBe("c2");
      expect((await gapsOf(store, [])).gaps, "the acceptance is of another day").toHaveLength(3);
      expect((await gapsOf(store)).gaps, "nobody has said what there is").toEqual([]);
    },
  );

  opened(
    "ST61: a data version that was never made is found, and each finding is stored as an event (ME23)",
    async ({ store, other }) => {
      await make(store, filing("c1"));
      await make(store, filing("c2"));
      await make(store, asking("c2", "accept", clerk), 2);
      await deliveredOf(store);
      const found = await gapsOf(store);
      expect(found).toEqual({
        ...monday,
        gaps: [1, 2].map((version) => ({
          lacks: "hall",
          caseId: "c2",
          kind: "acceptance",
          version,
        })),
      });
      await gapsOf(store);
      await store.outbox.place(100);
      const told = await store.outbox.ofSubject("(hall)", 1, 1_000);
      expect(told.map(({ name, event }) => [name, event])).toEqual([
        ["delivery:gap", found],
        ["delivery:gap", found],
      ]);
      expect(await other.outbox.ofSubject("(hall)", 1, 1_000)).toEqual([]);
    },
  );
}

async function make(store: CaseStore, request: TestRequest, skipped = 0): Promise<void> {
  const [answer] = await store.commit([request], makeSmall(skipped));
  expect(answer).toHaveProperty("receipt");
}

/** The messages that a sink is given. */
async function deliveredOf(store: CaseStore): Promise<readonly ProcessMessage[]> {
  const got: ProcessMessage[] = [];
  const deliver = async (one: PlacedEvent) => {
    if (one.name === "message:made") got.push(one.event.message);
  };
  await new Relay({ store, sinks: [{ name: "log", deliver }], announcer: new Announcer() }).once();
  return got;
}

function gapsOf(store: CaseStore, received?: readonly ProcessMessage[]) {
  return messageGaps({ store, announcer: new Announcer() }, monday, received);
}
