import { createRequire } from "node:module";
import path from "node:path";
import { caseStoreContract } from "@banjian/engine/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OwnPostgres, startPostgres } from "../../../test/support/real-postgres.js";
import { postgresCaseStore } from "./case-store.js";
import { connect, type OpenDatabase } from "./connect.js";
import { examine } from "./doctor/examine.js";
import { migrate } from "./migrate.js";
import { planMonths } from "./months/plan-months.js";
import type { Tables } from "./tables.js";

/** Where the programs of PostgreSQL 10 lie; there are none for every machine. */
function programs(): string | undefined {
  try {
    return path.resolve(createRequire(import.meta.url).resolve("postgres-10"), "../../native/bin");
  } catch {
    return undefined;
  }
}

const bin = programs();

describe.skipIf(bin === undefined)("PostgreSQL 10, the oldest server", () => {
  let server: OwnPostgres;
  let database: OpenDatabase<Tables>;
  let tests = 0;

  beforeAll(async () => {
    server = await startPostgres({ bin });
    database = await connect<Tables>(server.url);
    await migrate(database.db);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  test("is what answers, and nothing is wrong with the schema it was given", async () => {
    const { rows } = await sql`show server_version`.execute(database.db);
    expect(rows).toEqual([{ server_version: "10.23" }]);
    const { findings } = await examine(database, Date.now);
    const ofSchema = ["DB1", "DB2", "DB3"];
    expect(findings.filter(({ said }) => ofSchema.includes(said.code))).toEqual([]);
  });

  test("has no tables by month, and says so (PARTITIONS_UNKNOWN)", async () => {
    await expect(planMonths(database, 12)).rejects.toMatchObject({
      code: "PARTITIONS_UNKNOWN",
      details: { version: 100_023 },
    });
  });

  caseStoreContract("PostgreSQL 10", async (clock) => {
    tests++;
    return {
      store: postgresCaseStore(database.db, `hall-${tests}a`, clock.now),
      other: postgresCaseStore(database.db, `hall-${tests}b`, clock.now),
      close: async () => {},
    };
  });
});
