import { rmSync } from "node:fs";
import type { Incident } from "@banjian/engine";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import { buildChild, startChild } from "../../../test/support/start-child.js";
import {
  connect,
  type HallOptions,
  ManualClock,
  migrate,
  openHall,
  type PlacedEvent,
  type Tables,
} from "./index.js";

const monday = "2026-09-14T10:00:00+08:00";
const items = folderWith({ "small.yaml": smallItem() });
let database: FreshDatabase;

beforeAll(async () => {
  await buildChild("sweep-child");
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
}, 60_000);
afterAll(async () => {
  await database.drop();
  rmSync(items, { recursive: true });
});

/** A hall at a moment, with what its sink was given. */
async function hallAt(moment: string, options: Partial<HallOptions> = {}) {
  const got: PlacedEvent[] = [];
  const sinks = [{ name: "log", deliver: async (one: PlacedEvent) => void got.push(one) }];
  const clock = new ManualClock(moment).now;
  return { got, hall: await openHall({ db: database.url, items, clock, sinks, ...options }) };
}

const ofHall = (events: readonly PlacedEvent[]) =>
  events.filter(({ subject }) => subject === "(hall)");

test("EV3: an incident that another process opened while no host was there is read afterwards, once, and comes to the sinks once", async () => {
  const first = await hallAt(monday);
  const by = { by: people.applicant, key: "file" };
  const { caseId } = await first.hall.submit("small-licence", application, by);
  await first.hall.deliver();
  const { position } = await first.hall.events.after(0, 1_000);
  await first.hall.close();
  const { db, close } = await connect<Tables>(database.url);
  await sql`update banjian.cases set fold = jsonb_set(fold, '{limits}', '"poison"')`.execute(db);
  await close();

  const sweeper = await startChild("sweep-child", database.url, items, "2026-10-20T02:00:00Z");
  sweeper.go();
  const heard = await sweeper.hears();
  await sweeper.kill();
  const opened = heard?.opened as Incident;
  expect(opened).toMatchObject({ work: "fold", caseId });

  const { hall, got } = await hallAt("2026-10-21T10:00:00+08:00");
  await hall.deliver();
  const { events, position: behind } = await hall.events.after(position, 1_000);
  expect(events).toMatchObject([
    {
      name: "incident:opened",
      subject: "(hall)",
      id: "local/1/(hall)/1",
      event: opened,
      at: opened.openedAt,
    },
  ]);
  expect(ofHall(got)).toEqual(events);
  await hall.sweep();
  await hall.deliver();
  expect((await hall.events.after(behind, 1_000)).events).toEqual([]);
  expect(got).toEqual(events);

  const [incident] = await hall.incidents.list();
  await hall.incidents.skip(incident?.id ?? "", { by: "Zhao", reason: "looked at" });
  await hall.close();
  const last = await hallAt("2026-10-21T11:00:00+08:00");
  await last.hall.deliver();
  expect(last.got).toMatchObject([
    { name: "incident:closed", event: { id: incident?.id, closed: { outcome: "skipped" } } },
  ]);
  await last.hall.close();
});
