import { setTimeout } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import {
  asSuperuser,
  type FreshDatabase,
  freshDatabase,
} from "../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import { connect, type Hall, migrate, openHall, type PlacedEvent, type Tables } from "./index.js";

const servers: FreshDatabase[] = [];
afterAll(async () => {
  for (const server of servers) await server.drop();
});

/** A database with a schema, that a test may replace. */
async function migrated(): Promise<FreshDatabase> {
  const server = await freshDatabase();
  servers.push(server);
  const { db, close } = await connect<Tables>(server.url);
  await migrate(db);
  await close();
  return server;
}

const word = { by: "Zhao", reason: "disk lost, backup of 02:00" };
const rewound = { code: "HALL_REWOUND" };
const nameIn = (url: string) => new URL(url).pathname.slice(1);

/** Ends every session of a database. */
const kick = (name: string) =>
  asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);

const file = (hall: Hall, key: string) =>
  hall.submit("small-licence", application, { by: people.applicant, key });

/** A database with the schema, and a sink that keeps what it got. */
async function watched() {
  const server = await migrated();
  const got: PlacedEvent[] = [];
  const sink = { name: "log", deliver: async (event: PlacedEvent) => void got.push(event) };
  const items = folderWith({ "small.yaml": smallItem() });
  return { server, name: nameIn(server.url), items, got, sink };
}

test("P20: a hall whose server was given back an older copy under it stops, as does every other, until it is said to be restored; then no id and no place is used again", async () => {
  const { server, name, items, got, sink } = await watched();

  const before = await openHall({ db: server.url, items, sinks: [sink] });
  await file(before, "k1");
  await before.deliver();
  await before.close();
  await asSuperuser(`create database ${name}_copy template ${name}`);

  const worker = await openHall({ db: server.url, sinks: [sink] });
  const window = await openHall({ db: server.url });
  await file(worker, "k2");
  await worker.deliver();
  expect(await worker.health()).toMatchObject({ ok: true, rewound: false });
  await file(window, "k3");

  await kick(name);
  await asSuperuser(`drop database ${name}`);
  await asSuperuser(`alter database ${name}_copy rename to ${name}`);

  // Whoever comes first after that may be told that nobody answers; then the copy does.
  await worker.case("20260101-nobody0000").catch(() => {});
  await window.case("20260101-nobody0000").catch(() => {});
  const told = got.length;
  await file(window, "k4");
  expect(await window.health(), "it remembers what it accepted").toMatchObject({
    ok: false,
    rewound: true,
    incidents: 1,
  });
  await expect(worker.deliver()).rejects.toMatchObject(rewound);
  await expect(worker.sweep()).rejects.toMatchObject(rewound);
  const young = await openHall({ db: server.url, sinks: [sink] });
  await expect(young.deliver()).rejects.toMatchObject(rewound);
  expect(got.length).toBe(told);
  const [incident] = await young.incidents.list();
  expect(incident).toMatchObject({ work: "rewind", caseId: "" });

  const { gap, epoch } = await young.restored(word);
  expect(epoch).toBeGreaterThan(1);
  expect(gap.after, "the last place in the copy").toBeLessThan(got.at(-1)?.position ?? 0);
  expect(gap.since).toBeDefined();
  expect(await worker.sweep()).toMatchObject({ held: true });
  await worker.deliver();
  expect(await window.health()).toMatchObject({ ok: true, rewound: false, held: true });
  for (const of of ["id", "position"] as const) {
    expect(new Set(got.map((one) => one[of])).size).toBe(got.length);
  }
  expect(got.map((one) => one.name)).toContain("hall:restored");
  expect((await worker.holds())[0]).toMatchObject({ restored: word });
  for (const hall of [worker, window, young]) await hall.close();
});

test("P20: the same backup restored twice, with a stale outbox in it and an old worker at work: no two events have one id or one place, and nothing is taken for a repeat", async () => {
  const { server, name, items, got, sink } = await watched();

  const before = await openHall({ db: server.url, items, sinks: [sink] });
  await file(before, "k1");
  await before.deliver();
  const reached = got.at(-1)?.position;
  // In the backup it has neither a place nor been delivered.
  await file(before, "k2");
  await before.close();
  await asSuperuser(`create database ${name}_backup template ${name}`);

  const worker = await openHall({ db: server.url, sinks: [sink] });
  const stop = new AbortController();
  const told: { code?: string }[] = [];
  const onError = (error: unknown) => void told.push(error as { code?: string });
  const working = worker.work({ every: 50, signal: stop.signal, onError });
  await file(worker, "k3");
  const opened = (from: number) => got.slice(from).filter((one) => one.name === "case:opened");
  await expect.poll(() => opened(0)).toHaveLength(3);
  const epochs: number[] = [];
  for (const round of [1, 2]) {
    told.length = 0;
    await asSuperuser(`alter database ${name} allow_connections false`);
    await kick(name);
    await asSuperuser(`drop database ${name}`);
    await asSuperuser(`create database ${name} template ${name}_backup`);
    await expect
      .poll(() => told.map(({ code }) => code), { timeout: 10_000 })
      .toContain(rewound.code);
    const heard = got.length;
    const young = await openHall({ db: server.url, sinks: [sink] });
    await file(young, `later-${round}`);
    await expect(young.deliver()).rejects.toMatchObject(rewound);
    expect(got.length, "the old worker delivers nothing of it").toBe(heard);
    const { epoch, gap } = await young.restored(word);
    epochs.push(epoch);
    expect(gap.after, "the last place in the backup").toBe(reached);
    await young.close();
    // What the backup had not placed, what came later, that it was restored, and the incident of it, twice.
    await expect.poll(() => opened(heard), { timeout: 15_000 }).toHaveLength(2);
    await expect
      .poll(() => got.slice(heard).map((one) => one.name), { timeout: 15_000 })
      .toContain("incident:closed");
    expect((await worker.holds())[0]).toMatchObject({ restored: word });
    // What is told apart by the moment is told apart by seconds, and a restore takes two of them.
    await setTimeout(2_500);
  }
  stop.abort();
  await working;
  await worker.close();
  expect(new Set(epochs).size).toBe(2);
  const meant = (one: PlacedEvent) => JSON.stringify([one.name, one.subject, one.seq, one.event]);
  for (const of of ["id", "position"] as const) {
    const meanings = new Map<unknown, Set<string>>();
    for (const one of got) {
      meanings.set(one[of], (meanings.get(one[of]) ?? new Set()).add(meant(one)));
    }
    expect(
      [...meanings.values()].filter((different) => different.size > 1),
      of,
    ).toEqual([]);
  }
  await asSuperuser(`drop database ${name}_backup`);
}, 60_000);
