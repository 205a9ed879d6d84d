import type { ColumnType } from "kysely";

/** JSON goes in as text that we wrote, and comes out as plain values. */
type Json<Value> = ColumnType<Value, string, string>;

/** A count beyond 32 bits: leaves the database as text. */
type BigInt = ColumnType<string, number, number>;

/** The name of the schema everything lies in; a host's own tables are elsewhere. */
export const schemaName = "banjian";

/** Every table of case data begins with the tenant, so that it can be distributed by it. */
export type Tables = {
  cases: {
    tenant: string;
    id: string;
    item_code: string;
    item_version: string;
    item_digest: string;
    status: "open" | "closed";
    version: number;
    opened_at: string;
    changed_at: string;
    /** The fold of the facts: a cache that `version` belongs to. */
    fold: Json<unknown>;
  };
  facts: {
    tenant: string;
    case_id: string;
    seq: number;
    type: string;
    at: string;
    effective_on: string;
    body: Json<unknown>;
  };
  /**
   * Limits that the sweep or an amended calendar may still concern. One that waits has one of `position`, `day`, `at`; one
   * whose dates depend on what certain days are has the first and the last of these.
   */
  limits: {
    tenant: string;
    case_id: string;
    limit_key: string;
    calendar: string;
    position: number | null;
    day: string | null;
    at: string | null;
    depends_from: string | null;
    depends_to: string | null;
  };
  /** Open work, a row for each role that may do it. */
  tasks: {
    tenant: string;
    case_id: string;
    task_id: string;
    role: string;
    department: string | null;
    person: string | null;
    /** Who is to do it, and who answers for it where that is another; null while it is in the pool. */
    holder: string | null;
    owner: string | null;
    opened_on: string;
  };
  /** Cards, a row each, with where they stand; the rest of them is in the case. */
  cards: {
    tenant: string;
    case_id: string;
    card_id: string;
    colour: string;
    cause: string;
    department: string;
    stage: string;
    raised_on: string;
  };
  /**
   * What is measured of cases, numbered by the version that it followed from. A row holds from when it was recorded until
   * another took its place; without a body, the case was stored before anything was measured.
   */
  measures: {
    tenant: string;
    case_id: string;
    seq: number;
    recorded_at: string;
    superseded_at: string | null;
    /** None while it is a draft. */
    filed_on: string | null;
    /** The last day on which anything of it counts; none while it is under way. */
    ended_on: string | null;
    body: Json<unknown> | null;
  };
  /** Assessments of a month that were audited. */
  assessments: {
    tenant: string;
    month: string;
    body: Json<unknown>;
  };
  /** What other systems have told, and what became of it. */
  inbound: {
    tenant: string;
    id: string;
    system: string;
    case_id: string;
    received_at: string;
    fate: "new" | "taken" | "parked" | "impossible";
    because: Json<unknown> | null;
    message: Json<unknown>;
  };
  /** Records of absences, numbered as they were added. */
  absences: {
    tenant: string;
    seq: number;
    body: Json<unknown>;
  };
  /** Requests that were accepted: the key, what was asked, and the receipt. Kept as long as the case. */
  requests: {
    tenant: string;
    key: string;
    case_id: string;
    body: string;
    version: number;
    at: string;
  };
  /** Jumps of the clock that were held for a person; the latest is open while `released_at` is null. */
  clock_holds: {
    tenant: string;
    seq: number;
    went_from: string;
    went_to: string;
    elapsed_ms: number;
    released_at: string | null;
    released_by: string | null;
    reason: string | null;
    restored_by: string | null;
    restored_reason: string | null;
  };
  /** What each decision announced, written with it. `position` is that of its last event, null until the relay has placed it. */
  outbox: {
    tenant: string;
    case_id: string;
    seq: number;
    at: string;
    /** Raised when the database was restored from a backup, so that no id of an event is ever used twice. */
    epoch: number;
    /** For what was done in a host's transaction: by it the host's process learns that it has committed. */
    ticket: string | null;
    count: number;
    events: Json<unknown>;
    position: BigInt | null;
  };
  /** The last position given to an event. Whoever holds the row gives the next ones. */
  outbox_heads: {
    tenant: string;
    position: BigInt;
    epoch: number;
  };
  /** How far each sink has been served, and which worker serves it until when. */
  sinks: {
    tenant: string;
    sink: string;
    position: BigInt;
    owner: string | null;
    until: string | null;
  };
  /** Work on a case that has failed: when to try it again, never by itself where `next_at` is null. */
  stalls: {
    tenant: string;
    work: string;
    case_id: string;
    position: BigInt;
    tries: number;
    since: string;
    next_at: string | null;
    error: string;
  };
  /** Work that a person has to look at, and the word that ended it. */
  incidents: {
    tenant: string;
    id: string;
    work: string;
    case_id: string;
    position: BigInt;
    error: string;
    opened_at: string;
    closed_at: string | null;
    outcome: "retried" | "skipped" | "recovered" | null;
    closed_by: string | null;
    reason: string | null;
  };
  /** How far the latest pass over an amended calendar has come. */
  calendar_passes: {
    tenant: string;
    body: Json<unknown>;
  };
  /** How far has been counted under each name; `value` comes as text. */
  counters: {
    tenant: string;
    name: string;
    value: string | number;
  };
  /** The notices that calendars are made from, shared by all tenants, numbered as they were added. */
  notices: {
    seq: number;
    calendar: string;
    number: string;
    known_on: string;
    body: Json<unknown>;
  };
  /** Item versions, shared by all tenants; never changed, never deleted while a case needs them. Where each stands follows from `item_acts`. */
  item_versions: {
    digest: string;
    code: string;
    version: string;
    source: string;
  };
  /** What was done to the versions of an item, numbered for each code; never changed, never deleted. */
  item_acts: {
    code: string;
    seq: number;
    version: string;
    digest: string;
    act: "drafted" | "reviewed" | "published" | "retired" | "removed";
    at: string;
    by: string;
    reason: string;
    successor: string | null;
  };
  /** The version of each item that new cases begin with. */
  published_items: {
    code: string;
    digest: string;
  };
};
