import type { Instant } from "@banjian/calendar";
import type { CaseStore } from "@banjian/engine";
import type { Kysely } from "kysely";
import { commitOn } from "./commit.js";
import { factFromRow, stateFromRow } from "./rows.js";
import { findTasks } from "./statements/find-tasks.js";
import { readClock } from "./statements/read-clock.js";
import { sweepDue } from "./sweep.js";
import { schemaName, type Tables } from "./tables.js";
import { inTransaction } from "./transaction.js";

/** The cases of one tenant in a database. `clock` replaces the database's own, for demonstrations and simulation. */
export function postgresCaseStore(
  database: Kysely<Tables>,
  tenant: string,
  clock?: () => Instant,
): CaseStore {
  const db = database.withSchema(schemaName);
  const now = async (trx: Kysely<Tables>) => clock?.() ?? readClock(trx);
  const cases = db.selectFrom("cases").select("fold").where("tenant", "=", tenant);

  return {
    now: () => now(db),
    commit: (requests, decide) =>
      inTransaction(db, (trx) => commitOn({ trx, tenant, now }, requests, decide)),
    sweep: (mark, take, decide) => sweepDue(db, tenant, now, { mark, take, decide }),
    async load(caseId) {
      const row = await cases.where("id", "=", caseId).executeTakeFirst();
      return row === undefined ? undefined : stateFromRow(row);
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
    tasks: (query) => findTasks(db, tenant, query),
    async recent(count) {
      const latest = cases.orderBy("opened_at", "desc").orderBy("id", "desc").limit(count);
      return (await latest.execute()).map(stateFromRow);
    },
  };
}
