import type { LocalDate } from "@banjian/calendar";
import type { PersonRef } from "./person.js";

/**
 * A department that is asked for its view (征求意见) by whoever has a step, or by a department that is asked itself. The
 * answer is advice to the step, and no vote.
 */
export type Consultation = {
  readonly id: string;
  readonly branch: string;
  /** The number of the step it was asked for, the first being 0. */
  readonly at: number;
  /** The consultation it was asked for, where a consulted department asks further. */
  readonly above?: string;
  readonly department: string;
  readonly question: string;
  readonly askedBy: PersonRef;
  readonly askedOn: LocalDate;
  readonly answer?: string;
  readonly answeredBy?: PersonRef;
  readonly answeredOn?: LocalDate;
  /** Nobody has to answer any more. */
  readonly endedOn?: LocalDate;
};

/** Why nobody has to answer a consultation any more: who asked took it back, its branch is done, what it was asked for is over. */
export type ConsultationEnd = "withdrawn" | "branch-done" | "above";

/** The consultations that wait for an answer, in one branch or in all. */
export function openConsultations(
  { consultations }: { readonly consultations: readonly Consultation[] },
  only?: string,
): Consultation[] {
  return consultations.filter(
    ({ branch, answeredOn, endedOn }) =>
      answeredOn === undefined && endedOn === undefined && (only === undefined || branch === only),
  );
}
