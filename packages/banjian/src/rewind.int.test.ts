import { afterAll, expect, test } from "vitest";
import {
  asSuperuser,
  type FreshDatabase,
  freshDatabase,
} from "../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import { connect, type Hall, migrate, openHall, type PlacedEvent, type Tables } from "./index.js";

let server: FreshDatabase;
afterAll(() => server.drop());

const word = { by: "Zhao", reason: "disk lost, backup of 02:00" };
const rewound = { code: "HALL_REWOUND" };
const nameIn = (url: string) => new URL(url).pathname.slice(1);

/** Ends every session of a database. */
const kick = (name: string) =>
  asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);

test("P20: a hall whose server was given back an older copy under it stops, as does every other, until it is said to be restored; then no id and no place is used again", async () => {
  server = await freshDatabase();
  const made = await connect<Tables>(server.url);
  await migrate(made.db);
  await made.close();
  const name = nameIn(server.url);
  const got: PlacedEvent[] = [];
  const sink = { name: "log", deliver: async (event: PlacedEvent) => void got.push(event) };
  const items = folderWith({ "small.yaml": smallItem() });
  const file = (hall: Hall, key: string) =>
    hall.submit("small-licence", application, { by: people.applicant, key });

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
  expect(epoch).toBe(2);
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
