import { afterEach, describe, expect, test } from "vitest";
import type { PlacedEvent } from "./outbox.js";
import { sinkRetries } from "./retry-policy.js";
import type { Sink } from "./sink.js";
import { clerk } from "./testing/people.js";
import { restaurantHall, type TestHall } from "./testing/test-hall.js";

let aborters: AbortController[] = [];
afterEach(() => {
  for (const aborter of aborters) aborter.abort();
  aborters = [];
});

/** A sink that keeps what it acknowledges, and refuses what the test says. */
class Box implements Sink {
  readonly name: string;
  readonly got: PlacedEvent[] = [];
  refuses: (event: PlacedEvent) => boolean = () => false;

  constructor(name = "box") {
    this.name = name;
  }

  async deliver(event: PlacedEvent): Promise<void> {
    if (this.refuses(event)) throw new Error("not this one");
    this.got.push(event);
  }

  seqsOf(caseId: string): number[] {
    return this.got.flatMap(({ subject, seq }) => (subject === caseId ? [seq] : []));
  }
}

const retries = { ...sinkRetries, first: 1_000, longest: 60_000, age: 3_600_000, draw: () => 1 };

async function hallWith(...sinks: Sink[]): Promise<TestHall> {
  return restaurantHall(undefined, { sinks, relay: { retries, patience: 50 } });
}

const seqsIn = (hall: TestHall, caseId: string) =>
  hall.heard.flatMap(({ event }) => (event.caseId === caseId ? [event.seq] : []));

describe("ST29: a sink", () => {
  test("gets every event once and those of a case in order, however often it is served (P9)", async () => {
    const box = new Box();
    const hall = await hallWith(box);
    const caseId = await hall.file();
    await hall.engine.deliver();
    await hall.act(caseId, "pre-accept", clerk, { result: "passed" });
    await hall.engine.deliver();
    await hall.engine.deliver();
    expect(box.seqsOf(caseId)).toEqual(seqsIn(hall, caseId));
    expect(box.got.map(({ id }) => id)).toEqual(
      box.got.map(({ subject, seq }) => `memory/1/${subject}/${seq}`),
    );
  });

  test("says of how many cases it takes events at once, and those of each still come in order", async () => {
    for (const [abreast, most] of [
      [2, 2],
      [40, 24],
    ] as const) {
      let [now, peak] = [0, 0];
      const got: Record<string, number[]> = {};
      const wide: Sink = {
        name: "wide",
        abreast,
        async deliver({ subject: caseId, seq }) {
          now += 1;
          peak = Math.max(peak, now);
          await new Promise((later) => setTimeout(later, 1));
          got[caseId] = [...(got[caseId] ?? []), seq];
          now -= 1;
        },
      };
      const hall = await hallWith(wide);
      const cases: string[] = [];
      while (cases.length < 24) cases.push(await hall.file());
      await hall.engine.deliver();
      expect(peak).toBe(most);
      for (const caseId of cases) expect(got[caseId]).toEqual(seqsIn(hall, caseId));
    }
  });

  test("stays with its worker however long a page takes, and is left with the place it has come to", async () => {
    const box = new Box();
    const take = box.deliver.bind(box);
    box.deliver = async (event) => {
      await new Promise((later) => setTimeout(later, 25));
      return take(event);
    };
    const relay = { retries, patience: 1_000, lease: 30 };
    const hall = await restaurantHall(undefined, { sinks: [box], relay });
    const { outbox } = hall.parts.store;
    const advance = outbox.advance.bind(outbox);
    const places: number[] = [];
    outbox.advance = (sink, position, turn) => {
      places.push(position);
      return advance(sink, position, turn);
    };
    await hall.file();
    const { delivered } = await hall.engine.deliver();
    expect(places.filter((place) => place === 0).length).toBeGreaterThan(1);
    expect([places.at(-1), (await outbox.backlog()).sinks.box]).toEqual([delivered, delivered]);
  });

  test("that cannot take one event waits with that case only, and goes on in its order (P9, P10)", async () => {
    const box = new Box();
    const hall = await hallWith(box);
    const [poison, fine] = [await hall.file(), await hall.file()];
    box.refuses = ({ subject, seq }) => subject === poison && seq > 1;
    expect(await hall.engine.deliver()).toMatchObject({ failed: 1 });
    await hall.act(poison, "pre-accept", clerk, { result: "passed" });
    await hall.act(fine, "pre-accept", clerk, { result: "passed" });
    await hall.engine.deliver();
    expect(box.seqsOf(poison)).toEqual([1]);
    expect(box.seqsOf(fine)).toEqual(seqsIn(hall, fine));
    box.refuses = () => false;
    await hall.engine.deliver();
    expect(box.seqsOf(poison), "its time has not come").toEqual([1]);
    await hall.at("2026-09-14 10:01").engine.deliver();
    expect(box.seqsOf(poison)).toEqual(seqsIn(hall, poison));
    expect(await hall.parts.store.stalls.of("sink:box")).toEqual([]);
  });

  test("that is away is tried later as a whole, and no case is to blame", async () => {
    const box = new Box();
    const other = new Box("other");
    const hall = await hallWith(box, other);
    for (let index = 0; index < 4; index++) await hall.file();
    box.refuses = () => true;
    await hall.engine.deliver();
    expect(await hall.parts.store.stalls.of("sink:box")).toMatchObject([{ caseId: "", tries: 1 }]);
    expect(await hall.engine.deliver(), "not at once").toMatchObject({ failed: 0 });
    expect(other.got).toHaveLength(hall.heard.length);
    box.refuses = () => false;
    await hall.at("2026-09-14 10:01").engine.deliver();
    expect(box.got).toHaveLength(hall.heard.length);
    expect(await hall.parts.store.stalls.of("sink:box")).toEqual([]);
  });

  test("ST84: that cannot take an event for too long asks a person, who skips it or has it tried again, on the record of the case (P10)", async () => {
    const box = new Box();
    const hall = await hallWith(box);
    const told: string[] = [];
    hall.parts.announcer.on("incident:opened", ({ work }) => told.push(work));
    const caseId = await hall.file();
    box.refuses = ({ seq }) => seq === 2;
    const second = seqsIn(hall, caseId)[1];
    box.refuses = ({ seq }) => seq === second;
    await hall.engine.deliver();
    await hall.at("2026-09-14 12:00").engine.deliver();
    expect(told).toEqual(["sink:box"]);
    const [incident] = await hall.engine.incidents.list();
    expect(incident).toMatchObject({ work: "sink:box", caseId, position: 2 });
    await hall.at("2026-09-15").engine.deliver();
    expect(told, "once").toHaveLength(1);
    const word = { by: "Zhao", reason: "sent by hand" };
    const before = (await hall.engine.case(caseId)).state.version;
    await hall.engine.incidents.skip(incident?.id ?? "", word);
    const settled = (await (await hall.engine.case(caseId)).facts()).slice(before);
    const [missed] = (await hall.engine.events.after(1, 1)).events;
    expect(
      settled,
      "what was left out, by whom and why, is on the record of the case",
    ).toMatchObject([
      {
        type: "incident-settled",
        incident: incident?.id,
        work: "sink:box",
        outcome: "skipped",
        decidedBy: "Zhao",
        reason: "sent by hand",
        event: { id: missed?.id, name: missed?.name },
      },
    ]);
    await expect(hall.engine.incidents.skip(incident?.id ?? "", word)).rejects.toMatchObject({
      code: "INCIDENT_UNKNOWN",
    });
    expect((await hall.engine.case(caseId)).state.version, "once").toBe(before + 1);
    await hall.engine.deliver();
    expect(box.seqsOf(caseId)).toEqual(seqsIn(hall, caseId).filter((seq) => seq !== second));
    await expect(hall.engine.incidents.retry(incident?.id ?? "", word)).rejects.toMatchObject({
      code: "INCIDENT_UNKNOWN",
    });
  });

  test("that never answers is given up in time, and holds up no other sink", async () => {
    const box = new Box();
    const silent: Sink = { name: "silent", deliver: () => new Promise(() => {}) };
    const hall = await hallWith(silent, box);
    await hall.file();
    expect(await hall.engine.deliver()).toMatchObject({ failed: 1 });
    expect(box.got).toHaveLength(hall.heard.length);
    expect(await hall.parts.store.stalls.of("sink:silent")).toMatchObject([
      { error: "Error: no answer within 50 ms" },
    ]);
  });

  test("that is left in the middle is served again from there: what it had may come twice, nothing is left out (P9)", async () => {
    const box = new Box();
    const hall = await hallWith(box);
    const caseId = await hall.file();
    const { outbox } = hall.parts.store;
    const { advance } = outbox;
    outbox.advance = async () => {
      throw new Error("the worker dies here");
    };
    await expect(hall.engine.deliver()).rejects.toThrow("the worker dies here");
    outbox.advance = advance.bind(outbox);
    await hall.engine.deliver();
    expect(new Set(box.seqsOf(caseId))).toEqual(new Set(seqsIn(hall, caseId)));
    expect(box.got.length).toBe(2 * hall.heard.length);
  });
});

test("hall.events gives every event behind a place, and follows those to come", async () => {
  const hall = await hallWith();
  const caseId = await hall.file();
  await hall.engine.flush();
  const first = await hall.engine.events.after(0, 2);
  expect(first.events.map(({ position }) => position)).toEqual([1, 2]);
  const aborter = new AbortController();
  aborters.push(aborter);
  const followed: number[] = [];
  for await (const { seq } of hall.engine.events.follow(first.position, {
    signal: aborter.signal,
    every: 1,
  })) {
    followed.push(seq);
    if (followed.length === 1) {
      await hall.act(caseId, "pre-accept", clerk, { result: "passed" });
      await hall.engine.flush();
    }
    if (followed.length === hall.heard.length - 2) aborter.abort();
  }
  expect(followed).toEqual(seqsIn(hall, caseId).slice(2));
});

test("a case that no sweep can take up is left to a person after its tries, and comes back when somebody acts in it (P10)", async () => {
  const hall = await restaurantHall(undefined, {
    sweepRetries: { first: 1_000, longest: 1_000, tries: 3, draw: () => 1 },
  });
  const caseId = await hall.file();
  const { store } = hall.parts;
  const sweep = store.sweep.bind(store);
  let broken = true;
  store.sweep = (mark, take, decide) =>
    sweep(mark, take, (due) => {
      if (broken) throw new Error("poison");
      return decide(due);
    });
  const failures: number[] = [];
  for (let minute = 0; minute < 6; minute++) {
    const { failed } = await hall.at(`2026-09-21 00:0${minute}`).engine.sweep();
    failures.push(failed.length);
  }
  expect(failures).toEqual([1, 1, 1, 0, 0, 0]);
  expect(await hall.engine.incidents.list()).toMatchObject([{ work: "sweep", caseId }]);
  broken = false;
  expect(await hall.at("2026-09-21 01:00").engine.sweep()).toMatchObject({ moved: 0 });
  await hall.opine(caseId, "handle", "food");
  await hall.at("2026-09-21 01:01").engine.sweep();
  expect(await hall.engine.incidents.list()).toEqual([]);
  expect(await hall.engine.incidents.list({ all: true })).toMatchObject([
    { closed: { outcome: "recovered" } },
  ]);
});

test("after a restore nothing falls due until a person has looked, and ids are of a new epoch (P20)", async () => {
  const hall = await hallWith();
  await hall.file();
  const told: number[] = [];
  hall.parts.announcer.on("hall:restored", ({ epoch }) => told.push(epoch));
  const word = { by: "Zhao", reason: "disk lost" };
  expect(await hall.engine.restored(word)).toMatchObject({ epoch: 2, ...word });
  expect(told).toEqual([2]);
  expect(await hall.at("2026-09-21 00:00").engine.sweep()).toMatchObject({ held: true, moved: 0 });
  await hall.engine.release(word);
  expect(await hall.engine.sweep()).toMatchObject({ moved: 1 });
  await hall.engine.flush();
  const { events } = await hall.engine.events.after(0, 1_000);
  expect(new Set(events.map(({ id }) => id.split("/")[1]))).toEqual(new Set(["1", "2"]));
});
