import { parseLocalDate, parseNotice } from "@banjian/calendar";
import type { CaseState, Fact } from "@banjian/core";
import type {
  CalendarPass,
  ClockHold,
  Effects,
  ItemVersion,
  KnownNotice,
  Receipt,
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
  return fold as CaseState;
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

/** A row for each open task and each role that may do it; an applicant's own bears the person. */
export function taskRows(tenant: string, state: CaseState): Insertable<Tables["tasks"]>[] {
  return Object.values(state.tasks).flatMap((task) =>
    task.roles.map((role) => ({
      tenant,
      case_id: state.id,
      task_id: task.id,
      role,
      department: task.department ?? null,
      person: role === "applicant" ? state.applicant.id : null,
      opened_on: task.openedOn,
    })),
  );
}

/** What was answered when the request was accepted. */
export function receiptFromRow(
  row: Pick<Selectable<Tables["requests"]>, "case_id" | "version" | "at">,
): Receipt {
  return { caseId: row.case_id, version: row.version, at: row.at as Receipt["at"] };
}

/** An item version as it was published. */
export function itemFromRow(row: Selectable<Tables["item_versions"]>): ItemVersion {
  return { code: row.code, version: row.version, digest: row.digest, source: row.source };
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
    ...(at === null
      ? {}
      : { released: { at: at as ClockHold["from"], by: by ?? "", reason: reason ?? "" } }),
  };
}
