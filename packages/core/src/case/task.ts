import type { LocalDate } from "@banjian/calendar";
import type { ActionKind } from "../definition/action-kind.js";

/** Open work for a role or department: what the inbox shows. */
export type Task = {
  readonly id: string;
  /** What the work is, the same for each time it comes up: `acceptance`, `approval:fire:review`. */
  readonly work: string;
  readonly kinds: readonly ActionKind[];
  readonly roles: readonly string[];
  readonly department?: string;
  readonly branch?: string;
  readonly openedOn: LocalDate;
};
