import type { LocalDate } from "@banjian/calendar";
import type { LookedUp } from "../case/certificate.js";
import type { Actor, Applicant } from "../case/person.js";

/** What a person or a system asks for in a case: refused or accepted. */
export type Action = {
  /** The action's name in the item; for a stage's own actions it is their kind. */
  readonly action: string;
  readonly by: Actor;
  /** The branch it is for; may be left out when the actor's department has only one open. */
  readonly branch?: string | undefined;
  readonly payload?: unknown;
  readonly expectedVersion?: number | undefined;
  /** What the certificate library said before this was decided. */
  readonly lookedUp?: readonly LookedUp[];
  /** The day on which an opinion was given, where another system tells of it later: its branch ends on it. */
  readonly doneOn?: LocalDate;
};

/** How a new case begins: who applies, and by what channel. */
export type Opening = {
  readonly caseId: string;
  readonly applicant: Applicant;
  readonly channel: "window" | "online";
  /** Made at random for this case; none for a person, whose own number is no public one. */
  readonly queryCode?: string;
};
