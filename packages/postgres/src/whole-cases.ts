import { type CaseState, type Fact, replay } from "@banjian/core";
import { type CaseStore, engineError, foldWork, type WholeCases } from "@banjian/engine";
import type { Kysely } from "kysely";
import type { InTenant } from "./commit.js";
import type { Difference } from "./differences.js";
import { readableCase } from "./readable-case.js";
import { factFromRow, momentFromRow } from "./rows.js";
import { postgresStalls } from "./stalls.js";
import { readMoment } from "./statements/read-moment.js";
import { rewriteCase } from "./statements/rewrite-case.js";
import { schemaName, type Tables } from "./tables.js";
import { inTransaction } from "./transaction.js";
import { brokenAmong, type CaseRow, inOneView } from "./verify-cases.js";

type Here = { readonly db: Kysely<Tables>; readonly tenant: string };

/** Holds the stored cases of a tenant against their facts; `unread` is told of rows that lists leave out. */
export function wholeCases({ database, tenant, clock }: InTenant): {
  readonly keeping: Pick<CaseStore, "whole" | "refold">;
  readonly unread: (caseId: string) => void;
} {
  const here = { db: database.withSchema(schemaName), tenant };
  const unread = new Set<string>();
  const locked = <Result>(caseId: string, work: (trx: Here, row: CaseRow) => Promise<Result>) =>
    inTransaction(here.db, async (db) => {
      const row = await lockedRow({ db, tenant }, caseId);
      return row === undefined ? undefined : work({ db, tenant }, row);
    });
  const whole: WholeCases = {
    look: (take) => look(here, take),
    async stop(caseId, incident) {
      // What a host's transaction writes may be undone with it: the next look finds the case again.
      if (database.isTransaction) return undefined;
      return locked(caseId, async (it, row) => {
        const error = await differenceIn(it, row);
        if (error === undefined) return undefined;
        const { id, at } = incident;
        const stall = { work: foldWork, caseId, position: row.version, tries: 1, since: at, error };
        return postgresStalls(it.db, tenant).park(stall, { id, at });
      });
    },
    async stopped() {
      const kept = await postgresStalls(here.db, tenant).of(foldWork);
      return kept.map(({ caseId }) => caseId).filter((caseId) => caseId !== "");
    },
    async release(caseId) {
      await locked(caseId, async (it, row) => {
        const at = await differenceIn(it, row);
        if (at !== undefined) throw engineError("CASE_DIFFERS", { caseId, at });
        await letGo(it, caseId);
      });
    },
    unread() {
      const ids = [...unread];
      unread.clear();
      return ids;
    },
  };
  const keeping: Pick<CaseStore, "whole" | "refold"> = {
    whole,
    async refold(caseId, decide) {
      try {
        const effects = await locked(caseId, async (it) => {
          const state = await foldedFacts(it, caseId);
          const { rows } = await it.db.executeQuery(readMoment({ tenant }));
          const effects = decide({ state, ...momentFromRow(rows[0], clock) });
          await rewriteCase(it.db, tenant, effects);
          await letGo(it, caseId);
          return effects;
        });
        if (effects === undefined) throw engineError("CASE_UNKNOWN", { caseId });
        return { caseId, effects };
      } catch (failed) {
        return { caseId, failed };
      }
    },
  };
  return { keeping, unread: (caseId) => void unread.add(caseId) };
}

function look({ db, tenant }: Here, { batch, before }: Parameters<WholeCases["look"]>[0]) {
  return inOneView(db, async (view) => {
    const all = view.selectFrom("cases").selectAll().where("tenant", "=", tenant);
    const asked = before === undefined ? all : all.where("id", "<", before);
    const rows = await asked.orderBy("id", "desc").limit(batch).execute();
    const broken = await brokenAmong(view, tenant, rows);
    const last = rows.length < batch ? undefined : rows.at(-1);
    return {
      checked: rows.length,
      differing: broken
        .filter(({ differences }) => differences.some(isWrong))
        .map(({ caseId }) => caseId),
      ...(last === undefined ? {} : { before: last.id }),
    };
  });
}

function lockedRow({ db, tenant }: Here, caseId: string): Promise<CaseRow | undefined> {
  return db
    .selectFrom("cases")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("id", "=", caseId)
    .forUpdate()
    .executeTakeFirst();
}

/** Where a case that is locked is not what its facts add up to. */
async function differenceIn({ db, tenant }: Here, row: CaseRow): Promise<string | undefined> {
  const [broken] = await brokenAmong(db, tenant, [row]);
  const wrong = broken?.differences.find(isWrong);
  if (wrong !== undefined) return wrong.at;
  return readableCase(row) === undefined ? "fold" : undefined;
}

// A part of a case that only one side knows of is of another release, which may be at work beside this one.
function isWrong({ at, stored, folded }: Difference): boolean {
  return !/^fold\.[^.[]+$/.test(at) || (stored !== undefined && folded !== undefined);
}

async function foldedFacts({ db, tenant }: Here, caseId: string): Promise<CaseState> {
  const rows = await db
    .selectFrom("facts")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("case_id", "=", caseId)
    .orderBy("seq")
    .execute();
  const gap = rows.findIndex(({ seq }, index) => seq !== index + 1);
  if (gap !== -1) throw engineError("CASE_DIFFERS", { caseId, at: `facts[${gap}].seq` });
  return folded(caseId, rows.map(factFromRow));
}

function folded(caseId: string, facts: readonly Fact[]): CaseState {
  try {
    return replay(caseId, facts);
  } catch {
    throw engineError("CASE_DIFFERS", { caseId, at: "facts" });
  }
}

async function letGo({ db, tenant }: Here, caseId: string): Promise<void> {
  await db
    .deleteFrom("stalls")
    .where("tenant", "=", tenant)
    .where("work", "=", foldWork)
    .where("case_id", "=", caseId)
    .execute();
}
