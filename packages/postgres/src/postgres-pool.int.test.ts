import { createServer, connect as dial, type Socket } from "node:net";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  asSuperuser,
  type FreshDatabase,
  freshDatabase,
} from "../../../test/support/fresh-database.js";
import { sendTogether } from "../../../test/support/send-together.js";
import { connect, type OpenDatabase } from "./connect.js";
import { connectionSettings, serverSettings } from "./connection-settings.js";

type Tables = { ledger: { id: number; note: string } };

let server: FreshDatabase;
let opened: OpenDatabase<Tables>[];

beforeEach(async () => {
  server = await freshDatabase();
  opened = [];
});

afterEach(async () => {
  for (const database of opened) await database.close();
  await server.drop();
});

async function open(url = server.url): Promise<OpenDatabase<Tables>> {
  const database = await connect<Tables>(url);
  opened.push(database);
  return database;
}

const dropConnections = () =>
  asSuperuser(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${new URL(server.url).pathname.slice(1)}'`,
  );

/** A line to the server that can be cut without either end being told, as a broken switch does. */
async function frailLine() {
  const { hostname, port } = new URL(server.url);
  const sockets: Socket[] = [];
  let asked = "";
  const middle = createServer((near) => {
    const far = dial(Number(port), hostname);
    near.on("data", (bytes) => {
      asked += bytes.toString("latin1");
    });
    sockets.push(near, far);
    near.pipe(far).pipe(near);
    near.on("error", () => far.destroy());
    far.on("error", () => near.destroy());
    near.on("close", () => far.destroy());
  });
  await new Promise<void>((resolve) => middle.listen(0, "127.0.0.1", resolve));
  const url = new URL(server.url);
  const address = middle.address();
  url.port = String(typeof address === "object" ? address?.port : "");
  return {
    url: url.href,
    lines: () => sockets.length / 2,
    /** All that was sent towards the server, also what was lost on the way. */
    asked: () => asked,
    cut: () => {
      for (const socket of sockets) socket.unpipe().resume();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      middle.close();
    },
  };
}

test("every connection has its name and its time limits on the server", async () => {
  const { db } = await open();
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in ('application_name', 'statement_timeout',
      'lock_timeout', 'idle_in_transaction_session_timeout') order by name`.execute(db);
  const { application_name, ...limits } = connectionSettings;
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
    application_name,
    statement_timeout: String(limits.statement_timeout),
    lock_timeout: String(limits.lock_timeout),
    idle_in_transaction_session_timeout: String(limits.idle_in_transaction_session_timeout),
  });
});

test("a transaction that goes on and on is ended by the server (25P04), and a client that vanished is noticed", async () => {
  const { db } = await open();
  const names = Object.keys(serverSettings);
  const { rows } = await sql<{ name: string; value: string }>`
    select name, current_setting(name) as value from pg_settings
    where name in (${sql.join(names)})`.execute(db);
  expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual(serverSettings);
  const endless = db.connection().execute(async (session) => {
    await sql`set transaction_timeout = '200ms'`.execute(session);
    await sql`select pg_sleep(5)`.execute(session);
  });
  await expect(endless).rejects.toMatchObject({ code: "25P04" });
});

test("a setting in the URL wins over the default", async () => {
  const { db } = await open(`${server.url}?statement_timeout=100&application_name=counter`);
  await expect(sql`select pg_sleep(5)`.execute(db)).rejects.toMatchObject({ code: "57014" });
  const { rows } = await sql`show application_name`.execute(db);
  expect(rows).toEqual([{ application_name: "counter" }]);
});

test("when the server drops connections, work on them fails and the process lives on", async () => {
  const { db } = await open();
  const answers = async () => (await sql`select 1 as one`.execute(db)).rows;
  const sleeping = sql`select pg_sleep(5)`.execute(db);
  const atWork = expect(sleeping).rejects.toMatchObject({ code: "57P01" });
  const inTransaction = db.transaction().execute(async (trx) => {
    const asleep = sql`select 1 from pg_stat_activity where query = 'select pg_sleep(5)'`;
    await expect.poll(async () => (await asleep.execute(trx)).rows).toHaveLength(1);
    await dropConnections();
    await sql`select 1`.execute(trx);
  });
  await expect(inTransaction).rejects.toThrow();
  await atWork;
  await expect.poll(answers).toEqual([{ one: 1 }]);
  await dropConnections(); // now they lie idle
  await expect.poll(answers).toEqual([{ one: 1 }]);
});

test("an answer that does not come is given up, and the connection it was due on is never lent again", async () => {
  const line = await frailLine();
  const { db } = await open(`${line.url}?query_timeout=300`);
  await sql`select 1`.execute(db);
  expect(line.lines()).toBe(1);
  line.cut();
  await expect(sql`select 1`.execute(db)).rejects.toThrow("Query read timeout");
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  expect(line.lines()).toBe(2);
  line.close();
});

test("work that waits for a connection is not given the one that was cut", async () => {
  const line = await frailLine();
  const { db } = await open(`${line.url}?query_timeout=300`);
  const holders = connectionSettings.max;
  await Promise.all(Array.from({ length: holders }, () => sql`select pg_sleep(0.1)`.execute(db)));
  expect(line.lines()).toBe(holders);
  line.cut();
  const asked = Array.from({ length: 2 * holders }, () => sql`select 1 as one`.execute(db));
  const answers = await Promise.allSettled(asked);
  expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(holders);
  line.close();
});

test("a transaction whose line is cut fails as soon as its time is up", async () => {
  const line = await frailLine();
  const { db } = await open(`${line.url}?query_timeout=300`);
  const began = performance.now();
  const work = db.transaction().execute(async (trx) => {
    await sql`select 1`.execute(trx);
    line.cut();
    await sql`select 1`.execute(trx);
  });
  await expect(work).rejects.toThrow("Connection terminated");
  expect(performance.now() - began).toBeLessThan(2_000);
  line.close();
});

test("somebody else's row is waited for, but not for ever", async () => {
  const { db } = await open(`${server.url}?lock_timeout=200`);
  await sql`create table ledger (id int primary key, note text)`.execute(db);
  await sql`insert into ledger values (1, '甲')`.execute(db);
  await db.transaction().execute(async (holder) => {
    await sql`select * from ledger for update`.execute(holder);
    await expect(sql`update ledger set note = '乙'`.execute(db)).rejects.toMatchObject({
      code: "55P03",
    });
  });
});

test("a transaction that fell silent is ended by the server and its rows are free again", async () => {
  const { db } = await open(`${server.url}?idle_in_transaction_session_timeout=200`);
  await sql`create table ledger (id int primary key, note text)`.execute(db);
  const silent = db.transaction().execute(async (trx) => {
    await sql`insert into ledger values (1, '甲')`.execute(trx);
    await new Promise((resolve) => setTimeout(resolve, 600));
    await sql`select 1`.execute(trx);
  });
  await expect(silent).rejects.toThrow();
  expect((await sql`select * from ledger`.execute(db)).rows).toEqual([]);
});

test("statements sent together do not wait for each other's answers", async () => {
  const line = await frailLine();
  const { db } = await open(`${line.url}?query_timeout=300`);
  const work = db.transaction().execute(async (trx) => {
    line.cut();
    const note = (word: string) => trx.insertInto("ledger").values({ id: 1, note: word });
    await sendTogether(trx, [note("one"), note("two"), note("three")]);
  });
  await expect(work).rejects.toThrow();
  expect(line.asked()).toMatch(/one.*two.*three/s);
  line.close();
});
