import type { CaseState } from "@banjian/core";
import { engineError } from "@banjian/engine";
import type { Selectable } from "kysely";
import { readableCase } from "./readable-case.js";
import type { Tables } from "./tables.js";

/** A case as it was found and locked. */
export type CaseRow = Pick<Selectable<Tables["cases"]>, "id" | "version" | "fold"> & {
  /** It is not what its facts add up to, and waits for a person. */
  readonly stopped: boolean;
};

/** The cases a transaction has locked, as it has left them so far. */
export class LoadedCases {
  readonly #rows: ReadonlyMap<string, CaseRow>;
  readonly #states = new Map<string, CaseState>();

  constructor(rows: readonly CaseRow[]) {
    this.#rows = new Map(rows.map((row) => [row.id, row]));
  }

  get ids(): readonly string[] {
    return [...this.#rows.keys()];
  }

  /** A case, if it was locked; refuses one that is stopped, or that somebody wrote past the store (CASE_DIFFERS): rather stop than fork the case. */
  find(caseId: string): CaseState | undefined {
    const left = this.#states.get(caseId);
    const row = this.#rows.get(caseId);
    if (left !== undefined || row === undefined) return left;
    const state = row.stopped ? undefined : readableCase(row);
    if (state === undefined) throw engineError("CASE_DIFFERS", { caseId, at: "fold" });
    return state;
  }

  set(state: CaseState): void {
    this.#states.set(state.id, state);
  }
}
