import type { CodedError } from "@banjian/base";
import type { DaySpan, Instant, LocalDate, Notice } from "@banjian/calendar";
import type {
  Absence,
  Card,
  CardStage,
  CaseState,
  Fact,
  LimitRow,
  Measure,
  NamedSlaEvent,
  StandingOutcome,
  Task,
} from "@banjian/core";
import type { ClockHolds } from "./clock-holds.js";
import type { InboundStore } from "./inbound-store.js";
import type { MeasureStore } from "./measure-store.js";
import type { Outbox } from "./outbox.js";
import type { Stalls } from "./stall.js";
import type { KeepsWhole } from "./whole-cases.js";

/** One request to change a case: which case, under which key, and the digest of what it says. */
export type CommitRequest = {
  readonly caseId: string;
  readonly key: string;
  /** Tells a repeat from another request under the same key: the same text each time, made when a store asks for it. */
  readonly body: () => string;
  /** Opens the case: there is none under that id yet. */
  readonly opens?: true;
  /** By which the requester finds out later whether the transaction it is part of has committed. */
  readonly ticket?: string;
};

/** One look at the store: what its clock says, whether that is doubted, and how many notices its calendars are made from. */
export type Moment = {
  readonly now: Instant;
  /** A jump of the clock waits for a person: no limit falls due meanwhile. */
  readonly held: boolean;
  readonly notices: number;
  /** How many records of absences there are. */
  readonly absences: number;
};

/** A case as it was found and locked, and the moment of it. */
export type Loaded = Moment & { readonly state: CaseState | undefined };

/** What a decision changes: the facts to append and what they announce, the case they lead to, and what is to be known of its limits. */
export type Effects = {
  readonly facts: readonly Fact[];
  /** In the order of the facts; stored with them, announced once they are. */
  readonly events: readonly NamedSlaEvent[];
  readonly state: CaseState;
  readonly calendar: string;
  readonly limits: readonly LimitRow[];
  /** They wait where they waited before, and nothing of them has to be written. */
  readonly limitsStand?: boolean;
  /** What is measured of the case from now on; absent where that has not changed. */
  readonly measure?: Measure | undefined;
};

/** The answer to an accepted request; a repeat with the same key gets the same again. */
export type Receipt = {
  readonly caseId: string;
  readonly version: number;
  readonly at: Instant;
};

/**
 * Accepted now (with its effects) or before (without), refused for a reason, or failed by a fault; the last two have stored
 * nothing, and neither has one of several requests whose case somebody else holds: it is asked again alone.
 */
export type CommitAnswer =
  | { readonly receipt: Receipt; readonly effects?: Effects }
  | { readonly locked: true }
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

/**
 * Whose work is asked for: any of these roles, in this department or in none; by the person what an applicant owes, what
 * only that person is to read, and whatever the person holds.
 */
export type TaskQuery = {
  readonly roles: readonly string[];
  readonly department?: string | undefined;
  readonly person: string;
  /** Of all that, only what this person holds, or with null only what is in the pool. */
  readonly holder?: string | null | undefined;
};

/** The work that a department waits for: whom it asked may be the applicant, or the window. */
export type AwaitedQuery = { readonly awaitedBy: string };

/** A card and the case it was raised in. */
export type CardInCase = { readonly card: Card; readonly state: CaseState };

/** Which cards are asked for; what is left out does not matter. */
export type CardQuery = {
  readonly caseId?: string | undefined;
  readonly department?: string | undefined;
  readonly colour?: Card["colour"] | undefined;
  readonly cause?: Card["cause"] | undefined;
  readonly stage?: CardStage | undefined;
  /** The id of a person: those about what this person did, or about time while this person held work. */
  readonly handler?: string | undefined;
  /** Raised on this day or later. */
  readonly from?: LocalDate | undefined;
  /** Raised on this day or earlier. */
  readonly to?: LocalDate | undefined;
  /** At most so many, those raised last. */
  readonly count: number;
};

/** A part of a list: so many at most, after the last of the part before. */
type Page = { readonly batch: number; readonly after?: string | undefined };

/**
 * Where cases live. Every store passes the same contract (`engine/contract`). All methods belong to one tenant; a store
 * never answers from another's data.
 */
export type CaseStore = MeasureStore &
  InboundStore &
  ClockHolds &
  KeepsWhole & {
    /** The one clock by which due instants are judged (TL15), and how far the notices have come. */
    moment(): Promise<Moment>;
    /**
     * Locks, loads, decides and writes the requests in one transaction; answers in their order. Throws when nothing was stored, or
     * when nobody can tell (OUTCOME_UNKNOWN). A single request waits for its case; several leave out the cases others hold.
     */
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
    /** The cases with a limit whose dates depend on one of these days, in an order that `after` goes on in; the last batch is empty. */
    concerned(
      days: DaySpan,
      take: Page,
    ): Promise<{ readonly cases: readonly string[]; readonly after?: string }>;
    /** Locks each of these cases and writes what is decided, one after the other as a sweep does. */
    revise(
      caseIds: readonly string[],
      decide: (loaded: Loaded & { readonly state: CaseState }) => Effects,
    ): Promise<readonly SweptCase[]>;
    /** Lets a stopped case go on, with what its facts add up to in the place of all that is stored beside them (CASE_DIFFERS). */
    refold(
      caseId: string,
      decide: (loaded: Loaded & { readonly state: CaseState }) => Effects,
    ): Promise<SweptCase>;
    /** How far the latest pass over an amended calendar has come; nothing before the first. */
    pass(): Promise<CalendarPass | undefined>;
    keepPass(pass: CalendarPass): Promise<void>;
    /** All records of absences in the order in which they were added; a later one of the same id replaces the earlier. */
    absences(): Promise<readonly Absence[]>;
    /** Adds a record to the `after` that are there; false, and nothing is added, when others were added meanwhile. */
    addAbsence(absence: Absence, after: number): Promise<boolean>;
    load(caseId: string): Promise<CaseState | undefined>;
    /** All facts of a case in order; empty for an unknown one. */
    facts(caseId: string): Promise<readonly Fact[]>;
    tasks(query: TaskQuery | AwaitedQuery): Promise<readonly TaskInCase[]>;
    /** The cards that are asked for, those raised last first. */
    cards(query: CardQuery): Promise<readonly CardInCase[]>;
    /** The open cases under a version of an item, by its digest, in the order of their numbers, after a given one. */
    openUnder(digest: string, take: Page): Promise<readonly string[]>;
    /** How many cases run under a version of an item, by its digest, or once did: their first facts are read by it. */
    uses(digest: string): Promise<ItemUse>;
    /** The latest cases, newest first; with `before` those that come after that one in the list. */
    recent(count: number, before?: string): Promise<readonly CaseState[]>;
    /** What the decisions have announced, as it was stored with them. */
    readonly outbox: Outbox;
    /** The next number under a name, 1 first; never the same twice, also where what it was taken for did not come about. */
    count(name: string): Promise<number>;
    /** What has failed and waits for its next try, or for a person. */
    readonly stalls: Stalls;
  };

/** A version of an item as published: its file as text, pinned by the digest of what it says. */
export type ItemVersion = {
  readonly code: string;
  readonly version: string;
  readonly digest: string;
  readonly source: string;
};

/** Where a version of an item stands on its way: written, looked at by another person, in force, no longer in force. */
export type ItemStatus = "draft" | "reviewed" | "published" | "retired";

/** A version as the catalogue keeps it. */
export type KeptVersion = ItemVersion & {
  readonly status: ItemStatus;
  /** The item that takes its place, where it was retired for one. */
  readonly successor?: string;
};

/** Who does something to a catalogue, and why. */
export type ItemWord = { readonly by: string; readonly reason: string };

/** What was done to a version of an item: never changed, never deleted. */
export type ItemAct = ItemWord & {
  readonly code: string;
  readonly version: string;
  readonly digest: string;
  readonly act: "drafted" | "reviewed" | "published" | "retired" | "removed";
  readonly at: Instant;
  readonly successor?: string;
};

/** Names a version of an item. */
export type VersionName = { readonly code: string; readonly version: string };

/** Where the catalogue lives: versions of items, one published version of a code at a time, older ones kept for their cases. */
export type ItemStore = {
  /**
   * Makes each of these the published version of its code, all of them or none, and retires the one before. A version that
   * was published before changes nothing, so that a process with older files puts no older version back; other content
   * under a taken version is refused (ITEM_VERSION_TAKEN), but a draft gives way.
   */
  publish(items: readonly ItemVersion[], word: ItemWord): Promise<void>;
  /** Keeps a version as a draft in place of an earlier draft of it; refuses one that is no draft any more, or that once was in force with another content (ITEM_VERSION_TAKEN). */
  draft(item: ItemVersion, word: ItemWord): Promise<void>;
  /** Moves a version on: a draft is reviewed, a reviewed one published (retiring the one before), a published one retired; else ITEM_STATUS. */
  move(
    name: VersionName,
    to: "reviewed" | "published" | "retired",
    word: ItemWord & { readonly successor?: string },
  ): Promise<void>;
  /** Deletes a version that is not published and that no case needs (ITEM_STATUS, ITEM_IN_USE); what was done to it stays recorded. */
  remove(name: VersionName, word: ItemWord): Promise<void>;
  published(): Promise<readonly ItemVersion[]>;
  /** The digest of the version of a code that is in force. */
  inForce(code: string): Promise<string | undefined>;
  byDigest(digest: string): Promise<ItemVersion | undefined>;
  /** The versions of a code in the order in which they came, or of all codes. */
  versions(code?: string): Promise<readonly KeptVersion[]>;
  /** What was done to the versions of a code, in order. */
  acts(code: string): Promise<readonly ItemAct[]>;
};

/** How many cases a version of an item is needed by. */
export type ItemUse = { readonly open: number; readonly closed: number };

/** A notice, and the day from which calendars know it: that of its publication, or the later one on which it was loaded. */
export type KnownNotice = { readonly notice: Notice; readonly knownOn: LocalDate };

/** Where the notices live that calendars are made from: shared by all tenants, never changed, never deleted. */
export type NoticeStore = {
  /** All notices in the order in which they were added. */
  all(): Promise<readonly KnownNotice[]>;
  /** Adds notices to the `after` that are there; refuses when others were added meanwhile (CALENDAR_CHANGED). */
  add(notices: readonly KnownNotice[], after: number): Promise<void>;
};

/** A pass over the cases that an amended calendar concerns: from which edition to which, how far it is, and what it found for a person. */
export type CalendarPass = {
  /** The edition by which every case has been settled. */
  readonly settled: string;
  /** The edition it is under way to. */
  readonly target?: string;
  readonly after?: string;
  readonly moved: number;
  readonly outcomes: readonly StandingOutcome[];
};
