import {
  type CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import { stepNamed } from "./migrate-steps.js";
import { bookStatements, entry } from "./schema-book.js";
import { schemaName, type Tables } from "./tables.js";

/** What is to be run for one step, statement by statement, in one transaction. */
export type PlannedStep = { readonly name: string; readonly statements: readonly string[] };

/** What begins the book of steps. */
export async function plannedBook(): Promise<PlannedStep> {
  const statements = await recorded(async (recorder) => {
    for (const statement of bookStatements) await statement.execute(recorder);
  });
  return { name: "schema", statements };
}

/** What takes a step, its entry into the book included. */
export async function plannedStep(name: string): Promise<PlannedStep> {
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
