import { type Instant, parseLocalDate, parseNotice } from "@banjian/calendar";
import {
  type Absence,
  type CaseState,
  type Fact,
  holderOf,
  lastDayOf,
  type Measure,
  type NamedSlaEvent,
  stageOf,
} from "@banjian/core";
import {
  type Assessment,
  type CalendarPass,
  type ClockHold,
  type Effects,
  type Incident,
  type ItemAct,
  type ItemUse,
  type ItemVersion,
  type KnownNotice,
  type Moment,
  type PlacedEvent,
  placedEvent,
  type Receipt,
  type Stall,
  type StoredHallEvent,
} from "@banjian/engine";
import type { Insertable, Selectable } from "kysely";
import type { Tables } from "./tables.js";

// Both spellings meet here and nowhere else: columns on one side, the domain on the other.

/** The case as a decision leaves it. */
export function caseRow(tenant: string, { state, facts }: Effects): Insertable<Tables["cases"]> {
  return {
    tenant,
    id: state.id,
    item_code: state.item.code,
    item_version: state.item.version,
    item_digest: state.item.digest,
    status: state.status,
    version: state.version,
    opened_at: facts[0]?.at ?? state.at,
    changed_at: state.at,
    fold: JSON.stringify(state),
  };
}

/** The case as it was folded last. */
export function stateFromRow({ fold }: Pick<Selectable<Tables["cases"]>, "fold">): CaseState {
  const { messagesMade: made } = fold as { readonly messagesMade?: Record<string, number> };
  if (made === undefined || Array.isArray(made)) return fold as CaseState;
  // Counted by their keys once: a key stands in the list as often as it was counted.
  const keys = Object.entries(made).flatMap(([key, times]) => Array<string>(times).fill(key));
  return { ...(fold as CaseState), messagesMade: keys };
}

/** The facts of a decision, numbered on from the case's version before it. */
export function factRows(tenant: string, { state, facts }: Effects): Insertable<Tables["facts"]>[] {
  const first = state.version - facts.length + 1;
  return facts.map((fact, index) => ({
    tenant,
    case_id: state.id,
    seq: first + index,
    type: fact.type,
    at: fact.at,
    effective_on: fact.effectiveOn,
    body: JSON.stringify(fact),
  }));
}

/** A fact as it was stored. */
export function factFromRow({ body }: Pick<Selectable<Tables["facts"]>, "body">): Fact {
  return body as Fact;
}

/** A row for each limit that still has to be known of: where it waits, and the days it depends on. */
export function limitRows(tenant: string, effects: Effects): Insertable<Tables["limits"]>[] {
  const { state, calendar, limits } = effects;
  return limits.map(({ limit, wait, days }) => ({
    tenant,
    case_id: state.id,
    limit_key: limit,
    calendar,
    ...waitColumns(wait),
    depends_from: days?.first ?? null,
    depends_to: days?.last ?? null,
  }));
}

type WaitColumns = Pick<Selectable<Tables["limits"]>, "position" | "day" | "at">;

function waitColumns(wait: Effects["limits"][number]["wait"]): WaitColumns {
  const nowhere = { position: null, day: null, at: null };
  return { ...nowhere, ...wait };
}

/** Stands where a role does in the row of a department that waits for a task and does not do it; no role is called so. */
export const awaiting = (department: string): string => `(awaiting) ${department}`;

/**
 * A row for each open task and each role that may do it; an applicant's own, and what one person is to read, bears the person.
 * Beside them one for each department that waits for it.
 */
export function taskRows(tenant: string, state: CaseState): Insertable<Tables["tasks"]>[] {
  return Object.values(state.tasks).flatMap((task) => {
    const { person, department = null } = task;
    const owner = state.owners[task.work];
    const rowFor = (role: string, person: string | null, department: string | null) => ({
      tenant,
      case_id: state.id,
      task_id: task.id,
      department,
      holder: (task.person ?? holderOf(owner))?.id ?? null,
      owner: owner?.id ?? null,
      opened_on: task.openedOn,
      role,
      person,
    });
    if (person !== undefined) return [rowFor("person", person.id, department)];
    const doing = task.roles.map((role) =>
      rowFor(role, role === "applicant" ? state.applicant.id : null, department),
    );
    const waiting = (task.awaitedBy ?? []).map((waits) => rowFor(awaiting(waits), null, waits));
    return [...doing, ...waiting];
  });
}

/** A row for each card of a case. */
export function cardRows(tenant: string, state: CaseState): Insertable<Tables["cards"]>[] {
  return state.cards.map((card) => ({
    tenant,
    case_id: state.id,
    card_id: card.id,
    colour: card.colour,
    cause: card.cause,
    department: card.department,
    stage: stageOf(card),
    raised_on: card.raisedOn,
  }));
}

/** What is measured of a case from now on. */
export function measureRow(
  tenant: string,
  measure: Measure,
  { version, at }: Pick<CaseState, "version" | "at">,
): Insertable<Tables["measures"]> {
  return {
    tenant,
    case_id: measure.caseId,
    seq: version,
    recorded_at: at,
    superseded_at: null,
    filed_on: measure.filedOn ?? null,
    ended_on: lastDayOf(measure) ?? null,
    body: JSON.stringify(measure),
  };
}

/** What was measured of a case. */
export function measureFromRow({ body }: Pick<Selectable<Tables["measures"]>, "body">): Measure {
  return body as Measure;
}

/** An assessment as it was audited. */
export function assessmentFromRow({
  body,
}: Pick<Selectable<Tables["assessments"]>, "body">): Assessment {
  return body as Assessment;
}

/** An absence as it was recorded. */
export function absenceFromRow({ body }: Pick<Selectable<Tables["absences"]>, "body">): Absence {
  return body as Absence;
}

/** What was answered when the request was accepted. */
export function receiptFromRow(
  row: Pick<Selectable<Tables["requests"]>, "case_id" | "version" | "at">,
): Receipt {
  return { caseId: row.case_id, version: row.version, at: row.at as Receipt["at"] };
}

/** The moment of a transaction; another clock replaces the database's own. */
export function momentFromRow(row: unknown, clock: (() => Instant) | undefined): Moment {
  if (row === undefined) throw new Error("the database told no time");
  const moment = row as Moment;
  return clock === undefined ? moment : { ...moment, now: clock() };
}

/** The events of a letter, each with its place. */
export function placedFromRow(
  tenant: string,
  row: Pick<Selectable<Tables["outbox"]>, "epoch" | "count" | "events" | "position">,
): readonly PlacedEvent[] {
  const events = row.events as readonly (NamedSlaEvent | StoredHallEvent)[];
  const first = Number(row.position) - row.count + 1;
  return events.map((one, index) => placedEvent(tenant, row.epoch, first + index, one));
}

/** Work that failed, as it was kept. */
export function stallFromRow(row: Omit<Selectable<Tables["stalls"]>, "tenant">): Stall {
  const { work, case_id: caseId, tries, error } = row;
  return {
    work,
    caseId,
    position: Number(row.position),
    tries,
    since: row.since as Instant,
    ...(row.next_at === null ? {} : { next: row.next_at as Instant }),
    error,
  };
}

/** Work for a person, as it was kept. */
export function incidentFromRow(row: Selectable<Tables["incidents"]>): Incident {
  const { id, work, case_id: caseId, error, closed_at: at, outcome, closed_by: by, reason } = row;
  const isOpen = at === null || outcome === null;
  return {
    id,
    work,
    caseId,
    position: Number(row.position),
    error,
    openedAt: row.opened_at as Instant,
    ...(isOpen
      ? {}
      : { closed: { at: at as Instant, outcome, by: by ?? "", reason: reason ?? "" } }),
  };
}

/** An item version as it was kept. */
export function itemFromRow(row: Selectable<Tables["item_versions"]>): ItemVersion {
  return { code: row.code, version: row.version, digest: row.digest, source: row.source };
}

/** What was done to a version. */
export function actFromRow({
  successor,
  seq: _seq,
  ...row
}: Selectable<Tables["item_acts"]>): ItemAct {
  return { ...row, at: row.at as ItemAct["at"], ...(successor === null ? {} : { successor }) };
}

/** How many cases are open and closed, from a count for each status. */
export function useOf(
  rows: readonly { readonly status: string; readonly count: string }[],
): ItemUse {
  const count = (status: string) => Number(rows.find((row) => row.status === status)?.count ?? 0);
  return { open: count("open"), closed: count("closed") };
}

/** A notice as it was added. */
export function noticeFromRow({
  body,
  known_on,
}: Pick<Selectable<Tables["notices"]>, "body" | "known_on">): KnownNotice {
  return { notice: parseNotice(body), knownOn: parseLocalDate(known_on) };
}

/** A pass as it was kept. */
export function passFromRow({ body }: Pick<Selectable<Tables["calendar_passes"]>, "body">) {
  return body as CalendarPass;
}

/** A jump of the clock as it was held. */
export function holdFromRow(row: Selectable<Tables["clock_holds"]>): ClockHold {
  const { released_at: at, released_by: by, reason } = row;
  return {
    id: `h${row.seq}`,
    from: row.went_from as ClockHold["from"],
    to: row.went_to as ClockHold["to"],
    elapsed: row.elapsed_ms,
    ...(row.restored_by === null
      ? {}
      : { restored: { by: row.restored_by, reason: row.restored_reason ?? "" } }),
    ...(at === null
      ? {}
      : { released: { at: at as ClockHold["from"], by: by ?? "", reason: reason ?? "" } }),
  };
}
