export { caseStoreContract, type OpenedStore } from "./case-store.js";
