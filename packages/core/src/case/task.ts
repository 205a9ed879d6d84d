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
  /** The departments that asked the applicant for something, the window between them, and wait for it. */
  readonly awaitedBy?: readonly string[];
  readonly openedOn: LocalDate;
};

/** Whose a piece of work is: the owner answers for it, and does it unless a delegate does. */
export type TaskOwner = PersonRef & { readonly delegate?: PersonRef };

/** A supervision order (督办): what is to be answered, for which work, by whose department. */
export type Order = Pick<Task, "roles" | "department" | "branch"> & {
  readonly id: string;
  readonly work: string;
  readonly text: string;
  readonly issuedOn: LocalDate;
  readonly answer?: string;
  readonly answeredOn?: LocalDate;
};

/** A copy (抄送): to whom, and by whom it has been read. */
export type Copy = {
  readonly id: string;
  readonly to: readonly PersonRef[];
  readonly note: string;
  readonly sentOn: LocalDate;
  /** Who has read it. */
  readonly read: readonly string[];
};

/** Who is to do the work now; nobody while it is in the pool of its role. */
export function holderOf(owner: TaskOwner | undefined): PersonRef | undefined {
  return owner?.delegate ?? owner;
}
