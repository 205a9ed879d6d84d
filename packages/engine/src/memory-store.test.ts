import { caseStoreContract } from "./contract/case-store.js";
import { memoryCaseStore } from "./memory-store.js";

caseStoreContract("memory", async (clock) => ({
  store: memoryCaseStore(clock.now),
  other: memoryCaseStore(clock.now),
  close: async () => {},
}));
