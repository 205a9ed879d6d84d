import { caseStoreContract } from "@banjian/engine/contract";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Client, Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  asSuperuser,
  type FreshDatabase,
  freshDatabase,
} from "../../../test/support/fresh-database.js";
import { backends, openTestDatabase } from "../../../test/support/open-test-database.js";
import { postgresCaseStore } from "./case-store.js";
import { connect, type OpenDatabase } from "./connect.js";
import { describeSchema, schemaText } from "./describe-schema.js";
import { postgresItemStore } from "./item-store.js";
import { checkSchema, migrate, schemaStatus } from "./migrate.js";
import { migrations } from "./migrations/index.js";
import { postgresNoticeStore } from "./notice-store.js";
import { planSchema, planScript } from "./plan.js";
import type { Tables } from "./tables.js";
import { pgTypes } from "./value-parsers.js";

const every = Object.keys(migrations);
const reviewed = "../../../docs/store/schema.sql";

async function onEmpty(use: (it: FreshDatabase) => Promise<void>): Promise<void> {
  const database = await freshDatabase();
  await use(database).finally(database.drop);
}

async function withOpen<Result>(
  url: string,
  use: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  const { db, close } = await connect<Tables>(url);
  return use(db).finally(close);
}

/** One connection to a database, whose server process ends as the n-th statement is sent, as when it is killed. */
function endingAt(url: string, statement: number) {
  let sent = 0;
  const pool = new Pool({ connectionString: url, types: pgTypes, max: 1 });
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
    const pid = "processID" in client ? client.processID : 0;
    const send = client.query.bind(client);
    Object.assign(client, {
      query: async (...query: Parameters<typeof client.query>) => {
        if (++sent === statement) await asSuperuser(`select pg_terminate_backend(${pid})`);
        return send(...query);
      },
    });
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, sent: () => sent };
}

describe.each(backends)("on %s", (backend) => {
  test("the schema is the reviewed file, to the letter", async () => {
    const { db, close } = await openTestDatabase<Tables>(backend);
    await migrate(db);
    await expect(schemaText(await describeSchema(db))).toMatchFileSnapshot(reviewed);
    await close();
  });

  test("ST40: cards that were raised before they had rows get them", async () => {
    const { db, close } = await openTestDatabase<Tables>(backend);
    await migrate(db);
    const card = { id: "c1", colour: "red", cause: "overdue", department: "fire" };
    const cards = [
      { ...card, raisedOn: "2026-09-14", withdrawn: { on: "2026-09-15", because: "correction" } },
      { ...card, id: "c2", raisedOn: "2026-09-16" },
    ];
    const at = "2026-09-14T10:00:00Z";
    const row = { tenant: "local", id: "a", item_code: "i", item_version: "1", item_digest: "d" };
    const kept = { ...row, status: "open", version: 1, opened_at: at, changed_at: at } as const;
    const banjian = db.withSchema("banjian");
    await banjian
      .insertInto("cases")
      .values({ ...kept, fold: JSON.stringify({ cards }) })
      .execute();
    await sql`drop table banjian.cards`.execute(db);
    await sql`delete from banjian.schema_steps where name = '0008-cards'`.execute(db);
    await migrate(db);
    const found = banjian.selectFrom("cards").select(["card_id", "stage", "raised_on"]);
    expect(await found.orderBy("card_id").execute()).toEqual([
      { card_id: "c1", stage: "withdrawn", raised_on: "2026-09-14" },
      { card_id: "c2", stage: "raised", raised_on: "2026-09-16" },
    ]);
    await close();
  });
});

test("a migration that is killed at any statement is resumed by the next one, and nothing is missing or done twice (P14)", async () => {
  await onEmpty(async ({ url }) => {
    const whole = endingAt(url, 0);
    await migrate(whole.db);
    await whole.db.destroy();
    const statements = whole.sent();
    expect(statements).toBeGreaterThan(40);
    await withOpen(url, async (db) => {
      const text = schemaText(await describeSchema(db));
      for (let statement = 1; statement <= statements; statement++) {
        await sql`drop schema banjian cascade`.execute(db);
        const killed = endingAt(url, statement);
        await expect(migrate(killed.db), `statement ${statement}`).rejects.toThrow();
        await killed.db.destroy();
        const steps = await schemaStatus(db);
        const before = steps.filter(({ done }) => done).map(({ name }) => name);
        expect([...before, ...(await migrate(db))]).toEqual(every);
        expect(schemaText(await describeSchema(db))).toBe(text);
      }
    });
  });
}, 120_000);

test("the printed plan, run as a script by an administrator, gives the same schema, and is empty afterwards", async () => {
  await onEmpty(async ({ url }) => {
    const plan = await planSchema(undefined);
    expect(plan.steps.map(({ name }) => name)).toEqual(["schema", ...every]);
    const client = new Client(url);
    await client.connect();
    await client.query(planScript(plan));
    await client.end();
    await withOpen(url, async (db) => {
      await checkSchema(db);
      expect(await planSchema(db)).toEqual({ steps: [], grants: [] });
      await expect(schemaText(await describeSchema(db))).toMatchFileSnapshot(reviewed);
    });
  });
});

test("a plan changes nothing, and a migration takes what it says", async () => {
  await onEmpty(async ({ url }) => {
    await withOpen(url, async (db) => {
      const { steps } = await planSchema(db);
      const { rows } =
        await sql`select 1 from information_schema.schemata where schema_name = 'banjian'`.execute(
          db,
        );
      expect(rows).toEqual([]);
      const told: string[] = [];
      expect(await migrate(db, (step) => told.push(step))).toEqual(every);
      expect(["schema", ...told]).toEqual(steps.map(({ name }) => name));
    });
  });
});

describe("an earlier program beside a later one (P14)", () => {
  const later = (name: string) => (db: Kysely<Tables>) =>
    sql`insert into banjian.schema_steps (name, timestamp) values (${name}, 'x')`.execute(db);

  test("goes on while the later one has only added to the schema, and is refused after the step that says otherwise", async () => {
    await onEmpty(async ({ url }) => {
      await withOpen(url, async (db) => {
        await migrate(db);
        await later("9998-more")(db);
        await checkSchema(db);
        expect(await migrate(db)).toEqual([]);
        await later("9999-contract-less")(db);
        const unknown = ["9998-more", "9999-contract-less"];
        const tooNew = { code: "SCHEMA_TOO_NEW", details: { unknown } };
        await expect(checkSchema(db)).rejects.toMatchObject(tooNew);
        await expect(migrate(db)).rejects.toMatchObject(tooNew);
      });
    });
  });

  test("is kept in mind: each step only adds, unless its name says that it contracts", async () => {
    const { steps } = await planSchema(undefined);
    const narrowing = steps
      .filter(({ name }) => !name.includes("-contract-"))
      .flatMap(({ statements }) => statements)
      .filter(
        (one) =>
          !/^(create (table|index|unique index|schema)|insert into) /.test(one) &&
          !/^alter table \S+ set \(fillfactor = \d+\)$/.test(one) &&
          !/^alter table \S+ add column (?!.* not null(?!.* default))/.test(one),
      );
    expect(narrowing).toEqual([]);
  });
});

describe("a role that may neither own, make nor change a table", () => {
  let server: FreshDatabase;
  let hall: OpenDatabase<Tables>;
  let role: string;
  let tests = 0;

  beforeAll(async () => {
    server = await freshDatabase();
    role = `hall_${new URL(server.url).pathname.slice(-12)}`;
    await withOpen(server.url, async (db) => {
      await migrate(db);
      await sql`create role ${sql.id(role)} login nosuperuser nocreatedb nocreaterole`.execute(db);
      for (const grant of (await planSchema(db, role)).grants) await sql.raw(grant).execute(db);
    });
    const url = new URL(server.url);
    url.username = role;
    hall = await connect<Tables>(url.href);
  });
  afterAll(async () => {
    await hall.close();
    await server.drop();
    await asSuperuser(`drop role ${role}`);
  });

  caseStoreContract("as that role", async (clock) => {
    tests++;
    return {
      store: postgresCaseStore(hall.db, `hall-${tests}a`, clock.now),
      other: postgresCaseStore(hall.db, `hall-${tests}b`, clock.now),
      close: async () => {},
    };
  });

  test("finds the schema in order, publishes items and adds notices", async () => {
    await checkSchema(hall.db);
    expect(await migrate(hall.db)).toEqual([]);
    const items = postgresItemStore(hall.db);
    const word = { by: "zhao", reason: "年度修订" };
    await items.publish([{ code: "c", version: "1", digest: "d1", source: "s" }], word);
    await items.publish([{ code: "c", version: "2", digest: "d2", source: "s" }], word);
    expect(await items.inForce("c")).toBe("d2");
    expect(await postgresNoticeStore(hall.db).all()).toEqual([]);
  });

  test.each([
    ["change what has happened", sql`update banjian.facts set type = 'x'`],
    ["delete what has happened", sql`delete from banjian.facts`],
    ["empty a table", sql`truncate banjian.cases`],
    ["forget a key", sql`delete from banjian.requests`],
    ["change a published item", sql`update banjian.item_versions set source = ''`],
    ["make a table", sql`create table banjian.mine (n integer)`],
    ["change a table", sql`alter table banjian.cases add column mine text`],
    [
      "write its own steps",
      sql`insert into banjian.schema_steps (name, timestamp) values ('x', 'x')`,
    ],
  ])("cannot %s", async (_, statement) => {
    await expect(statement.execute(hall.db)).rejects.toMatchObject({ code: "42501" });
  });
});
