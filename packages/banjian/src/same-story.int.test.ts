import { canonicalJson } from "@banjian/base";
import { chinaNotices, parseOfficeHours, parseTimeZone } from "@banjian/calendar";
import {
  Announcer,
  Calendars,
  catalogueOver,
  Engine,
  ManualClock,
  memoryCaseStore,
  memoryItemStore,
  memoryNoticeStore,
} from "@banjian/engine";
import { migrate, type Tables } from "@banjian/postgres";
import type { Kysely } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../test/support/open-test-database.js";
import { application, people, smallItem, steps } from "../../../test/support/small-item.js";
import { openHall } from "./open-hall.js";

const names = [
  "case:opened",
  "case:state",
  "case:deemed-accepted",
  "case:decided",
  "case:closed",
  "limit:started",
  "limit:warned",
  "limit:breached",
  "limit:ended",
  "card:yellow",
  "card:red",
  "task:opened",
  "task:closed",
] as const;

type On = Announcer["on"];

/** Plays one application with a late decision, and gives all that was answered, announced and stored, without the case's number. */
async function played(engine: Engine, on: On, clock: ManualClock): Promise<string> {
  const told: unknown[] = [];
  for (const name of names) on(name, (event) => told.push(name, event));
  const { caseId, ...filed } = await engine.submit("small-licence", application, {
    by: people.applicant,
    key: "file",
  });
  told.push(filed);
  let day = 20;
  for (const [index, { action, ...step }] of steps.entries()) {
    // The window lets its five days pass, so the first step meets a case that is deemed accepted.
    clock.moveTo(`2026-09-${++day}T00:00:00+08:00`);
    told.push(await engine.sweep());
    const act = engine.act(caseId, action, { ...step, key: `step-${index}` });
    told.push(await act.catch(({ code, says }) => [code, says]));
  }
  const view = await engine.case(caseId);
  told.push(
    view.state,
    await view.facts(),
    await view.timeline(),
    view.limits,
    await engine.inbox(people.clerk),
  );
  return canonicalJson(told).replaceAll(caseId, "the case");
}

async function inMemory(): Promise<string> {
  const clock = new ManualClock("2026-09-14T10:00:00+08:00");
  const announcer = new Announcer();
  const notices = memoryNoticeStore(chinaNotices);
  const catalogue = catalogueOver(memoryItemStore());
  await catalogue.publish(smallItem(), "small.yaml");
  const engine = new Engine({
    store: memoryCaseStore(clock.now, notices),
    catalogue,
    announcer,
    calendars: new Calendars(notices, ["cn"], parseTimeZone("Asia/Shanghai")),
    zone: parseTimeZone("Asia/Shanghai"),
    hours: parseOfficeHours({
      ordinary: [
        ["09:00", "12:00"],
        ["13:30", "17:30"],
      ],
    }),
    ids: { caseId: () => "20260914-memory" },
  });
  return played(engine, announcer.on.bind(announcer), clock);
}

test.each(["pglite", "postgres"] as const)(
  "%s answers, announces and stores what the memory does, byte for byte (P21)",
  async (backend) => {
    const { db, close } = await openTestDatabase<Tables>(backend);
    try {
      await migrate(db);
      const clock = new ManualClock("2026-09-14T10:00:00+08:00");
      const hall = await openHall({ db: db as unknown as Kysely<unknown>, clock: clock.now });
      await hall.items.publish(smallItem(), "small.yaml");
      const transcript = await played(hall, hall.on.bind(hall), clock);
      expect(transcript).toBe(await inMemory());
      expect(transcript).toContain("deemed-accepted");
      expect(transcript).toContain('"end":"archived"');
    } finally {
      await close();
    }
  },
);
