import { CodedError } from "@banjian/base";
import { Kysely, PGliteDialect } from "kysely";
import { type DescribedSchema, describeSchema } from "../describe-schema.js";
import { checkSchema, migrate } from "../migrate.js";
import { stepNames } from "../migrate-steps.js";
import { openPGliteMemory } from "../pglite-database.js";
import type { Tables } from "../tables.js";
import { type DatabaseFinding, finding, wrong } from "./finding.js";

/** Whether the database has taken the steps that this program needs (DB1), and is otherwise one that it can work in (DB17); what has drifted is told table by table. */
export async function stepFindings(db: Kysely<Tables>): Promise<readonly DatabaseFinding[]> {
  const error = await checkSchema(db).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) return [];
  if (!(error instanceof CodedError)) throw error;
  switch (error.code) {
    case "SCHEMA_DRIFTED":
      return [];
    case "SCHEMA_OUTDATED":
      return [wrong(finding("DB1", error.details as { missing: readonly string[] }))];
    case "SCHEMA_MISSING":
      return [wrong(finding("DB1", { missing: stepNames }))];
    default: {
      const { says, hint, code } = error;
      const reason = {
        zh: `${says.zh}（${code}）。${hint.zh.replace(/。$/, "")}`,
        en: `${says.en} (${code}). ${hint.en.replace(/\.$/, "")}`,
      };
      return [wrong(finding("DB17", { reason }))];
    }
  }
}

/** Whether the tables are what the steps make of an empty database (DB2, DB3); what there is beside is somebody else's business. */
export async function driftFindings(db: Kysely<Tables>): Promise<readonly DatabaseFinding[]> {
  made ??= schemaMadeNew();
  const [should, is] = [await made, await describeSchema(db)];
  return [...should].flatMap(([table, { columns, constraints, indexes }]) => {
    const found = is.get(table);
    if (found === undefined) {
      return [wrong(finding("DB2", { place: table, is: undefined, should: "a table" }))];
    }
    const drifted = [...columns, ...constraints]
      .map(([name, text]) => ({
        place: `${table}.${name}`,
        is: found.columns.get(name) ?? found.constraints.get(name),
        should: text,
      }))
      .filter((one) => one.is !== one.should && !isKeyByMonth(one));
    const missing = [...indexes].filter(([index, text]) => found.indexes.get(index) !== text);
    return [
      ...drifted.map((one) => wrong(finding("DB2", one))),
      ...missing.map(([index, text]) => wrong(finding("DB3", { index, should: text }))),
    ];
  });
}

/** The key of facts that lie by month names the time as well. */
function isKeyByMonth(one: { place: string; is: string | undefined; should: string }): boolean {
  return one.place === "facts.facts_pkey" && one.is === one.should.replace("seq)", "seq, at)");
}

let made: Promise<DescribedSchema> | undefined;

/** An empty database is made for the purpose, so that there is no second copy of the schema to keep; once is enough for a process. */
async function schemaMadeNew(): Promise<DescribedSchema> {
  const db = new Kysely<Tables>({
    dialect: new PGliteDialect({ pglite: await openPGliteMemory() }),
  });
  try {
    await migrate(db);
    return await describeSchema(db);
  } finally {
    await db.destroy();
  }
}
