import type { LocalDate } from "@banjian/calendar";
import type { PersonRef } from "./person.js";
import type { Service, ServiceWay } from "./service.js";

/** The documents that have to be served, beside the one notice of what is missing. */
const letterKinds = [
  "acceptance-refusal",
  "not-needed-notice",
  "extension-notice",
  "procedure-notice",
  "hearing-right-notice",
  "hearing-invitation",
  "grant-decision",
  "deny-decision",
] as const;

/** One of them. */
export type LetterKind = (typeof letterKinds)[number];

/** Whether a document has to be served. */
export function isLetterKind(kind: string): kind is LetterKind {
  return (letterKinds as readonly string[]).includes(kind);
}

/** A document on its way to one person, and what came of it. */
export type Letter = {
  readonly id: string;
  readonly kind: LetterKind;
  /** The number of the fact that the document follows from. */
  readonly of: number;
  /** To whom; the applicant where nobody is named. */
  readonly to?: PersonRef;
  /** The right, the procedure or the extended limit that it tells of. */
  readonly about?: string;
  /** It takes the place of those about the same that have not come. */
  readonly instead?: true;
  readonly madeOn: LocalDate;
  /** How it went out; absent until it has. */
  readonly service?: Service;
  /** What it told was taken back, or decided anew, before it came. */
  readonly replaced?: true;
};

/** Which notice: that of what is missing by its round, any other by its letter. */
export type WhichNotice = { readonly round?: number; readonly letter?: string };

/** What the facts about letters and their service carry. */
export type ServiceContents = {
  /** `served`: with the sending, by the way in which it went out; without a way it has not gone out. */
  "letter-made": {
    letter: Omit<Letter, "madeOn" | "service" | "replaced">;
    way?: ServiceWay;
    served?: true;
  };
  "notice-served": WhichNotice & { way: ServiceWay; proof?: string };
  "service-failed": WhichNotice & { way: ServiceWay; reason: string };
  "notice-resent": WhichNotice & { way: ServiceWay };
};

/** What tells how the case came out is owed also when the case has ended with it. */
const outcomes: ReadonlySet<LetterKind> = new Set([
  "acceptance-refusal",
  "not-needed-notice",
  "grant-decision",
  "deny-decision",
]);

/** Whether a letter tells how the case came out. */
export function tellsOutcome({ kind }: Pick<Letter, "kind">): boolean {
  return outcomes.has(kind);
}

/** The limit in which a letter is to be served. Of an outcome it runs on when the case has ended. */
export function limitOfLetter({ id }: Pick<Letter, "id">): string {
  return `service:${id}`;
}

/** Whether a limit is one of those. */
export function isOfLetter(limit: string): boolean {
  return limit.startsWith("service:");
}
