import {
  type CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import { grantsFor } from "./grants.js";
import { schemaStatus, stepNamed, stepNames } from "./migrate.js";
import { bookStatements, entry } from "./schema-book.js";
import { schemaName, type Tables } from "./tables.js";

/** What is to be run for one step, statement by statement, in one transaction. */
export type PlannedStep = { readonly name: string; readonly statements: readonly string[] };

/** The steps that a database has not taken, as the statements that take them, and what a role needs afterwards. */
export type SchemaPlan = {
  readonly steps: readonly PlannedStep[];
  readonly grants: readonly string[];
};

/** What migrating this database would run, or an empty one where none is given. Changes nothing. */
export async function planSchema(
  db: Kysely<Tables> | undefined,
  role?: string,
): Promise<SchemaPlan> {
  const missing =
    db === undefined
      ? stepNames
      : (await schemaStatus(db)).filter(({ done }) => !done).map(({ name }) => name);
  const grants = role === undefined ? [] : grantsFor(role);
  if (missing.length === 0) return { steps: [], grants };
  const book = await recorded(async (recorder) => {
    for (const statement of bookStatements) await statement.execute(recorder);
  });
  const steps = await Promise.all(missing.map(plannedStep));
  return { steps: [{ name: "schema", statements: book }, ...steps], grants };
}

/** The plan as a script for psql, each step a transaction. */
export function planScript({ steps, grants }: SchemaPlan): string {
  const blocks = steps.map(({ name, statements }) =>
    [`-- ${name}`, "begin;", ...statements.map((one) => `${one};`), "commit;", ""].join("\n"),
  );
  const granting =
    grants.length === 0 ? [] : [["-- grants", ...grants.map((one) => `${one};`), ""].join("\n")];
  return [...blocks, ...granting].join("\n");
}

async function plannedStep(name: string): Promise<PlannedStep> {
  const statements = await recorded(async (recorder) => {
    await stepNamed(name).up(recorder.withSchema(schemaName) as unknown as Kysely<unknown>);
    await entry(name).execute(recorder);
  });
  return { name, statements };
}

/** The statements that some work would run, written down instead of run. */
async function recorded(work: (recorder: Kysely<Tables>) => Promise<void>): Promise<string[]> {
  const statements: string[] = [];
  const connection: DatabaseConnection = {
    executeQuery: async ({ sql, parameters }: CompiledQuery) => {
      if (parameters.length > 0) throw new Error(`a step of the schema has parameters: ${sql}`);
      statements.push(readable(sql));
      return { rows: [] };
    },
    // biome-ignore lint/correctness/useYield: a step of the schema reads no stream
    streamQuery: async function* () {
      throw new Error("a step of the schema reads no stream");
    },
  };
  class Recorder extends DummyDriver {
    override async acquireConnection(): Promise<DatabaseConnection> {
      return connection;
    }
  }
  const recorder = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new Recorder(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  await work(recorder);
  return statements;
}

/** One column a line. */
function readable(sql: string): string {
  const plain = sql.replace(/\s+/g, " ").replace(/"([a-z_]+)"/g, "$1");
  const table = /^(create table [^(]+)\((.*)\)$/.exec(plain);
  if (table === null) return plain;
  const [, head = "", columns = ""] = table;
  return `${head}(\n  ${columns
    .trim()
    .split(/, (?![^(]*\))/)
    .join(",\n  ")}\n)`;
}
