import { parseInstant } from "@banjian/calendar";
import type { MessageRules } from "@banjian/core";
import { describe, expect, test } from "vitest";
import type { GapReport } from "./gap-report.js";
import { messageGaps } from "./message-gaps.js";
import type { Outbox, PlacedEvent } from "./outbox.js";
import { sinkRetries } from "./retry-policy.js";
import type { SinkDeliveries } from "./sink-deliveries.js";
import { clerk } from "./testing/people.js";
import { restaurantHall, type TestHall } from "./testing/test-hall.js";

const retries = { ...sinkRetries, first: 1_000, longest: 300_000, draw: () => 1 };

/** A hall whose messages go to a province that can be down; it hears what is told of it. */
async function provincialHall(messages: MessageRules = {}) {
  const got: PlacedEvent[] = [];
  const province = { isDown: false, got };
  const sink = {
    name: "province",
    deliver: async (event: PlacedEvent) => {
      if (province.isDown) throw new Error("no answer");
      got.push(event);
    },
  };
  const parts = { sinks: [sink], relay: { retries, patience: 50 }, messages };
  const hall = await restaurantHall(undefined, parts);
  const told: string[] = [];
  const near: SinkDeliveries[] = [];
  hall.parts.announcer.on("delivery:near", (one) => near.push(one));
  hall.parts.announcer.on("incident:opened", ({ work }) => told.push(`opened ${work}`));
  return { hall, province, told, near };
}

const ofSubject = (events: readonly PlacedEvent[], wanted: string) =>
  events.filter(({ subject }) => subject === wanted);

const cardsOf = async (hall: TestHall) =>
  (await hall.engine.cards()).map(({ caseId, card }) => [caseId, card.cause, card.raisedOn]);

/** The days and hours as a worker meets them: a delivery every half hour. */
async function work(hall: TestHall, day: string, from: number, to: number): Promise<void> {
  for (let half = from * 2; half <= to * 2; half++) {
    const time = `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 ? "30" : "00"}`;
    await hall.at(`${day} ${time}`).engine.deliver();
  }
}

test("ME11: a receiver that is down is warned of after eight hours, carded after twelve, an incident after sixteen, each once, and gets everything once and in order afterwards", async () => {
  const { hall, province, told, near } = await provincialHall();
  province.isDown = true;
  const caseId = await hall.at("2026-09-14 10:00").file();
  await hall.act(caseId, "pre-accept", clerk, { result: "passed" });
  await work(hall, "2026-09-14", 10, 17.5);
  expect([near, told, await cardsOf(hall)], "less than eight hours").toEqual([[], [], []]);
  await work(hall, "2026-09-14", 18, 21.5);
  expect(near, "eight hours, told once").toMatchObject([
    { sink: "province", waiting: 2, late: 0, oldest: { caseId } },
  ]);
  expect([told, await cardsOf(hall)]).toEqual([[], []]);
  await work(hall, "2026-09-14", 22, 23);
  expect([told, await cardsOf(hall)], "twelve hours").toEqual([
    [],
    [[caseId, "message-late", "2026-09-14"]],
  ]);
  await work(hall, "2026-09-15", 0, 1.5);
  expect(told, "less than sixteen").toEqual([]);
  await work(hall, "2026-09-15", 2, 4);
  expect(told, "sixteen hours").toEqual(["opened messages:province"]);
  const [late] = await hall.engine.deliveries();
  expect(late).toMatchObject({ sink: "province", waiting: 2, late: 2 });

  province.isDown = false;
  await work(hall, "2026-09-15", 5, 6);
  const { events } = await hall.engine.events.after(0, 1_000);
  expect(province.got.toSorted((a, b) => a.position - b.position)).toEqual(events);
  expect(ofSubject(province.got, caseId)).toEqual(ofSubject(events, caseId));
  const ofHall = ofSubject(province.got, "(hall)").map(({ name }) => name);
  expect(ofHall).toEqual(["delivery:near", "incident:opened", "incident:closed"]);
  expect(await hall.engine.deliveries()).toEqual([{ sink: "province", waiting: 0, late: 0 }]);
  const [incident] = await hall.engine.incidents.list({ all: true });
  expect(incident).toMatchObject({ work: "messages:province", closed: { outcome: "recovered" } });
  expect([near.length, (await cardsOf(hall)).length], "nothing is told again").toEqual([1, 1]);
});

test("ME11: each rung comes at the hour that the hall says, also an incident before the card", async () => {
  const watch = { warning: 1, incident: 2, card: 3 };
  const { hall, province, told, near } = await provincialHall({ watch });
  province.isDown = true;
  await hall.at("2026-09-14 10:00").file();
  const seen = async (from: number, to: number) => {
    await work(hall, "2026-09-14", from, to);
    return [near.length, told.length, (await cardsOf(hall)).length];
  };
  expect(await seen(10, 10.5)).toEqual([0, 0, 0]);
  expect(await seen(11, 11.5)).toEqual([1, 0, 0]);
  expect(await seen(12, 12.5)).toEqual([1, 1, 0]);
  expect(await seen(13, 14)).toEqual([1, 1, 1]);
});

test.each([{ warning: 13 }, { incident: 0 }, { card: Number.NaN }, { warning: 2, incident: 1 }])(
  "ME11: rungs that cannot be are refused: %j",
  async (watch) => {
    await expect(provincialHall({ watch })).rejects.toMatchObject({ code: "DELIVERY_RUNGS" });
  },
);

test("ME11: messages that arrive in time are told of by nobody", async () => {
  const { hall, told, near } = await provincialHall();
  await hall.at("2026-09-14 10:00").file();
  await work(hall, "2026-09-14", 10, 23);
  expect([near, told, await cardsOf(hall)]).toEqual([[], [], []]);
});

describe("ME12: the messages of a period", () => {
  test("are taken to a sink once more, in their order and under their old ids, and no others", async () => {
    const { hall, province } = await provincialHall();
    await hall.at("2026-09-14 10:00").file();
    await hall.at("2026-09-15 09:00").accepted();
    await hall.at("2026-09-16 09:00").file();
    await hall.engine.deliver();
    const before = province.got.splice(0);
    const from = parseInstant("2026-09-15T00:00:00+08:00");
    const to = parseInstant("2026-09-16T00:00:00+08:00");
    expect(await hall.engine.resend("province", { from, to })).toBe(3);
    const messages = before.filter(({ name }) => name === "message:made");
    expect(province.got).toEqual(messages.filter(({ at }) => at >= from && at < to));
    expect(await hall.engine.resend("province", { from: to, to })).toBe(0);
    await hall.engine.deliver();
    expect(province.got).toHaveLength(3);
  });

  test("are refused to a sink that nobody knows, or that somebody else serves", async () => {
    const { hall } = await provincialHall();
    const now = hall.clock.now();
    const period = { from: now, to: now };
    await expect(hall.engine.resend("city", period)).rejects.toMatchObject({
      code: "SINK_UNKNOWN",
    });
    const until = parseInstant("2026-09-15T00:00:00+08:00");
    await hall.parts.store.outbox.take("province", { owner: "other", now, until });
    await expect(hall.engine.resend("province", period)).rejects.toMatchObject({
      code: "SINK_BUSY",
    });
  });
});

describe("ME23: what is missing of the messages of a period", () => {
  const day = {
    from: parseInstant("2026-09-14T00:00:00+08:00"),
    to: parseInstant("2026-09-15T00:00:00+08:00"),
  };
  const receivedBy = ({ got }: { readonly got: readonly PlacedEvent[] }) =>
    got.flatMap(({ name, event }) => (name === "message:made" ? [event.message] : []));

  test("at a receiver is what it does not have, until it is sent once more; it is announced", async () => {
    const { hall, province } = await provincialHall();
    const heard: GapReport[] = [];
    hall.parts.announcer.on("delivery:gap", (one) => heard.push(one));
    const caseId = await hall.at("2026-09-14 10:00").accepted();
    await hall.engine.deliver();
    const { events: log } = hall.engine;
    expect(await log.gaps(day, receivedBy(province))).toMatchObject({ gaps: [] });
    expect(heard).toEqual([]);
    province.got.splice(
      province.got.findIndex(({ name }) => name === "message:made"),
      1,
    );
    const { gaps } = await log.gaps(day, receivedBy(province));
    expect(gaps).toMatchObject([{ lacks: "receiver", caseId, kind: "application", version: 1 }]);
    expect(heard).toMatchObject([{ gaps }]);
    await hall.engine.resend("province", day);
    expect((await log.gaps(day, receivedBy(province))).gaps).toEqual([]);
    expect((await log.gaps({ from: day.to, to: day.to }, [])).gaps).toEqual([]);
  });

  test("is not said of a hall that stores no messages, and is of one that has none yet", async () => {
    const without = await restaurantHall();
    await without.at("2026-09-14 10:00").accepted();
    await expect(without.engine.events.gaps(day, [])).rejects.toMatchObject({
      code: "MESSAGES_NOT_STORED",
    });
    const { hall } = await provincialHall();
    expect((await hall.engine.events.gaps(day)).gaps).toEqual([]);
  });

  test("at a receiver is found however much it has", async () => {
    const { hall, province } = await provincialHall();
    await hall.at("2026-09-14 10:00").accepted();
    await hall.engine.deliver();
    const [one] = receivedBy(province);
    if (one === undefined) throw new Error("no message");
    const more = Array.from({ length: 6 }, (_, at) => {
      return { ...one, fields: { ...one.fields, SBLSH: `z${at}`, BZ: "长".repeat(60_000) } };
    });
    const { gaps } = await hall.engine.events.gaps(day, [...more, ...receivedBy(province)]);
    expect(gaps).toEqual([]);
  });

  test("in the hall is a data version that was never made, though later ones were", async () => {
    const { hall } = await provincialHall();
    const caseId = await hall.at("2026-09-14 10:00").file();
    await hall.engine.deliver();
    const { outbox } = hall.parts.store;
    const [made] = (await outbox.after(0, 100)).filter(({ name }) => name === "message:made");
    if (made?.name !== "message:made") throw new Error("no message");
    const { message } = made.event;
    const third = { ...message, fields: { ...message.fields, SJBBH: "3" } };
    const later: PlacedEvent = { ...made, event: { ...made.event, message: third } };
    const more: Pick<Outbox, "after" | "ofSubject" | "backlog" | "post"> = {
      after: (position, most) => outbox.after(position, most),
      ofSubject: async () => [made, later],
      backlog: () => outbox.backlog(),
      post: (told, at) => outbox.post(told, at),
    };
    const store = { ...hall.parts.store, outbox: more as Outbox };
    expect((await messageGaps({ ...hall.parts, store }, day)).gaps).toEqual([
      { lacks: "hall", caseId, kind: "application", version: 2 },
    ]);
  });
});
