import { randomBytes } from "node:crypto";
import type { LocalDate } from "@banjian/calendar";
import {
  type Applicant,
  coreError,
  type Item,
  type NumberScheme,
  type NumberSettings,
  numberPartsOf,
} from "@banjian/core";

/** A case that is to get its number: on which day, of which item; `count` gives the next number of a counter of this hall, 1 first. */
type NewCase = {
  readonly today: LocalDate;
  readonly item: Item;
  count(counter: string): Promise<number>;
};

/** Makes identifiers for new cases. */
export type Ids = {
  caseId(it: NewCase): string | Promise<string>;
  /** A code by which the progress of a case is asked for (查询码), which nobody can guess; 40 random bits where it is left out. */
  queryCode?(): string;
};

// Crockford's alphabet: no letter is taken for a digit when a number is read aloud.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Numbers that begin with the day and end with 50 random bits: `20260924-7k3f9q2mzd`. */
export const randomCaseIds: Ids = {
  caseId: ({ today }) => `${today.replaceAll("-", "")}-${randomText(10)}`,
};

/** The number of a new case. It stands in addresses, file names and the exchange (an..50): refuses what could break them (CASE_ID_INVALID). */
export async function newCaseId(ids: Ids, it: NewCase): Promise<string> {
  const caseId: unknown = await ids.caseId(it);
  if (typeof caseId === "string" && /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,49}$/u.test(caseId)) {
    return caseId;
  }
  throw coreError("CASE_ID_INVALID", { caseId });
}

/** The query code of a new case; a person is known by a number that is not public and needs none. */
export function codeFor({ kind }: Applicant, ids: Ids): { readonly queryCode?: string } {
  return kind === "person" ? {} : { queryCode: ids.queryCode?.() ?? randomText(8) };
}

function randomText(length: number): string {
  return [...randomBytes(length)].map((byte) => alphabet[byte % 32]).join("");
}

/** Numbers by a scheme, counted in the store; a number that was taken and not used, because the case was refused, is not used again. */
export function schemeCaseIds(scheme: NumberScheme, settings: NumberSettings = {}): Ids {
  return {
    caseId: async ({ today, item, count }) => {
      const parts = { ...numberPartsOf(item, settings), day: today };
      return scheme.write({ ...parts, sequence: await count(scheme.counter(parts)) });
    },
  };
}
