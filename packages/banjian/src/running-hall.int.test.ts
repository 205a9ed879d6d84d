import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everyEvent } from "../../../test/support/every-event.js";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import {
  connect,
  migrate,
  type PlacedEvent,
  type Receipt,
  type Sink,
  type Tables,
} from "./index.js";
import { openHall } from "./open-hall.js";

let database: FreshDatabase;
const items = folderWith({ "small.yaml": smallItem() });
let keys = 0;

beforeAll(async () => {
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
});
afterAll(() => database.drop());

const by = (actor: (typeof people)[keyof typeof people]) => ({ by: actor, key: `key-${++keys}` });

test("ST26: five hundred at once are committed together: few transactions, each case once, each answer its own (P2, P4)", async () => {
  const hall = await openHall({ db: database.url, items, tenant: "many" });
  const before = await commits();
  const filed = await Promise.all(
    Array.from({ length: 500 }, () =>
      hall.submit("small-licence", application, by(people.applicant)),
    ),
  );
  const answers = await Promise.allSettled(
    filed.flatMap(({ caseId }, index) => [
      hall.act(caseId, "accept", by(index % 5 === 0 ? people.head : people.clerk)),
      hall.act(caseId, "correct-on-spot", { ...by(people.clerk), payload: { reason: "改" } }),
    ]),
  );
  expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(500);
  expect((await commits()) - before, "transactions for 1,500 requests").toBeLessThan(900);
  expect(await hall.recent(1_000)).toHaveLength(500);
  await hall.close();
});

async function commits(): Promise<number> {
  const { db, close } = await connect<Tables>(database.url);
  await sql`select pg_stat_clear_snapshot()`.execute(db);
  const { rows } = await sql<{ n: string }>`
    select xact_commit as n from pg_stat_database where datname = current_database()`.execute(db);
  await close();
  return Number(rows[0]?.n);
}

test("ST26: a case that somebody holds is waited for alone; the others do not wait (P10)", async () => {
  const hall = await openHall({ db: database.url, items, tenant: "held" });
  const filed = await Promise.all(
    Array.from({ length: 20 }, () =>
      hall.submit("small-licence", application, by(people.applicant)),
    ),
  );
  const [held, ...others] = filed.map(({ caseId }) => caseId);
  const { db, close } = await connect<Tables>(database.url);
  const done: string[] = [];
  const holding = db.transaction().execute(async (trx) => {
    await sql`select 1 from banjian.cases where id = ${held} for update`.execute(trx);
    await Promise.all(others.map((id) => hall.act(id, "accept", by(people.clerk))));
    const approve = (id: string) =>
      hall.act(id, "approve", { ...by(people.approver), payload: { opinion: "同意" } });
    const waited = Promise.allSettled([approve(held ?? "")]);
    const waiting = others.map((id) => approve(id).then(() => done.push(id)));
    await Promise.race([Promise.all(waiting), setTimeout(2_500)]);
    expect(done).toHaveLength(19);
    return { waited };
  });
  const [answer] = await (await holding).waited;
  expect(answer).toMatchObject({ reason: { code: "ACTION_NOT_ALLOWED" } });
  await close();
  await hall.close();
});

test("ST29: two workers take each event to a sink, at least once and in order, while a third only files (P9)", async () => {
  const got: PlacedEvent[] = [];
  const sink: Sink = { name: "log", deliver: async (event) => void got.push(event) };
  const options = { db: database.url, items, tenant: "sinks" };
  const [filing, ...workers] = await Promise.all([
    openHall(options),
    openHall({ ...options, sinks: [sink] }),
    openHall({ ...options, sinks: [sink] }),
  ]);
  const stop = new AbortController();
  const errors: unknown[] = [];
  const working = workers.map((worker) =>
    worker.work({ every: 5, signal: stop.signal, onError: (error) => errors.push(error) }),
  );
  const receipts = await Promise.all(
    Array.from({ length: 40 }, () =>
      filing.submit("small-licence", application, by(people.applicant)),
    ),
  );
  await Promise.all(receipts.map(({ caseId }) => filing.act(caseId, "accept", by(people.clerk))));
  const isAccepted = ({ caseId, version }: Receipt) =>
    got.some(({ subject, seq }) => subject === caseId && seq > version);
  for (let tries = 0; tries < 400 && !receipts.every(isAccepted); tries++) await setTimeout(25);
  // The events of a decision get their places together: now all have one.
  const all = await everyEvent(filing);
  for (let tries = 0; tries < 200 && new Set(got).size < all.length; tries++) {
    await setTimeout(25);
  }
  stop.abort();
  await Promise.all(working);
  expect(errors).toEqual([]);
  expect(new Set(got.map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)));
  for (const { caseId } of receipts) {
    const seqs = got.filter(({ subject }) => subject === caseId).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  }
  await Promise.all([filing, ...workers].map((hall) => hall.close()));
});

test("ST30: a hall that closes ends what it is at: what was asked before is answered, what is asked later is refused", async () => {
  const hall = await openHall({ db: database.url, items, tenant: "closing" });
  const asked = Array.from({ length: 100 }, () =>
    hall.submit("small-licence", application, by(people.applicant)),
  );
  const settled = Promise.allSettled(asked);
  await setTimeout(30);
  const closed = hall.close();
  await expect(
    hall.submit("small-licence", application, by(people.applicant)),
  ).rejects.toMatchObject({ code: "HALL_CLOSED" });
  await closed;
  const answers = await settled;
  const wrong = answers.filter(
    (one) => one.status === "rejected" && one.reason.code !== "HALL_CLOSED",
  );
  expect(wrong).toEqual([]);
  const again = await openHall({ db: database.url, items, tenant: "closing" });
  const stored = await again.recent(1_000);
  expect(stored).toHaveLength(answers.filter(({ status }) => status === "fulfilled").length);
  await again.close();
});

test("ST31: a hall says what its database survives, and refuses one that survives too little (P1)", async () => {
  const hall = await openHall({ db: database.url, items, tenant: "health" });
  await hall.submit("small-licence", application, by(people.applicant));
  // The server of the tests flushes nothing: it survives the death of a worker, and no more.
  expect(await hall.health()).toMatchObject({
    ok: true,
    tier: "S1",
    durability: { fsync: false, synchronousStandbys: "" },
    readOnly: false,
    waiting: 0,
    backlog: { unplaced: 1 },
    incidents: 0,
    held: false,
  });
  await hall.close();
  const refused = openHall({ db: database.url, items, requireTier: "S2" });
  await expect(refused).rejects.toMatchObject({ code: "TIER_TOO_LOW" });
  await expect(openHall({ db: "pglite://memory", requireTier: "S1" })).rejects.toMatchObject({
    details: { tier: "S0", required: "S1" },
  });
});
