import type { LocalDate } from "@banjian/calendar";
import type { PersonRef } from "./person.js";

/** A right to a hearing of which the applicant and interested parties were told (licensing law, arts. 36 and 47). */
export type Right = {
  readonly id: string;
  readonly procedure: string;
  readonly branch: string;
  readonly matter: string;
  readonly parties: readonly PersonRef[];
  readonly notifiedOn: LocalDate;
  /** Who has asked for the hearing, and who has waived it. */
  readonly requested: readonly string[];
  readonly waived: readonly string[];
  readonly end?: RightEnd;
};

/** How a right was disposed of: by a hearing, by all parties, or by their silence. */
export type RightEnd = "heard" | "waived" | "lapsed";

/** The invitation to a hearing (听证通知). */
export type Invitation = {
  readonly on: LocalDate;
  readonly place: string;
  readonly president: PersonRef;
  readonly sentOn: LocalDate;
};

/** The parties who have answered nothing yet. */
export function silentIn({ parties, requested, waived }: Right): PersonRef[] {
  return parties.filter(({ id }) => !requested.includes(id) && !waived.includes(id));
}
