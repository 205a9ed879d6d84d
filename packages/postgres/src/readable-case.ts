import type { CaseState } from "@banjian/core";
import type { Selectable } from "kysely";
import { stateFromRow } from "./rows.js";
import type { Tables } from "./tables.js";

type StoredCase = Pick<Selectable<Tables["cases"]>, "id" | "version" | "fold">;

const records = ["form", "materials", "milestones", "limits", "branches", "procedures"] as const;
const work = ["tasks", "owners", "reminders"] as const;
const lists = ["rights", "confirmed", "demands", "notices", "deemed", "documents"] as const;
const papers = ["issued", "consultations", "orders", "copies", "cards"] as const;

/** The case as it was folded last; undefined where that is another version, or no case at all. */
export function readableCase(row: StoredCase): CaseState | undefined {
  const { fold } = row;
  if (!isRecord(fold) || fold.id !== row.id || fold.version !== row.version) return undefined;
  const { item, applicant, value } = fold;
  if (!isRecord(item) || typeof item.digest !== "string" || !isRecord(applicant)) return undefined;
  if (!isRecord(value) && typeof value !== "string") return undefined;
  if (![...records, ...work].every((name) => isRecord(fold[name]))) return undefined;
  if (![...lists, ...papers].every((name) => Array.isArray(fold[name]))) return undefined;
  return stateFromRow(row);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The rows of a list that can be read, each with its case; the others are told of and left out. */
export function eachReadable<Row extends StoredCase, Made>(
  rows: readonly Row[],
  unread: (caseId: string) => void,
  make: (state: CaseState, row: Row) => readonly Made[],
): readonly Made[] {
  return rows.flatMap((row) => {
    const state = readableCase(row);
    if (state !== undefined) return make(state, row);
    unread(row.id);
    return [];
  });
}
