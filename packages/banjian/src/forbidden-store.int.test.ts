import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  asSuperuser,
  type FreshDatabase,
  freshDatabase,
} from "../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import type { Hall } from "./hall.js";
import { connect, migrate, type OpenDatabase, planSchema, type Tables } from "./index.js";
import { openHall } from "./open-hall.js";

const items = folderWith({ "small.yaml": smallItem() });
let server: FreshDatabase;
let owner: OpenDatabase<Tables>;
let role: string;
let url: string;
let keys = 0;

beforeAll(async () => {
  server = await freshDatabase();
  owner = await connect<Tables>(server.url);
  await migrate(owner.db);
  role = `hall_${new URL(server.url).pathname.slice(-12)}`;
  await sql`create role ${sql.id(role)} login`.execute(owner.db);
  const { grants } = await planSchema(owner.db, role);
  for (const grant of grants) await sql.raw(grant).execute(owner.db);
  const named = new URL(server.url);
  named.username = role;
  url = named.href;
});
afterAll(async () => {
  await owner.close();
  await server.drop();
  await asSuperuser(`drop role ${role}`);
});

const file = (hall: Hall) =>
  hall.submit("small-licence", application, { by: people.applicant, key: `k-${++keys}` });

const asOwner = (statement: string) => sql.raw(statement).execute(owner.db);

test("ST83: a right that is taken away while a hall runs is told in code, by health, and by an incident (P3)", async () => {
  const hall = await openHall({ db: url, items });
  await file(hall);
  expect(await hall.health()).toMatchObject({ ok: true, rightsMissing: [] });
  await asOwner(`revoke insert on banjian.facts from ${role}`);
  await asOwner(`revoke select on banjian.limits from ${role}`);
  const forbidden = { code: "STORE_FORBIDDEN" };
  await expect(file(hall)).rejects.toMatchObject(forbidden);
  await expect(
    hall.transaction((within) =>
      within.submit("small-licence", application, { by: people.applicant, key: "t" }),
    ),
  ).rejects.toMatchObject(forbidden);
  await expect(hall.sweep()).rejects.toMatchObject(forbidden);
  const { ok, rightsMissing } = await hall.health();
  expect({ ok, rightsMissing }).toEqual({
    ok: false,
    rightsMissing: ["insert on facts", "select on limits"],
  });
  const stop = new AbortController();
  const told: unknown[] = [];
  const working = hall.work({ every: 20, signal: stop.signal, onError: (one) => told.push(one) });
  await expect
    .poll(async () => (await hall.incidents.list()).map(({ work }) => work))
    .toEqual(["rights"]);
  expect(told[0]).toMatchObject(forbidden);
  await asOwner(`grant insert on banjian.facts to ${role}`);
  await asOwner(`grant select on banjian.limits to ${role}`);
  stop.abort();
  await working;
  await file(hall);
  expect((await hall.health()).ok).toBe(true);
  await hall.close();
});

test("ST83: a database made read-only is told in code, and by health before the next session finds out (P3)", async () => {
  const hall = await openHall({ db: url, items });
  expect(await hall.health()).toMatchObject({ ok: true, readOnly: false });
  const name = new URL(server.url).pathname.slice(1);
  await asOwner(`alter database ${name} set default_transaction_read_only = on`);
  expect(await hall.health()).toMatchObject({ ok: false, readOnly: true });
  const later = await openHall({ db: url });
  await expect(file(later)).rejects.toMatchObject({
    code: "STORE_UNAVAILABLE",
    details: { reason: "25006" },
  });
  expect(await later.health()).toMatchObject({ ok: false, readOnly: true });
  await later.close();
  await asOwner(
    `begin read write; alter database ${name} reset default_transaction_read_only; commit`,
  );
  expect(await hall.health()).toMatchObject({ ok: true, readOnly: false });
  await hall.close();
});

test("ST83: a server that gives up what opens a hall is told in code", async () => {
  const holder = owner.db.transaction().execute(async (trx) => {
    await sql`lock table banjian.schema_steps in access exclusive mode`.execute(trx);
    await expect(openHall({ db: `${server.url}?statement_timeout=300` })).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
      details: { reason: "57014" },
    });
  });
  await holder;
});
