import { canonicalJson } from "@banjian/base";
import { type CaseState, type Fact, replay } from "@banjian/core";
import type { Kysely, Selectable } from "kysely";
import { type Difference, differencesOf } from "./differences.js";
import { checkSchema } from "./migrate.js";
import { cardRows, factFromRow, stateFromRow, taskRows } from "./rows.js";
import { schemaName, type Tables } from "./tables.js";

/** A case whose rows are not what its facts add up to, and where. */
export type BrokenCase = {
  readonly tenant: string;
  readonly caseId: string;
  readonly differences: readonly Difference[];
};

/** What was looked at, and what was found. */
export type Verification = { readonly checked: number; readonly broken: readonly BrokenCase[] };

/** Which cases; without anything, all of all tenants. */
export type VerifyScope = {
  readonly tenant?: string | undefined;
  readonly caseId?: string | undefined;
  /** At most so many of each tenant, the first by their numbers. */
  readonly most?: number;
  /** Hears how many have been looked at. */
  readonly told?: (checked: number) => unknown;
};

const page = 100;

/** Folds the facts of each case anew and holds what is stored against it; changes nothing, repairs nothing (P6). Refuses what has no schema that fits, as a hall does. */
export async function verifyCases(
  database: Kysely<Tables>,
  scope: VerifyScope = {},
): Promise<Verification> {
  await checkSchema(database);
  const db = database.withSchema(schemaName);
  const broken: BrokenCase[] = [];
  let checked = 0;
  for (const tenant of await tenantsOf(db, scope)) {
    let after = "";
    for (let left = scope.most ?? Number.POSITIVE_INFINITY; left > 0; ) {
      const most = Math.min(page, left);
      const looked = await inOneView(db, async (view) => {
        const cases = await pageOf(view, tenant, { ...scope, after, most });
        return { cases, broken: await brokenAmong(view, tenant, cases) };
      });
      if (looked.cases.length === 0) break;
      broken.push(...looked.broken);
      checked += looked.cases.length;
      left -= looked.cases.length;
      after = looked.cases.at(-1)?.id ?? after;
      await scope.told?.(checked);
    }
  }
  return { checked, broken };
}

/** Runs the work over one moment of the database, so that nothing moves between a case and its facts. */
export function inOneView<Result>(
  db: Kysely<Tables>,
  work: (view: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return work(db);
  return db.transaction().setIsolationLevel("repeatable read").execute(work);
}

/** A case as it is stored. */
export type CaseRow = Selectable<Tables["cases"]>;

async function tenantsOf(db: Kysely<Tables>, { tenant }: VerifyScope): Promise<readonly string[]> {
  if (tenant !== undefined) return [tenant];
  const rows = await db.selectFrom("cases").select("tenant").distinct().orderBy("tenant").execute();
  return rows.map((row) => row.tenant);
}

function pageOf(
  db: Kysely<Tables>,
  tenant: string,
  { caseId, after, most }: VerifyScope & { readonly after: string; readonly most: number },
): Promise<readonly CaseRow[]> {
  const all = db.selectFrom("cases").selectAll().where("tenant", "=", tenant);
  const asked = caseId === undefined ? all : all.where("id", "=", caseId);
  return asked.where("id", ">", after).orderBy("id").limit(most).execute();
}

/** Which of these cases are not what their facts add up to; all rows are of one moment, or locked. */
export async function brokenAmong(
  db: Kysely<Tables>,
  tenant: string,
  cases: readonly CaseRow[],
): Promise<readonly BrokenCase[]> {
  if (cases.length === 0) return [];
  const ids = cases.map(({ id }) => id);
  const facts = await db
    .selectFrom("facts")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("case_id", "in", ids)
    .orderBy("case_id")
    .orderBy("seq")
    .execute();
  const tasks = await db
    .selectFrom("tasks")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("case_id", "in", ids)
    .execute();
  const cards = await db
    .selectFrom("cards")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("case_id", "in", ids)
    .execute();
  return cases.flatMap((row) => {
    const mine = <Row extends { case_id: string }>(rows: readonly Row[]) =>
      rows.filter(({ case_id }) => case_id === row.id);
    const differences = differencesIn({
      row,
      facts: mine(facts),
      tasks: mine(tasks),
      cards: mine(cards),
    });
    return differences.length === 0 ? [] : [{ tenant, caseId: row.id, differences }];
  });
}

type CaseRows = {
  readonly row: CaseRow;
  readonly facts: readonly Selectable<Tables["facts"]>[];
  readonly tasks: readonly Selectable<Tables["tasks"]>[];
  readonly cards: readonly Selectable<Tables["cards"]>[];
};

function differencesIn({ row, facts, tasks, cards }: CaseRows): readonly Difference[] {
  const gap = facts.findIndex(({ seq }, index) => seq !== index + 1);
  if (gap !== -1) return [{ at: `facts[${gap}].seq`, stored: facts[gap]?.seq, folded: gap + 1 }];
  const folded = foldOf(row.id, facts.map(factFromRow));
  if (folded instanceof Error) {
    return [{ at: "facts", stored: `${facts.length} facts`, folded: folded.message }];
  }
  return [
    ...differencesOf("fold", stateFromRow(row), folded),
    ...differencesOf("columns", columnsOf(row), {
      item_code: folded.item.code,
      item_version: folded.item.version,
      item_digest: folded.item.digest,
      status: folded.status,
      version: folded.version,
    }),
    ...differencesOf("tasks", sorted(tasks), sorted(taskRows(row.tenant, folded))),
    ...differencesOf("cards", sorted(cards), sorted(cardRows(row.tenant, folded))),
  ];
}

function columnsOf({ item_code, item_version, item_digest, status, version }: CaseRow) {
  return { item_code, item_version, item_digest, status, version };
}

function foldOf(caseId: string, facts: readonly Fact[]): CaseState | Error {
  try {
    return replay(caseId, facts);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function sorted(rows: readonly object[]): readonly unknown[] {
  return rows.map((row) => canonicalJson(row)).toSorted();
}
