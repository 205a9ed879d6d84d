import type { CodedError } from "@banjian/base";
import type { BusinessCalendar, Instant, LocalDate } from "@banjian/calendar";
import type { CaseState, Fact, Task, Wait } from "@banjian/core";

/** One request to change a case: which case, under which key, and the digest of what it says. */
export type CommitRequest = {
  readonly caseId: string;
  readonly key: string;
  readonly body: string;
};

/** A case as it was found and locked, and what the store's clock says. */
export type Loaded = { readonly state: CaseState | undefined; readonly now: Instant };

/** Where one running limit waits for the sweep. */
export type WaitRow = { readonly limit: string; readonly wait: Wait };

/** What a decision changes: the facts to append, the case they lead to, and where its limits now wait. */
export type Effects = {
  readonly facts: readonly Fact[];
  readonly state: CaseState;
  readonly calendar: string;
  readonly waits: readonly WaitRow[];
};

/** The answer to an accepted request; a repeat with the same key gets the same again. */
export type Receipt = {
  readonly caseId: string;
  readonly version: number;
  readonly at: Instant;
};

/** Accepted now (with its effects) or before (without), refused for a reason, or failed by a fault; the last two have stored nothing. */
export type CommitAnswer =
  | { readonly receipt: Receipt; readonly effects?: Effects }
  | { readonly refused: CodedError }
  | { readonly failed: unknown };

/** Decides one request over the case it is for; synchronous. What it throws answers that request alone: a CodedError as refused, anything else as failed. */
export type Decide<Request> = (request: Request, loaded: Loaded) => Effects;

/** How far time has come, in each of the ways in which limits wait. */
export type DueMark = {
  readonly calendar: string;
  readonly position: number;
  readonly day: LocalDate;
  readonly at: Instant;
};

/** A case a sweep took up: what it did, or why it could not. */
export type SweptCase = { readonly caseId: string } & (
  | { readonly effects: Effects }
  | { readonly failed: unknown }
);

/** Open work and the case it is in. */
export type TaskInCase = { readonly task: Task; readonly state: CaseState };

/** Whose work is asked for: any of these roles, in this department or in none; an applicant's own by the person. */
export type TaskQuery = {
  readonly roles: readonly string[];
  readonly department?: string | undefined;
  readonly person: string;
};

/**
 * Where cases live. Every store passes the same contract (`engine/contract`). All methods belong to one tenant; a store
 * never answers from another's data.
 */
export type CaseStore = {
  /** The one clock by which due instants are judged (TL15). */
  now(): Promise<Instant>;
  /** Locks, loads, decides and writes each request, one transaction for what belongs together; answers in their order. */
  commit<Request extends CommitRequest>(
    requests: readonly Request[],
    decide: Decide<Request>,
  ): Promise<readonly CommitAnswer[]>;
  /**
   * Takes up to `batch` cases with a limit that has waited long enough, leaving out those another sweep holds and those in
   * `except`. A limit that waits in another calendar is taken too, so that it can be made to wait in this one.
   */
  sweep(
    mark: DueMark,
    take: { readonly batch: number; readonly except: readonly string[] },
    decide: (loaded: Loaded & { readonly state: CaseState }) => Effects,
  ): Promise<readonly SweptCase[]>;
  load(caseId: string): Promise<CaseState | undefined>;
  /** All facts of a case in order; empty for an unknown one. */
  facts(caseId: string): Promise<readonly Fact[]>;
  tasks(query: TaskQuery): Promise<readonly TaskInCase[]>;
  /** The latest cases, newest first. */
  recent(count: number): Promise<readonly CaseState[]>;
};

/** A version of an item as published: its file as text, pinned by the digest of what it says. */
export type ItemVersion = {
  readonly code: string;
  readonly version: string;
  readonly digest: string;
  readonly source: string;
};

/** Where published items live: one published version of a code at a time, older ones kept for their open cases. */
export type ItemStore = {
  /**
   * Makes each of these the published version of its code, all of them or none. A version that was published before changes
   * nothing, so that a process with older files puts no older version back; other content under a taken version is refused
   * (ITEM_VERSION_TAKEN).
   */
  publish(items: readonly ItemVersion[]): Promise<void>;
  published(): Promise<readonly ItemVersion[]>;
  find(code: string): Promise<ItemVersion | undefined>;
  byDigest(digest: string): Promise<ItemVersion | undefined>;
};

/** The calendar as known on a day. */
export type Calendars = { asOf(day: LocalDate): BusinessCalendar };

/** Makes identifiers for new cases. */
export type Ids = { caseId(today: LocalDate): string };
