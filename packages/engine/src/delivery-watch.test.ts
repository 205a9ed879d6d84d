import { parseInstant } from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import type { PlacedEvent } from "./outbox.js";
import { sinkRetries } from "./retry-policy.js";
import type { SinkDeliveries } from "./sink-deliveries.js";
import { clerk } from "./testing/people.js";
import { restaurantHall, type TestHall } from "./testing/test-hall.js";

const retries = { ...sinkRetries, first: 1_000, longest: 300_000, draw: () => 1 };

/** A hall whose messages go to a province that can be down; it hears what is told of it. */
async function provincialHall() {
  const got: PlacedEvent[] = [];
  const province = { isDown: false, got };
  const sink = {
    name: "province",
    deliver: async (event: PlacedEvent) => {
      if (province.isDown) throw new Error("no answer");
      got.push(event);
    },
  };
  const parts = { sinks: [sink], relay: { retries, patience: 50 }, messages: {} };
  const hall = await restaurantHall(undefined, parts);
  const told: string[] = [];
  const near: SinkDeliveries[] = [];
  hall.parts.announcer.on("delivery:near", (one) => near.push(one));
  hall.parts.announcer.on("incident:opened", ({ work }) => told.push(`opened ${work}`));
  return { hall, province, told, near };
}

const cardsOf = async (hall: TestHall) =>
  (await hall.engine.cards()).map(({ caseId, card }) => [caseId, card.cause, card.raisedOn]);

/** The days and hours as a worker meets them: a delivery every half hour. */
async function work(hall: TestHall, day: string, from: number, to: number): Promise<void> {
  for (let half = from * 2; half <= to * 2; half++) {
    const time = `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 ? "30" : "00"}`;
    await hall.at(`${day} ${time}`).engine.deliver();
  }
}

test("ME11: a receiver that is down for thirteen hours is warned of, carded and an incident in turn, and gets everything once and in order afterwards", async () => {
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
    ["opened messages:province"],
    [[caseId, "message-late", "2026-09-14"]],
  ]);
  const [late] = await hall.engine.deliveries();
  expect(late).toMatchObject({ sink: "province", waiting: 2, late: 2 });

  province.isDown = false;
  await work(hall, "2026-09-15", 0, 1);
  const { events } = await hall.engine.events.after(0, 1_000);
  expect(province.got).toEqual(events);
  expect(await hall.engine.deliveries()).toEqual([{ sink: "province", waiting: 0, late: 0 }]);
  const [incident] = await hall.engine.incidents.list({ all: true });
  expect(incident).toMatchObject({ work: "messages:province", closed: { outcome: "recovered" } });
  expect([near.length, (await cardsOf(hall)).length], "nothing is told again").toEqual([1, 1]);
});

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
    expect(province.got).toEqual(messages.filter(({ event }) => event.at >= from && event.at < to));
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
