import type { LocalDate } from "@banjian/calendar";
import type { PersonRef } from "./person.js";

/** Somebody is away from one day through another, and a deputy acts meanwhile. The host knows both, and is trusted for their roles. */
export type Absence = {
  readonly id: string;
  /** The absent person with the roles in which the deputy acts. */
  readonly person: PersonRef & { readonly roles: readonly string[]; readonly department?: string };
  readonly deputy: PersonRef;
  readonly from: LocalDate;
  /** The last day. */
  readonly to: LocalDate;
  readonly reason: string;
};

/** The absences in which somebody is the deputy on a day; of several records of one absence the last one counts. */
export function deputising(absences: readonly Absence[], deputy: string, on: LocalDate): Absence[] {
  if (absences.length === 0) return [];
  const latest = new Map(absences.map((one) => [one.id, one]));
  return [...latest.values()].filter(
    (one) => one.deputy.id === deputy && one.from <= on && on <= one.to,
  );
}
