import type { LocalDate } from "@banjian/calendar";
import type { ActionKind } from "../definition/action-kind.js";
import type { PersonRef } from "./person.js";

/** Open work for a role or department: what the inbox shows. */
export type Task = {
  readonly id: string;
  /** What the work is, the same for each time it comes up: `acceptance`, `approval:fire:review`. */
  readonly work: string;
  readonly kinds: readonly ActionKind[];
  readonly roles: readonly string[];
  readonly department?: string;
  readonly branch?: string;
  /** Whom alone it concerns, whatever that person's roles: a copy to read. */
  readonly person?: PersonRef;
  readonly openedOn: LocalDate;
};
