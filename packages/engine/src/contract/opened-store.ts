import type { CaseStore } from "../ports.js";

/** A store opened for one test: empty, over this clock; `other` is the same database seen by another tenant. */
export type OpenedStore = {
  readonly store: CaseStore;
  readonly other: CaseStore;
  close(): Promise<void>;
};
