import { caseStoreContract } from "@banjian/engine/contract";
import { type Kysely, sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { type PoolerStub, poolerStub } from "../../../test/support/pooler-stub.js";
import { type BackendOption, capabilitiesOf } from "./capabilities.js";
import { postgresCaseStore } from "./case-store.js";
import { connect, type OpenDatabase } from "./connect.js";
import { migrate } from "./migrate.js";
import { keepByMonth, planMonths } from "./months/plan-months.js";
import type { Tables } from "./tables.js";
import { inTrips } from "./trips.js";

let server: FreshDatabase;
const opened: { close(): unknown }[] = [];

beforeAll(async () => {
  server = await freshDatabase();
  const { db, close } = await connect<Tables>(server.url);
  await migrate(db);
  await close();
});
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});
afterAll(() => server.drop());

async function open(backend?: BackendOption, url = server.url): Promise<OpenDatabase<Tables>> {
  const database = await connect<Tables>(url, backend);
  opened.push(database);
  return database;
}

async function stub(
  unknown: "refused" | "ignored",
  lends?: "transactions" | "statements",
): Promise<PoolerStub> {
  const pooler = await poolerStub(server.url, unknown, lends);
  opened.push(pooler);
  return pooler;
}

/** How many statements of one trip are on their way at once: the beginning, and two more. */
async function mostUnderWay(db: Kysely<Tables>): Promise<number> {
  const one = sql`select 1`.compile(db);
  let [underWay, most] = [0, 0];
  await db.getExecutor().provideConnection(async (connection) => {
    const execute = connection.executeQuery.bind(connection);
    const counted: typeof execute = async (query) => {
      most = Math.max(most, ++underWay);
      return execute<never>(query).finally(() => underWay--);
    };
    Object.assign(connection, { executeQuery: counted });
  });
  await inTrips(db, async (send) => {
    await send([one, one]);
    return { result: undefined, writes: [] };
  });
  return most;
}

/** The contract of the store over a database that is opened so. */
function holdsOver(name: string, openIt: () => Promise<OpenDatabase<Tables>>): void {
  let database: OpenDatabase<Tables>;
  let tests = 0;
  beforeAll(async () => {
    database = await openIt();
  });
  afterAll(() => database.close());
  caseStoreContract(name, async (clock) => {
    tests++;
    const tenant = `${name}-${tests}`.replaceAll(/[^a-z0-9]/gi, "-").toLowerCase();
    return {
      store: postgresCaseStore(database.db, `${tenant}a`, clock.now),
      other: postgresCaseStore(database.db, `${tenant}b`, clock.now),
      close: async () => {},
    };
  });
}

describe.each(Object.keys(capabilitiesOf()) as (keyof ReturnType<typeof capabilitiesOf>)[])(
  "ST82: PostgreSQL without %s",
  (flag) => {
    holdsOver(`without ${flag}`, () => connect<Tables>(server.url, { [flag]: false }));
  },
);

describe("ST82: through a pooler in transaction mode", () => {
  let pooler: PoolerStub;
  afterAll(() => pooler.close());
  holdsOver("pooler", async () => {
    pooler = await poolerStub(server.url, "refused");
    return connect<Tables>(`${pooler.url}?backend=no-session-settings`);
  });
});

describe("ST82: what is said of a database is carried out", () => {
  test("without SKIP LOCKED a claim waits for what another holds", async () => {
    const plain = await open();
    const lacking = await open(undefined, `${server.url}?backend=no-skip-locked`);
    const publish = { code: "c", digest: "d" };
    await plain.db.withSchema("banjian").insertInto("published_items").values(publish).execute();
    const claim = (db: Kysely<Tables>) =>
      db.withSchema("banjian").selectFrom("published_items").selectAll().forUpdate().skipLocked();
    const late = await plain.db.transaction().execute(async (trx) => {
      await claim(trx).execute();
      expect(await claim(plain.db).execute(), "passes over what is held").toEqual([]);
      return { claimed: claim(lacking.db).execute() };
    });
    expect(await late.claimed).toEqual([publish]);
  });

  test("without partitions the facts stay one table (PARTITIONS_UNKNOWN)", async () => {
    for (const backend of [{ partitions: false }, "opengauss"] as const) {
      const database = await open(backend);
      const unknown = { code: "PARTITIONS_UNKNOWN" };
      await expect(planMonths(database, 1)).rejects.toMatchObject(unknown);
      await expect(keepByMonth(database, 1)).rejects.toMatchObject(unknown);
    }
  });

  test("without pipelining no statement is sent before the answer to the one before", async () => {
    const [plain, lacking] = [await open(), await open({ pipelining: false })];
    expect(await mostUnderWay(plain.db)).toBe(3);
    expect(await mostUnderWay(lacking.db)).toBe(1);
  });

  test("without settings of a session each transaction gets its own, and leaves nothing", async () => {
    const { db } = await open({ sessionSettings: false });
    const settings = sql<{ lock: string; zone: string }>`
      select current_setting('lock_timeout') as lock, current_setting('TimeZone') as zone`;
    await sql`set time zone 'Asia/Tokyo'`.execute(db);
    const inside = await db
      .transaction()
      .execute(async (trx) => (await settings.execute(trx)).rows);
    expect(inside).toEqual([{ lock: "3s", zone: "UTC" }]);
    expect((await settings.execute(db)).rows).toEqual([{ lock: "0", zone: "Asia/Tokyo" }]);
  });

  test.each(["refused", "ignored"] as const)(
    "a pooler that nobody spoke of is told from a database, where settings are %s (POOLER_BETWEEN)",
    async (unknown) => {
      const { url } = await stub(unknown);
      await expect(connect(url)).rejects.toMatchObject({ code: "POOLER_BETWEEN" });
      const { db } = await open({ sessionSettings: false }, url);
      expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
    },
  );

  test("a pooler that lends a session for one statement only is refused (POOLER_SPLITS)", async () => {
    const { url } = await stub("ignored", "statements");
    const through = connect(url, { sessionSettings: false });
    await expect(through).rejects.toMatchObject({ code: "POOLER_SPLITS" });
  });
});

test.each(["postgre", "", null, 5, [], { skipLock: false }, { skipLocked: "no" }])(
  "backend %j is refused (BACKEND_UNKNOWN)",
  async (backend) => {
    await expect(connect("pglite://memory", backend as never)).rejects.toMatchObject({
      code: "BACKEND_UNKNOWN",
    });
  },
);

test("a backend that is said twice is refused (BACKEND_TWICE)", async () => {
  const url = `${server.url}?backend=postgres`;
  await expect(connect(url, "postgres")).rejects.toMatchObject({ code: "BACKEND_TWICE" });
});

test("values are read and transactions begun in one way, whatever the database was set to (B41)", async () => {
  const odd = await freshDatabase();
  const name = new URL(odd.url).pathname.slice(1);
  const first = await connect<Tables>(odd.url);
  await migrate(first.db);
  for (const setting of [
    "datestyle = 'German, DMY'",
    "timezone = 'Asia/Tokyo'",
    "intervalstyle = 'iso_8601'",
    "bytea_output = 'escape'",
    "search_path = 'nowhere'",
    "standard_conforming_strings = off",
    "default_transaction_isolation = 'serializable'",
  ]) {
    await sql.raw(`alter database ${name} set ${setting}`).execute(first.db);
  }
  await first.close();
  const { db } = await open(undefined, odd.url);
  const { rows } = await sql`
    select cast('2026-09-24' as date) as day, cast('2026-09-25 01:00:00+08' as timestamptz) as at,
      current_setting('transaction_isolation') as isolation`.execute(db);
  expect(rows).toEqual([
    { day: "2026-09-24", at: "2026-09-24T17:00:00.000Z", isolation: "read committed" },
  ]);
  await postgresCaseStore(db, "odd").moment();
  for (const one of opened.splice(0)) await one.close();
  await odd.drop();
});
