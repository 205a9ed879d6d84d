import { itemStoreContract } from "./contract/item-store.js";
import { memoryItemStore } from "./memory-item-store.js";
import { memoryNoticeStore } from "./memory-notice-store.js";
import { memoryCaseStore } from "./memory-store.js";

itemStoreContract("memory", async ({ now }) => {
  const cases = memoryCaseStore(now, memoryNoticeStore([]));
  return { cases, items: memoryItemStore({ now, cases }) };
});
