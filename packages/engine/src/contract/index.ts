export { caseStoreContract } from "./case-store.js";
export { itemStoreContract, type OpenedItems } from "./item-store.js";
export type { OpenedStore } from "./opened-store.js";
