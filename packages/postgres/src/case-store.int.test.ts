import { caseStoreContract } from "@banjian/engine/contract";
import { backends, openTestDatabase } from "../../../test/support/open-test-database.js";
import { postgresCaseStore } from "./case-store.js";
import { migrate } from "./migrate.js";
import type { Tables } from "./tables.js";

for (const backend of backends) {
  caseStoreContract(backend, async (clock) => {
    const { db, close } = await openTestDatabase<Tables>(backend);
    await migrate(db);
    return {
      store: postgresCaseStore(db, "hall-a", clock.now),
      other: postgresCaseStore(db, "hall-b", clock.now),
      close,
    };
  });
}
