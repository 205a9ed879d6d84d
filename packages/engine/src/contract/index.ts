export { caseStoreContract } from "./case-store.js";
export type { OpenedStore } from "./opened-store.js";
