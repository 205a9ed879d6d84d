import { itemStoreContract } from "@banjian/engine/contract";
import { afterAll, beforeAll, describe } from "vitest";
import { backends, openTestDatabase } from "../../../test/support/open-test-database.js";
import { postgresCaseStore } from "./case-store.js";
import type { OpenDatabase } from "./connect.js";
import { postgresItemStore } from "./item-store.js";
import { migrate } from "./migrate.js";
import type { Tables } from "./tables.js";

describe.each(backends)("on %s", (backend) => {
  let database: OpenDatabase<Tables>;

  beforeAll(async () => {
    database = await openTestDatabase<Tables>(backend);
    await migrate(database.db);
  });
  afterAll(() => database.close());

  itemStoreContract(backend, async ({ now }) => ({
    cases: postgresCaseStore(database.db, "local", now),
    items: postgresItemStore(database.db, now),
  }));
});
