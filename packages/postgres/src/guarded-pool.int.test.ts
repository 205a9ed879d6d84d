import { Kysely, PostgresDialect, sql } from "kysely";
import { Client, Pool } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  asSuperuser,
  type FreshDatabase,
  freshDatabase,
} from "../../../test/support/fresh-database.js";
import { connect } from "./connect.js";
import { guardedPool } from "./guarded-pool.js";
import { asPartOf } from "./host-transaction.js";
import { pgTypes } from "./value-parsers.js";

let server: FreshDatabase;
const unheard: Error[] = [];
const hearUncaught = (error: Error) => void unheard.push(error);

beforeEach(async () => {
  server = await freshDatabase();
  unheard.length = 0;
  process.on("uncaughtException", hearUncaught);
});

afterEach(async () => {
  process.off("uncaughtException", hearUncaught);
  await server.drop();
});

const kyselyOver = (pool: Pool) =>
  new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) });

const nothing = async () => {};

const dropConnections = () =>
  asSuperuser(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${new URL(server.url).pathname.slice(1)}'`,
  );

test("ST70 a host's pool that nobody guards is refused, and its own transactions too (POOL_UNGUARDED)", async () => {
  const kysely = kyselyOver(new Pool({ connectionString: server.url, types: pgTypes }));
  await expect(connect({ kysely })).rejects.toMatchObject({ code: "POOL_UNGUARDED" });
  await kysely.transaction().execute(async (trx) => {
    await expect(asPartOf(trx, nothing)).rejects.toMatchObject({ code: "POOL_UNGUARDED" });
  });
  await kysely.destroy();
});

test("ST70 a host's clients that are lost at work, in a transaction or idle fail their work and end nothing else", async () => {
  const pool = new Pool({ connectionString: server.url, types: pgTypes });
  const kysely = kyselyOver(guardedPool(pool));
  const { db } = await connect({ kysely });
  const sleeping = sql`select pg_sleep(20)`.execute(db).then(
    () => "done",
    () => "failed",
  );
  const inBetween = db.transaction().execute(async (trx) => {
    await sql`select 1`.execute(trx);
    await dropConnections();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await sql`select 1`.execute(trx);
  });
  await expect(inBetween).rejects.toThrow();
  expect(await sleeping).toBe("failed");
  expect(await sql`select 1 as one`.execute(db)).toMatchObject({ rows: [{ one: 1 }] });
  await dropConnections();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(unheard).toEqual([]);
  await kysely.destroy();
});

test("a client that the host took out of a pool of its own is heard from the first use on", async () => {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query("begin");
  await asPartOf(client, nothing);
  await dropConnections();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await expect(client.query("commit")).rejects.toThrow();
  expect(unheard).toEqual([]);
});

test("a pool that is guarded reads everything else as it did", async () => {
  const pool = guardedPool(new Pool({ connectionString: server.url }));
  const { rows } = await pool.query("select 'li'::name as name, '2026-09-24'::date as day");
  expect(rows[0]).toEqual({ name: "li", day: expect.any(Date) });
  await pool.end();
});
