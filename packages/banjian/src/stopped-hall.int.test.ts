import { once } from "node:events";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Receipt } from "@banjian/engine";
import { connect, migrate, type Tables } from "@banjian/postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { everyEvent } from "../../../test/support/every-event.js";
import { freePort } from "../../../test/support/free-port.js";
import {
  asSuperuser,
  type FreshDatabase,
  freshDatabase,
} from "../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import { buildChild, startChild } from "../../../test/support/start-child.js";
import { openHall } from "./open-hall.js";

let scratch: string;
let database: FreshDatabase;

beforeEach(async () => {
  scratch = folderWith({ "small.yaml": smallItem() });
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
});

afterEach(async () => {
  await database.drop();
  rmSync(scratch, { recursive: true, force: true });
});

test("a host told to stop (SIGTERM) ends what is on its way, answers it, and leaves neither sessions nor leases behind (P1, P2, P9)", async () => {
  await buildChild("host-process");
  const sinkLog = path.join(scratch, "sink.log");
  writeFileSync(sinkLog, "");
  const port = await freePort();
  const host = await startChild("host-process", database.url, scratch, String(port), sinkLog);
  const filed: Receipt[] = [];
  let asked = 0;
  let stopping = false;
  async function client(name: string): Promise<void> {
    for (let n = 0; !stopping; n++) {
      asked++;
      const answer = await fetch(`http://127.0.0.1:${port}/applications/small-licence`, {
        method: "POST",
        headers: { "x-user": people.applicant.id, "idempotency-key": `${name}-${n}` },
        body: JSON.stringify(application),
        // Answered or refused while it goes, and no longer there afterwards.
      }).catch(() => undefined);
      if (answer === undefined) return;
      expect([200, 503]).toContain(answer.status);
      if (answer.status === 200) filed.push((await answer.json()) as Receipt);
    }
  }
  const clients = Promise.all(["a", "b", "c", "d", "e", "f"].map(client));
  while (filed.length < 40) await setTimeout(20);
  const ended = once(host.process, "exit");
  host.process.kill("SIGTERM");
  await clients.finally(() => {
    stopping = true;
  });
  expect(await ended, "it ends by the signal, as whoever sent it expects").toEqual([
    null,
    "SIGTERM",
  ]);

  const left = `select 1 / (case when count(*) = 0 then 1 else 0 end) from pg_stat_activity
    where datname = '${new URL(database.url).pathname.slice(1)}'`;
  await asSuperuser(left);
  const deliver = async ({ id }: { id: string }) => appendFileSync(sinkLog, `${id}\n`);
  const hall = await openHall({
    db: database.url,
    items: scratch,
    sinks: [{ name: "log", deliver }],
  });
  try {
    const stored = (await hall.recent(1_000)).map(({ id }) => id);
    const told = filed.map(({ caseId }) => caseId);
    expect(
      told.filter((id) => !stored.includes(id)),
      "told and not there",
    ).toEqual([]);
    expect(stored.length, "each was stored once").toBeLessThanOrEqual(asked);
    // No lease holds it up: what was not sent goes out at once.
    await hall.deliver();
    const events = (await everyEvent(hall)).map(({ id }) => id);
    const sent = readFileSync(sinkLog, "utf8").split("\n").filter(Boolean);
    expect(new Set(sent)).toEqual(new Set(events));
    expect(sent.length, "nothing was sent twice").toBe(events.length);
  } finally {
    await hall.close();
  }
}, 60_000);
