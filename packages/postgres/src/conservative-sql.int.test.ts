import { caseStoreContract } from "@banjian/engine/contract";
import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { adaptedDialect } from "./adapted-dialect.js";
import { postgresCaseStore } from "./case-store.js";
import { connect, type OpenDatabase } from "./connect.js";
import { describeSchema } from "./describe-schema.js";
import { postgresItemStore } from "./item-store.js";
import { migrate } from "./migrate.js";
import { postgresNoticeStore } from "./notice-store.js";
import { planSchema } from "./plan.js";
import type { Tables } from "./tables.js";
import { pgTypes } from "./value-parsers.js";

/** What databases that follow PostgreSQL lack, and PostgreSQL 10 in part: not one statement may say it. */
const forbidden =
  /\b(listen|notify|for no key update|for key share|generated (always|by default)|jsonb_build_object|jsonb_agg|to_jsonb|jsonb_path\w*|filter \(|gen_random_uuid|uuidv7|date_bin|make_interval|array_position|materialized|merge into|pg_(try_)?advisory_lock|create (or replace )?(extension|trigger|function|procedure|type|rule)|deferrable|include \(|on (conflict|duplicate key)|nulls not distinct)\b/i;

const isForbidden = (statement: string) => forbidden.test(statement);

/** Shared by all halls: what the law and the authority publish. Every other table is case data. */
const shared = ["notices", "item_versions", "published_items", "item_acts"];

/** A version of an item belongs to all halls: before it is removed, every hall is asked whether a case runs under it. */
const asksEveryHall = (statement: string) =>
  /where "item_digest" = \$1 group by "status"$/.test(statement);

describe.each([
  ["a full PostgreSQL", true],
  ["a database without SKIP LOCKED", false],
])("what is sent to %s", (name, skipLocked) => {
  let server: FreshDatabase;
  let db: Kysely<Tables>;
  let caseData: readonly string[];
  let tests = 0;
  const sent = new Set<string>();

  beforeAll(async () => {
    server = await freshDatabase();
    const made = await connect<Tables>(server.url);
    await migrate(made.db);
    caseData = [...(await describeSchema(made.db)).keys()].filter(
      (table) => !shared.includes(table) && !table.startsWith("schema_"),
    );
    await made.close();
    const pool = new Pool({ connectionString: server.url, types: pgTypes });
    // Dropping the database ends a connection that is still saying good-bye.
    pool.on("error", () => {});
    // What is recorded is what reaches the connection.
    pool.on("connect", (client) => {
      client.on("error", () => {});
      const send = client.query.bind(client);
      Object.assign(client, {
        query: (...query: Parameters<typeof client.query>) => {
          const [first] = query as readonly unknown[];
          const text =
            typeof first === "object" && first !== null && "text" in first ? first.text : first;
          sent.add(String(text));
          return send(...query);
        },
      });
    });
    const dialect = new PostgresDialect({ pool });
    db = new Kysely<Tables>({
      dialect: adaptedDialect(dialect, { skipLocked, sessionSettings: true }),
    });
  });
  afterAll(async () => {
    await db.destroy();
    await server.drop();
  });

  caseStoreContract(name, async (clock) => {
    tests++;
    return {
      store: postgresCaseStore(db, `hall-${tests}a`, clock.now),
      other: postgresCaseStore(db, `hall-${tests}b`, clock.now),
      close: async () => {},
    };
  });

  test("publishing an item and a notice belongs to it too", async () => {
    const items = postgresItemStore(db);
    await items.publish([{ code: "c", version: "1", digest: "d", source: "s" }], {
      by: "zhao",
      reason: "年度修订",
    });
    await items.byDigest("d");
    await postgresNoticeStore(db).all();
    expect(sent.size).toBeGreaterThan(20);
  });

  test("says nothing that databases which follow PostgreSQL do not know", () => {
    expect([...sent].filter(isForbidden)).toEqual([]);
    const skipping = [...sent].filter((statement) => /skip locked/i.test(statement));
    expect(skipping.length > 0).toBe(skipLocked);
  });

  test("names the tenant wherever it touches case data, and with it each table it joins (ST13)", () => {
    const touching = [...sent].filter((statement) =>
      caseData.some((table) => statement.includes(`"${table}"`)),
    );
    expect(touching.length).toBeGreaterThan(15);
    const anyTenant = touching.filter(
      (statement) => !namesTenant(statement) && !asksEveryHall(statement),
    );
    expect(anyTenant).toEqual([]);
  });
});

/** Whether a row is only ever written with its tenant, and only found by it; every further table is joined by it as well. */
function namesTenant(statement: string): boolean {
  if (/^insert into [^(]+\("tenant"/i.test(statement)) return true;
  const tables = statement.match(/\b(from|join|update) "banjian"\."\w+"/gi)?.length ?? 0;
  const joined = statement.match(/"tenant" = "(banjian"\.")?\w+"\."tenant"/gi)?.length ?? 0;
  const given = statement.match(/"?tenant"? = (\$\d|cast\()/gi)?.length ?? 0;
  return given > 0 && given + joined >= tables - sharedIn(statement);
}

function sharedIn(statement: string): number {
  return shared.filter((table) => statement.includes(`"${table}"`)).length;
}

test("the tenant leads every key and every index of case data, and no statement of the schema asks for more than PostgreSQL 10", async () => {
  const database: OpenDatabase<Tables> = await connect<Tables>("pglite://memory");
  await migrate(database.db);
  const schema = await describeSchema(database.db);
  await database.close();
  const odd = [...schema]
    .filter(([table]) => !shared.includes(table) && !table.startsWith("schema_"))
    .flatMap(([table, { constraints, indexes }]) =>
      [...constraints, ...indexes]
        .filter(([, text]) => !/(primary key|unique|using btree) \(tenant\b/.test(text))
        .map(([name]) => `${table}: ${name}`),
    );
  expect(odd, "by which it is asked what runs under a version").toEqual(["cases: cases_by_item"]);
  const { steps } = await planSchema(undefined);
  const statements = steps.flatMap((step) => step.statements);
  expect(statements.filter(isForbidden)).toEqual([]);
});
