import { sql } from "kysely";
import type { OpenDatabase } from "../connect.js";
import { whyForbidden } from "../database-fault.js";
import { databaseError } from "../errors.js";
import { checkSchema } from "../migrate.js";
import type { SchemaPlan } from "../plan.js";
import { schemaName, type Tables } from "../tables.js";
import { inTransaction } from "../transaction.js";
import { byMonth, type FactLayout, factLayout, type Month, monthText } from "./layout.js";

/** The first version whose partitioned tables have a key. */
const firstAble = 110_000;

/** A database, and what it can do. */
type Where = Pick<OpenDatabase<Tables>, "db" | "capabilities">;

/**
 * What gives the facts a table for each month up to so many months from now (in UTC, by when they were recorded): what has
 * been recorded until the end of this month stays where it is. Changes nothing. Refuses a server without such tables
 * (PARTITIONS_UNKNOWN), and one whose facts are split by something else (PARTITIONED_OTHERWISE).
 */
export async function planMonths({ db, capabilities }: Where, ahead: number): Promise<SchemaPlan> {
  if (!capabilities.partitions) throw databaseError("PARTITIONS_UNKNOWN", {});
  await checkSchema(db);
  const layout = await factLayout(db);
  const { version, split, now, until } = layout;
  if (version < firstAble) throw databaseError("PARTITIONS_UNKNOWN", { version });
  if (split !== undefined && split !== byMonth) {
    throw databaseError("PARTITIONED_OTHERWISE", { split });
  }
  const statements = [
    ...(split === undefined ? fromOneTable(layout) : []),
    ...monthsAfter(until, now + ahead).flatMap(oneMonth),
  ];
  const steps = statements.length === 0 ? [] : [{ name: "facts by month", statements }];
  return { steps, grants: [] };
}

/** Carries the plan out, in one transaction; says which months have a table now that had none. Refuses a role that does not own the tables (SCHEMA_RIGHTS_MISSING). */
export async function keepByMonth(
  { db, capabilities }: Where,
  ahead: number,
): Promise<readonly string[]> {
  try {
    return await inTransaction(db, async (trx) => {
      const { steps } = await planMonths({ db: trx, capabilities }, ahead);
      const statements = steps.flatMap((step) => step.statements);
      for (const statement of statements) await sql.raw(statement).execute(trx);
      return statements.flatMap(
        (one) => /attach partition \S+\.facts_(\d{6})/.exec(one)?.[1] ?? [],
      );
    });
  } catch (error) {
    const reason = whyForbidden(error);
    if (reason === undefined) throw error;
    throw databaseError("SCHEMA_RIGHTS_MISSING", { step: "facts by month", reason });
  }
}

const facts = `${schemaName}.facts`;

function fromOneTable({ now, grants }: FactLayout): string[] {
  return [
    `lock table ${facts} in access exclusive mode`,
    `alter table ${facts} rename to facts_before`,
    // The number of a fact is given under the lock on its case: a key that names the month as well keeps no less.
    `alter table ${facts}_before drop constraint facts_pkey`,
    `create table ${facts} (like ${facts}_before) partition by range (at)`,
    `alter table ${facts} add constraint facts_pkey primary key (tenant, case_id, seq, at)`,
    `alter table ${facts} attach partition ${facts}_before for values from (minvalue) to (${startOf(now + 1)})`,
    // What is recorded past the last month is not refused.
    `create table ${facts}_rest partition of ${facts} default`,
    ...grants.map(
      ({ role, right }) => `grant ${right} on ${facts} to "${role.replaceAll('"', '""')}"`,
    ),
  ];
}

function monthsAfter(last: Month, through: Month): Month[] {
  return Array.from({ length: Math.max(0, through - last) }, (_, index) => last + 1 + index);
}

/** A table for a month, with what of it was recorded before the month had one. */
function oneMonth(month: Month): string[] {
  const name = `${facts}_${monthText(month).replace("-", "")}`;
  const [from, to] = [startOf(month), startOf(month + 1)];
  return [
    `create table ${name} (like ${facts})`,
    `with moved as (delete from ${facts}_rest where at >= ${from} and at < ${to} returning *) insert into ${name} select * from moved`,
    `alter table ${facts} attach partition ${name} for values from (${from}) to (${to})`,
  ];
}

function startOf(month: Month): string {
  return `'${monthText(month)}-01 00:00:00+00'`;
}
