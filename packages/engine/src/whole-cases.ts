import type { Incident } from "./incident.js";

/** The work of a stall whose case is stopped. */
export const foldWork = "fold";

/** Some cases that were looked at, which of them seem to differ, and where to go on; nowhere when all have been. */
export type Looked = {
  readonly checked: number;
  readonly differing: readonly string[];
  readonly before?: string;
};

/** Holds stored cases against their facts (P6). A case that differs is stopped: nobody acts in it and no limit of it falls due until a person has spoken. */
export type WholeCases = {
  /** Looks at some cases, the last numbers first, those before a place; changes nothing. */
  look(take: { readonly batch: number; readonly before?: string | undefined }): Promise<Looked>;
  /** Looks at one while nobody acts in it, and leaves it to a person where it differs indeed. */
  stop(
    caseId: string,
    incident: { readonly id: string; readonly at: Incident["openedAt"] },
  ): Promise<Incident | undefined>;
  stopped(): Promise<readonly string[]>;
  /** Lets a case go on that is what its facts add up to; refuses one that is not (CASE_DIFFERS). */
  release(caseId: string): Promise<void>;
  /** The cases that lists have left out since this was last asked, because what is stored of them cannot be read. */
  unread(): readonly string[];
};

/** The part of a store that holds its cases against their facts. */
export type KeepsWhole = { readonly whole: WholeCases };
