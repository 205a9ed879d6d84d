import { createServer, type Socket } from "node:net";
import { Kysely, PGliteDialect, PostgresDialect, sql } from "kysely";
import { Pool } from "pg";
import { expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { backends, openTestDatabase } from "../../../test/support/open-test-database.js";
import { sendTogether } from "../../../test/support/send-together.js";
import { connect } from "./connect.js";
import { guardedPool } from "./guarded-pool.js";
import { openPGliteMemory } from "./pglite-database.js";
import { pgTypes } from "./value-parsers.js";

async function onFreshDatabase(use: (database: FreshDatabase) => Promise<void>): Promise<void> {
  const database = await freshDatabase();
  await use(database).finally(database.drop);
}

/** The error a URL leads to; what it tells never holds the password. */
async function refusal(url: string): Promise<unknown> {
  const error = await connect(url).then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(`${error} ${JSON.stringify(error)}`).not.toContain("s3cret");
  return error;
}

test.each(backends)("%s says which database it is, answers, and can be closed", async (backend) => {
  const database = await openTestDatabase(backend);
  expect(database.backend).toBe(backend);
  const { rows } = await sql`select 1 as one`.execute(database.db);
  expect(rows).toEqual([{ one: 1 }]);
  await database.close();
  await expect(sql`select 1`.execute(database.db)).rejects.toThrow();
});

test.each(backends)(
  "on %s a statement that fails among others undoes its transaction only",
  async (backend) => {
    const { db, close } = await openTestDatabase<{ ledger: { id: number } }>(backend);
    await sql`create table ledger (id int primary key)`.execute(db);
    await db.insertInto("ledger").values({ id: 1 }).execute();
    const failing = db.transaction().execute(async (trx) => {
      const add = (id: number) => trx.insertInto("ledger").values({ id });
      expect(await sendTogether(trx, [add(2), add(1), add(3)])).toMatchObject([
        { status: "fulfilled" },
        { status: "rejected", reason: { code: "23505" } },
        { status: "rejected", reason: { code: "25P02" } },
      ]);
    });
    await expect(failing, "it cannot be committed").rejects.toThrow();
    expect(await db.selectFrom("ledger").selectAll().execute()).toEqual([{ id: 1 }]);
    await close();
  },
);

test("two embedded databases in memory know nothing of each other", async () => {
  const [first, second] = [await connect("pglite://memory"), await connect("pglite://memory")];
  await sql`create table only_here (n int)`.execute(first.db);
  await expect(sql`select * from only_here`.execute(second.db)).rejects.toThrow("does not exist");
  await Promise.all([first.close(), second.close()]);
  await expect(first.close(), "closing again does nothing").resolves.toBeUndefined();
});

test("a port where nobody listens is DATABASE_UNREACHABLE, with host and port and without the password", async () => {
  expect(await refusal("postgres://clerk:s3cret@127.0.0.1:1/hall")).toMatchObject({
    code: "DATABASE_UNREACHABLE",
    details: { host: "127.0.0.1", port: 1, reason: "ECONNREFUSED" },
  });
});

test("a host that does not exist is DATABASE_UNREACHABLE", async () => {
  expect(await refusal("postgres://clerk:s3cret@nowhere.invalid/hall")).toMatchObject({
    code: "DATABASE_UNREACHABLE",
    details: { host: "nowhere.invalid", port: 5432 },
  });
});

test("a server that takes the call and never answers is given up after three seconds", async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket)).listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  const address = silent.address();
  const port = typeof address === "object" ? address?.port : 0;
  const began = performance.now();
  expect(await refusal(`postgres://clerk:s3cret@127.0.0.1:${port}/hall`)).toMatchObject({
    code: "DATABASE_UNREACHABLE",
    details: { port, reason: expect.stringContaining("timeout") },
  });
  expect(performance.now() - began).toBeLessThan(6_000);
  for (const socket of sockets) socket.destroy();
  silent.close();
});

test("a database that does not exist is DATABASE_REFUSED with the server's own reason", async () => {
  await onFreshDatabase(async ({ url }) => {
    const missing = new URL(url);
    missing.pathname = "/no_such_hall";
    missing.password = "s3cret";
    expect(await refusal(missing.href)).toMatchObject({
      code: "DATABASE_REFUSED",
      details: { database: "no_such_hall", sqlState: "3D000" },
    });
  });
});

test("the Kysely of a host is taken as it is and stays open", async () => {
  await onFreshDatabase(async ({ url }) => {
    const pool = guardedPool(new Pool({ connectionString: url, types: pgTypes }));
    const kysely = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) });
    const database = await connect({ kysely });
    expect(database).toMatchObject({ db: kysely, backend: "postgres" });
    await database.close();
    await expect(sql`select 1`.execute(kysely)).resolves.toBeDefined();
    await kysely.destroy();
  });
  const pglite = await openPGliteMemory();
  const kysely = new Kysely<Record<string, never>>({ dialect: new PGliteDialect({ pglite }) });
  const database = await connect({ kysely });
  expect(database.backend).toBe("pglite");
  await database.close();
  expect(pglite.closed).toBe(false);
  await kysely.destroy();
});

test("a host's connection that makes Dates of dates is refused before anything is stored through it", async () => {
  await onFreshDatabase(async ({ url }) => {
    const pool = new Pool({ connectionString: url });
    const kysely = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) });
    await expect(connect({ kysely })).rejects.toMatchObject({
      code: "DATABASE_VALUES_UNFIT",
      details: {
        type: "date",
        expected: '"2026-09-24"',
        found: expect.stringContaining("Date 2026"),
      },
    });
    await kysely.destroy();
  });
});

test("a server that writes dates in another style, and whose sessions we do not set, is refused rather than misread", async () => {
  await onFreshDatabase(async ({ url }) => {
    const styled = `${url}?options=${encodeURIComponent("-c DateStyle=German")}`;
    await expect(connect(styled, { sessionSettings: false })).rejects.toMatchObject({
      code: "DATABASE_VALUES_UNFIT",
      details: { found: expect.stringContaining("24.09.2026") },
    });
  });
});
