import { canonicalJson } from "@banjian/base";
import { replay } from "@banjian/core";
import { migrate, schemaStatus, type Tables } from "@banjian/postgres";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import { connect } from "../../postgres/src/connect.js";
import type { Hall } from "./hall.js";
import type { HallOptions } from "./hall-options.js";
import { ManualClock } from "./index.js";
import { openHall } from "./open-hall.js";

const schemaSteps = [
  "0001-cases",
  "0002-items",
  "0003-calendars",
  "0004-clock-holds",
  "0005-outbox",
  "0006-catalogue",
  "0007-task-owners",
  "0008-cards",
  "0009-measures",
  "0010-counters",
  "0011-assessments",
  "0012-inbound",
  "0013-restores",
  "0014-room",
];
const monday = "2026-09-14T10:00:00+08:00";
let database: FreshDatabase;
let items: string;
let keys = 0;
const opened: Hall[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  items = folderWith({ "small.yaml": smallItem() });
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
});

afterAll(async () => {
  await Promise.all(opened.map((hall) => hall.close()));
  await database.drop();
});

/** A hall on the database, closed when all tests are over. */
async function open(options: Partial<HallOptions> = {}): Promise<Hall> {
  const hall = await openHall({ db: database.url, items, ...options });
  opened.push(hall);
  return hall;
}

/** Two processes of one hall, as far as the database can tell: each has its own connections and its own catalogue. */
async function twoWorkers(tenant: string) {
  const clock = new ManualClock(monday);
  const options = { tenant, clock: clock.now };
  return { clock, workers: [await open(options), await open(options)] as const };
}

const by = (actor: (typeof people)[keyof typeof people], more = {}) => ({
  by: actor,
  key: `key-${++keys}`,
  ...more,
});

const file = (hall: Hall) => hall.submit("small-licence", application, by(people.applicant));

async function expectFolded(hall: Hall, caseId: string): Promise<void> {
  const view = await hall.case(caseId);
  expect(canonicalJson(view.state)).toBe(canonicalJson(replay(caseId, await view.facts())));
}

describe("two workers of one hall", () => {
  test("that are asked the same with one key at once both give the first receipt (P2, P3)", async () => {
    const { workers } = await twoWorkers("same-key");
    for (let round = 0; round < 15; round++) {
      const { caseId } = await file(workers[0]);
      const command = by(people.clerk);
      const asked = [...workers, ...workers].map((worker) => worker.act(caseId, "accept", command));
      const receipts = await Promise.all(asked);
      expect(new Set(receipts.map(canonicalJson)).size).toBe(1);
      await expectFolded(workers[0], caseId);
    }
  });

  test("that are asked to file the same with one key at once open one case (P2)", async () => {
    const { workers } = await twoWorkers("same-filing");
    for (let round = 1; round <= 10; round++) {
      const caller = by(people.applicant);
      const asked = [...workers, ...workers].map((worker) =>
        worker.submit("small-licence", application, caller),
      );
      const receipts = await Promise.all(asked);
      expect(new Set(receipts.map(canonicalJson)).size).toBe(1);
      expect(await workers[0].recent(100)).toHaveLength(round);
    }
  });

  test("that are asked for the same action with two keys let one through (P4)", async () => {
    const { workers } = await twoWorkers("two-keys");
    for (let round = 0; round < 10; round++) {
      const { caseId } = await file(workers[0]);
      const answers = await Promise.allSettled(
        workers.map((worker) => worker.act(caseId, "accept", by(people.clerk))),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
        reason: { code: "ACTION_NOT_ALLOWED" },
      });
    }
  });

  test("number the facts of a case without gap or fork, and each announces what it committed (P4, P9)", async () => {
    const { workers } = await twoWorkers("one-order");
    const { caseId } = await file(workers[0]);
    const heard = workers.map((worker) => {
      const seqs: number[] = [];
      for (const name of ["task:opened", "task:closed", "limit:started", "limit:ended"] as const) {
        worker.on(name, ({ seq }) => seqs.push(seq));
      }
      return seqs;
    });
    const corrections = Array.from({ length: 12 }, (_, index) =>
      workers[index % 2 === 0 ? 0 : 1].act(
        caseId,
        "correct-on-spot",
        by(people.clerk, { payload: { reason: `改正 ${index}` } }),
      ),
    );
    const receipts = await Promise.all(corrections);
    await workers[1].act(caseId, "accept", by(people.clerk));
    expect(new Set(receipts.map(({ version }) => version)).size).toBe(12);
    const facts = await workers[0].case(caseId).then((view) => view.facts());
    expect(facts.filter(({ type }) => type === "action-taken")).toHaveLength(14);
    for (const seqs of heard) expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(new Set(heard.flat()).size).toBe(heard.flat().length);
    expect(heard.flat().length).toBeGreaterThan(0);
    await expectFolded(workers[0], caseId);
  });

  test("sweep everything that is due, each case once, although a case waits with several limits (P7)", async () => {
    const { clock, workers } = await twoWorkers("sweep");
    const told: string[] = [];
    for (const worker of workers) {
      worker.on("limit:breached", ({ caseId, limit }) => told.push(`${caseId} ${limit}`));
    }
    const cases: string[] = [];
    for (let index = 0; index < 120; index++) cases.push((await file(workers[0])).caseId);
    await Promise.all(cases.map((caseId) => workers[0].act(caseId, "accept", by(people.clerk))));
    // By then the promise of each case has passed, and so have its twenty days and the time to say why it is late.
    clock.moveTo("2026-12-01T00:00:00+08:00");
    const alone = await workers[0].sweep();
    expect(alone).toEqual({ moved: 120, failed: [] });
    expect(told).toHaveLength(360);
    expect(new Set(told).size).toBe(360);
    expect(await workers[1].sweep()).toEqual({ moved: 0, failed: [] });
  });

  test("that sweep at once share the work, and no case is moved twice (P7)", async () => {
    const { clock, workers } = await twoWorkers("share");
    const deemed: string[] = [];
    for (const worker of workers)
      worker.on("case:deemed-accepted", ({ caseId }) => deemed.push(caseId));
    for (let index = 0; index < 60; index++) await file(workers[0]);
    clock.moveTo("2026-09-21T00:00:00+08:00");
    const reports = await Promise.all(workers.map((worker) => worker.sweep()));
    reports.push(await workers[0].sweep());
    expect(reports.flatMap(({ failed }) => failed)).toEqual([]);
    expect(reports.reduce((sum, { moved }) => sum + moved, 0)).toBe(60);
    expect(deemed).toHaveLength(60);
    expect(new Set(deemed).size).toBe(60);
  });

  test("that act and sweep at once leave the case in one order (P4)", async () => {
    const { clock, workers } = await twoWorkers("act-and-sweep");
    for (let round = 0; round < 8; round++) {
      const { caseId } = await file(workers[0]);
      clock.moveTo(new Date(Date.parse(clock.now()) + 20 * 86_400_000).toISOString());
      const [acted, swept] = await Promise.allSettled([
        workers[0].act(caseId, "approve", by(people.approver)),
        workers[1].sweep(),
      ]);
      expect(acted).toMatchObject({ status: "fulfilled" });
      expect(swept).toMatchObject({ status: "fulfilled", value: { failed: [] } });
      await expectFolded(workers[0], caseId);
    }
  });
});

test("cases that are not what their facts add up to keep no other waiting, and wait by their numbers for a person (P10)", async () => {
  const clock = new ManualClock(monday);
  const hall = await open({ tenant: "poison", clock: clock.now });
  const cases: string[] = [];
  for (let index = 0; index < 5; index++) cases.push((await file(hall)).caseId);
  const [forked = "", broken = ""] = cases;
  await sql`update banjian.cases set version = version + 1 where id = ${forked}`.execute(hall.db);
  await sql`update banjian.cases set fold = '{}' where id = ${broken}`.execute(hall.db);
  const both = [broken, forked].toSorted();
  for (const [index, { moved, met }] of [
    { moved: 3, met: both },
    { moved: 0, met: [] },
  ].entries()) {
    clock.moveTo(`2026-09-21T00:0${index}:00+08:00`);
    const report = await hall.sweep();
    expect(report.moved).toBe(moved);
    expect(report.failed.map(({ caseId }) => caseId).toSorted()).toEqual(met);
    const incidents = await hall.incidents.list();
    expect(incidents.map(({ work, caseId }) => `${work} ${caseId}`).toSorted()).toEqual(
      both.map((caseId) => `fold ${caseId}`),
    );
  }
  await sql`update banjian.cases set version = version - 1 where id = ${forked}`.execute(hall.db);
  const [incident] = (await hall.incidents.list()).filter(({ caseId }) => caseId === forked);
  await hall.incidents.retry(incident?.id ?? "", { by: "Zhao", reason: "put right" });
  clock.moveTo("2026-09-21T00:02:00+08:00");
  expect(await hall.sweep()).toEqual({ moved: 1, failed: [] });
});

describe("the schema", () => {
  async function onEmpty(use: (url: string) => Promise<void>): Promise<void> {
    const { url, drop } = await freshDatabase();
    await use(url).finally(drop);
  }

  test("is not made behind the operator's back: a hall on an empty server is SCHEMA_MISSING", async () => {
    await onEmpty(async (url) => {
      const error = await openHall({ db: url }).then(
        () => undefined,
        (thrown) => thrown,
      );
      expect(error).toMatchObject({
        code: "SCHEMA_MISSING",
      });
      expect(error.textIn("zh")).toContain("banjian db migrate");
      const { db, close } = await connect<Tables>(url);
      const { rows } =
        await sql`select 1 from information_schema.schemata where schema_name = 'banjian'`.execute(
          db,
        );
      expect(rows).toEqual([]);
      const { rows: others } = await sql`select 1 from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
      expect(others, "the refused hall keeps no connection").toEqual([]);
      await close();
    });
  });

  test("is made once, and the next time there is nothing to do", async () => {
    await onEmpty(async (url) => {
      const { db, close } = await connect<Tables>(url);
      expect(await schemaStatus(db)).toEqual(schemaSteps.map((name) => ({ name, done: false })));
      expect(await migrate(db)).toEqual(schemaSteps);
      expect(await migrate(db)).toEqual([]);
      expect(await schemaStatus(db)).toEqual(schemaSteps.map((name) => ({ name, done: true })));
      await close();
      const hall = await openHall({ db: url });
      await hall.close();
    });
  });

  test("is made once by six who begin at the same moment, round after round", async () => {
    for (let round = 0; round < 8; round++) {
      await onEmpty(async (url) => {
        const six = await Promise.all(Array.from({ length: 6 }, () => connect<Tables>(url)));
        const steps = await Promise.all(six.map(({ db }) => migrate(db)));
        expect(steps.flat().toSorted()).toEqual(schemaSteps);
        await Promise.all(six.map(({ close }) => close()));
      });
    }
  });

  test("newer than the program is SCHEMA_TOO_NEW, for a hall and for a migration", async () => {
    await onEmpty(async (url) => {
      const { db, close } = await connect<Tables>(url);
      await migrate(db);
      await sql`insert into banjian.schema_steps (name, timestamp) values ('9999-contract-later', 'x')`.execute(
        db,
      );
      const tooNew = { code: "SCHEMA_TOO_NEW", details: { unknown: ["9999-contract-later"] } };
      await expect(migrate(db)).rejects.toMatchObject(tooNew);
      await close();
      await expect(openHall({ db: url })).rejects.toMatchObject(tooNew);
    });
  });
});
