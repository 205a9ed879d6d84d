import { caseStoreContract } from "./contract/case-store.js";
import { memoryNoticeStore } from "./memory-notice-store.js";
import { memoryCaseStore } from "./memory-store.js";

caseStoreContract("memory", async (clock) => {
  const notices = memoryNoticeStore([]);
  return {
    store: memoryCaseStore(clock.now, notices),
    other: memoryCaseStore(clock.now, notices),
    close: async () => {},
  };
});
