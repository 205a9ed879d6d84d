import { type Kysely, sql } from "kysely";
import { schemaName, type Tables } from "../tables.js";
import { verifyCases } from "../verify-cases.js";
import { type DatabaseFinding, finding, wrong } from "./finding.js";

const sample = 500;

/** Whether stored cases are what their facts add up to (DB7): some of each tenant, `banjian verify` looks at all. */
export async function foldFindings(db: Kysely<Tables>): Promise<readonly DatabaseFinding[]> {
  const { broken } = await verifyCases(db, { most: sample });
  return broken.map(({ tenant, caseId, differences }) =>
    wrong(finding("DB7", { tenant, caseId, at: differences[0]?.at ?? "" })),
  );
}

/** Whether anything waits for, or is to be done in, a case that is over or was never there (DB8). */
export async function strayFindings(database: Kysely<Tables>): Promise<readonly DatabaseFinding[]> {
  const db = database.withSchema(schemaName);
  const found: DatabaseFinding[] = [];
  const closed = sql<boolean>`${sql.ref("cases.status")} = 'closed'`;
  // What outlasts a case, a copy to read or a fee to give back, stands in its fold.
  const unknown = sql<boolean>`${sql.ref("cases.fold")} -> 'tasks' -> ${sql.ref("tasks.task_id")} is null`;
  const outlived = (table: string) => (table === "tasks" ? [unknown] : []);
  for (const table of ["limits", "tasks", "facts"] as const) {
    const strays = await db
      .selectFrom(table)
      .leftJoin("cases", (join) =>
        join
          .onRef("cases.tenant", "=", `${table}.tenant`)
          .onRef("cases.id", "=", `${table}.case_id`),
      )
      .where((where) =>
        table === "facts"
          ? where("cases.id", "is", null)
          : where.or([where("cases.id", "is", null), where.and([closed, ...outlived(table)])]),
      )
      .select(({ fn }) => [
        fn.countAll<string>().as("count"),
        fn.min(`${table}.case_id`).as("example"),
      ])
      .executeTakeFirst();
    const count = Number(strays?.count ?? 0);
    if (count > 0) {
      found.push(wrong(finding("DB8", { table, count, example: strays?.example ?? "" })));
    }
  }
  return found;
}

/** Whether the item version of every open case is there (DB9). */
export async function itemFindings(database: Kysely<Tables>): Promise<readonly DatabaseFinding[]> {
  const rows = await database
    .withSchema(schemaName)
    .selectFrom("cases")
    .leftJoin("item_versions", "item_versions.digest", "cases.item_digest")
    .where("item_versions.digest", "is", null)
    .where("cases.status", "=", "open")
    .groupBy(["cases.item_code", "cases.item_version"])
    .select(({ fn }) => [
      "cases.item_code as code",
      "cases.item_version as version",
      fn.countAll<string>().as("count"),
    ])
    .execute();
  return rows.map(({ code, version, count }) =>
    wrong(finding("DB9", { code, version, count: Number(count) })),
  );
}
