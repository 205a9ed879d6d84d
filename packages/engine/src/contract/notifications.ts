import { parseTimeZone } from "@banjian/calendar";
import { expect } from "vitest";
import { Announcer } from "../announcer.js";
import type { ManualClock } from "../manual-clock.js";
import type { NotificationDigest, OutgoingNotification } from "../notification-digest.js";
import { notificationSinks } from "../notification-sinks.js";
import type { CaseStore } from "../ports.js";
import { Relay } from "../relay.js";
import { asking, clerk, filing, tellSmall } from "./fixture.js";
import type { OpenedStore } from "./opened-store.js";

type Opened = (
  title: string,
  body: (it: OpenedStore & { clock: ManualClock }) => Promise<void>,
) => void;

/** What a store promises about what people are told. */
export function notificationsContract(opened: Opened): void {
  opened(
    "ST50: a notification is stored with the decision that calls for it, and only with it",
    async (it) => {
      const [mine, theirs] = [gateway(it.store), gateway(it.other)];
      await accept(it.store, "c1");
      const [refused] = await it.store.commit([asking("c1", "grant", clerk)], tellSmall);
      expect(refused).toHaveProperty("refused");
      await mine.relay.once();
      await theirs.relay.once();
      expect(mine.sent.filter((id) => id.includes("/accepted/"))).toHaveLength(1);
      expect([new Set(mine.sent).size, theirs.sent]).toEqual([mine.sent.length, []]);
      await mine.relay.once();
      expect(new Set(mine.sent).size, "nothing comes twice by itself").toBe(mine.sent.length);
    },
  );

  opened(
    "ST51: it is sent at least once: whoever dies after sending sends it again under its old id",
    async ({ store, clock }) => {
      await accept(store, "c1");
      const dying = gateway(store, "after sending");
      await dying.relay.once();
      clock.moveTo("2026-09-14T11:00:00+08:00");
      const next = gateway(store);
      await next.relay.once();
      expect(dying.sent.length).toBeGreaterThan(0);
      for (const id of dying.sent) expect(next.sent).toContain(id);
    },
  );

  opened(
    "ST52: what a killed worker held is sent by another once its turn is over, all of it",
    async ({ store, clock }) => {
      await accept(store, "c1");
      await store.outbox.place(100);
      const until = new Date(Date.parse(clock.now()) + 30_000).toISOString() as never;
      await store.outbox.take("notifications", { owner: "killed", now: clock.now(), until });
      const { relay, sent } = gateway(store);
      await relay.once();
      expect(sent).toEqual([]);
      clock.moveTo("2026-09-14T10:01:00+08:00");
      await relay.once();
      const made = (await store.outbox.after(0, 100)).filter(
        ({ name }) => name === "notification:made",
      );
      expect(sent.toSorted()).toEqual(made.map(({ id }) => id).toSorted());
    },
  );

  opened(
    "ST53: what waits in the quiet hours goes out afterwards, that of several cases to one person as one",
    async ({ store, clock }) => {
      const { relay, sent, posted } = gateway(store);
      clock.moveTo("2026-09-14T22:00:00+08:00");
      for (const id of ["c1", "c2", "c3"]) await accept(store, id);
      await relay.once();
      expect(sent).toEqual([]);
      clock.moveTo("2026-09-15T08:00:00+08:00");
      await relay.once();
      const mine = posted.filter(({ to }) => to.roles.includes("applicant"));
      expect(mine.map(({ kind }) => kind)).toEqual(["digest"]);
      const told = sent.filter((id) => id.includes("/accepted/")).map((id) => id.split("/")[2]);
      expect(told).toEqual(["c1", "c2", "c3"]);
    },
  );
}

async function accept(store: CaseStore, caseId: string): Promise<void> {
  await store.commit([filing(caseId)], tellSmall);
  await store.commit([asking(caseId, "accept", clerk)], tellSmall);
}

/** A gateway that takes notifications to people, and what went out by it; one that dies has sent before it does. */
function gateway(store: CaseStore, dies?: "after sending") {
  const posted: (OutgoingNotification | NotificationDigest)[] = [];
  const sent: string[] = [];
  const send = async (one: OutgoingNotification | NotificationDigest) => {
    posted.push(one);
    sent.push(...(one.kind === "digest" ? one.parts : [one]).map(({ id }) => id));
    if (dies !== undefined) throw new Error("it died before it was noted");
  };
  const sinks = notificationSinks({ send }, parseTimeZone("Asia/Shanghai"));
  return { relay: new Relay({ store, sinks, announcer: new Announcer() }), posted, sent };
}
