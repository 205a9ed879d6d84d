import type { CaseState } from "@banjian/core";
import type { Selectable } from "kysely";
import { stateFromRow } from "./rows.js";
import type { Tables } from "./tables.js";

/** A case as it was found and locked. */
export type CaseRow = Pick<Selectable<Tables["cases"]>, "id" | "version" | "fold">;

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

  /** A case, if it was locked; throws where somebody wrote past the store: rather stop than fork the case. */
  find(caseId: string): CaseState | undefined {
    const left = this.#states.get(caseId);
    const row = this.#rows.get(caseId);
    if (left !== undefined || row === undefined) return left;
    const state = stateFromRow(row);
    if (state.version === row.version) return state;
    throw new Error(`case ${caseId} is at version ${row.version}, its fold at ${state.version}`);
  }

  set(state: CaseState): void {
    this.#states.set(state.id, state);
  }
}
