import type { Instant } from "@banjian/calendar";
import { type CaseStore, engineError } from "@banjian/engine";
import type { Kysely } from "kysely";
import { absenceRecords } from "./absence-records.js";
import { assessmentRecords } from "./assessment-records.js";
import { clockHolds } from "./clock-holds.js";
import { commitOn } from "./commit.js";
import { inboundRecords } from "./inbound-records.js";
import { postgresOutbox } from "./outbox.js";
import { patientReads } from "./patiently.js";
import { eachReadable, readableCase } from "./readable-case.js";
import { factFromRow, momentFromRow, passFromRow } from "./rows.js";
import { postgresStalls } from "./stalls.js";
import { openUnder, usesOf } from "./statements/cases-under.js";
import { countOn } from "./statements/count-on.js";
import { findCards } from "./statements/find-cards.js";
import { findConcerned } from "./statements/find-concerned.js";
import { findMeasures, findUnmeasured } from "./statements/find-measures.js";
import { findRecent } from "./statements/find-recent.js";
import { findTasks } from "./statements/find-tasks.js";
import { readMoment } from "./statements/read-moment.js";
import { revise, sweepDue } from "./sweep.js";
import { schemaName, type Tables } from "./tables.js";
import { inTransaction } from "./transaction.js";
import { wholeCases } from "./whole-cases.js";

/** The cases of one tenant in a database. `clock` replaces the database's own, for demonstrations and simulation. */
export function postgresCaseStore(
  database: Kysely<Tables>,
  tenant: string,
  clock?: () => Instant,
): CaseStore {
  const db = database.withSchema(schemaName);
  const here = { database, tenant, clock };
  const cases = db
    .selectFrom("cases")
    .select(["id", "version", "fold"])
    .where("tenant", "=", tenant);
  const { keeping, unread } = wholeCases(here);

  const store: CaseStore = {
    async moment() {
      const { rows } = await db.executeQuery(readMoment({ tenant }));
      return momentFromRow(rows[0], clock);
    },
    commit: (requests, decide) => commitOn(here, requests, decide),
    sweep: (...due) => sweepDue(here, ...due),
    concerned: (days, take) => findConcerned(db, tenant, { days, take }),
    revise: (ids, decide) => revise(here, ids, decide),
    outbox: postgresOutbox(db, tenant),
    stalls: postgresStalls(db, tenant),
    ...keeping,
    ...clockHolds(db, tenant),
    ...absenceRecords(db, tenant),
    ...assessmentRecords(db, tenant),
    ...inboundRecords(db, tenant),
    async pass() {
      const row = await db
        .selectFrom("calendar_passes")
        .select("body")
        .where("tenant", "=", tenant)
        .executeTakeFirst();
      return row && passFromRow(row);
    },
    count: (name) => countOn(db, tenant, name),
    keepPass: (pass) => keepPass(db, tenant, JSON.stringify(pass)),
    async load(caseId) {
      const row = await cases.where("id", "=", caseId).executeTakeFirst();
      if (row === undefined) return undefined;
      const state = readableCase(row);
      if (state === undefined) throw engineError("CASE_DIFFERS", { caseId, at: "fold" });
      return state;
    },
    async facts(caseId) {
      const rows = await db
        .selectFrom("facts")
        .select("body")
        .where("tenant", "=", tenant)
        .where("case_id", "=", caseId)
        .orderBy("seq")
        .execute();
      return rows.map(factFromRow);
    },
    tasks: (query) => findTasks(db, { tenant, unread }, query),
    cards: (query) => findCards(db, { tenant, unread }, query),
    measures: (query, take) => findMeasures(db, tenant, { ...query, ...take }),
    unmeasured: (count) => findUnmeasured(db, tenant, count),
    openUnder: (...asked) => openUnder(db, tenant, asked),
    uses: (digest) => usesOf(db, digest, tenant),
    async recent(...asked) {
      const rows = await findRecent(db, tenant, ...asked);
      return eachReadable(rows, unread, (state) => [state]);
    },
  };
  // Inside a host's transaction nothing can be done again.
  return database.isTransaction ? store : patientReads(store, reads);
}

const reads = [
  "moment",
  "load",
  "facts",
  "tasks",
  "cards",
  "measures",
  "unmeasured",
  "assessment",
  "received",
  "recent",
  "concerned",
  "openUnder",
  "pass",
  "holds",
] as const;

function keepPass(db: Kysely<Tables>, tenant: string, body: string): Promise<void> {
  return inTransaction(db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("calendar_passes")
      .set({ body })
      .where("tenant", "=", tenant)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return;
    await trx.insertInto("calendar_passes").values({ tenant, body }).execute();
  });
}
