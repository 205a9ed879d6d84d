import { caseStoreContract } from "@banjian/engine/contract";
import { afterAll, beforeAll, describe } from "vitest";
import { backends, openTestDatabase } from "../../../test/support/open-test-database.js";
import { postgresCaseStore } from "./case-store.js";
import type { OpenDatabase } from "./connect.js";
import { migrate } from "./migrate.js";
import type { Tables } from "./tables.js";

describe.each(backends)("on %s", (backend) => {
  let database: OpenDatabase<Tables>;
  let tests = 0;

  beforeAll(async () => {
    database = await openTestDatabase<Tables>(backend);
    await migrate(database.db);
  });
  afterAll(() => database.close());

  // One database for all of them: tenants of its own keep each test apart, as they keep halls apart.
  caseStoreContract(backend, async (clock) => {
    tests++;
    return {
      store: postgresCaseStore(database.db, `hall-${tests}a`, clock.now),
      other: postgresCaseStore(database.db, `hall-${tests}b`, clock.now),
      close: async () => {},
    };
  });
});
