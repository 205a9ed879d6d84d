import { canonicalJson } from "@banjian/base";
import { type Kysely, sql } from "kysely";
import { closingSteps, stepNames, unknownSteps } from "./migrate-steps.js";
import { plannedStep } from "./planned-steps.js";
import { schemaName, type Tables } from "./tables.js";

/** What stands where the schema should be, as this program sees it. */
export type SchemaState =
  /** Nothing of ours. */
  | { readonly kind: "empty"; readonly done: readonly string[] }
  /** This role may not read the book of steps. */
  | { readonly kind: "forbidden"; readonly role: string }
  /** Tables of these names that are somebody else's. */
  | { readonly kind: "foreign"; readonly there: readonly string[] }
  /** What these steps make stands there, and the book does not say that they were taken. */
  | Booked<"unbooked", { readonly there: readonly string[]; readonly steps: readonly string[] }>
  | Booked<"older", { readonly missing: readonly string[] }>
  /** A later program has closed it to this one. */
  | Booked<"newer", { readonly unknown: readonly string[] }>
  /** Every step was taken, and what they make is not there. */
  | Booked<"drifted", { readonly gone: readonly string[] }>
  | Booked<"fits", object>;

type Booked<Kind extends string, More> = More & {
  readonly kind: Kind;
  /** The steps in the book, in their order. */
  readonly done: readonly string[];
};

/** Looks at the catalogue, which every role may read, and at the book; changes nothing. */
export async function schemaState(db: Kysely<Tables>): Promise<SchemaState> {
  let state = await lookOnce(db);
  // Between the two looks somebody may take a step: what does not fit is believed when it stays so.
  for (let tries = 0; tries < 5 && doubtful.has(state.kind); tries++) {
    const before = state;
    state = await lookOnce(db);
    if (canonicalJson(before) === canonicalJson(state)) return state;
  }
  return state;
}

const doubtful: ReadonlySet<SchemaState["kind"]> = new Set(["unbooked", "drifted", "foreign"]);

async function lookOnce(db: Kysely<Tables>): Promise<SchemaState> {
  const { rows } = await catalogue.execute(db);
  const there = new Set(rows.flatMap(({ table, column }) => [table, `${table}.${column}`]));
  if (!there.has(book) || !there.has(`${book}.name`)) return withoutBook(there);
  const reads = rows.find(({ table }) => table === book);
  if (reads?.readable !== true) return { kind: "forbidden", role: reads?.role ?? "" };
  const taken = await sql<{ name: string }>`
    select name from ${sql.id(schemaName, book)} order by name`.execute(db);
  return byTheBook(
    there,
    taken.rows.map(({ name }) => name),
  );
}

const book = "schema_steps";

type Named = {
  readonly table: string;
  readonly column: string;
  readonly readable: boolean;
  readonly role: string;
};

const catalogue = sql<Named>`
  select c.relname as "table", a.attname as "column", current_user as role,
    has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as readable
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname = ${schemaName} and c.relkind in ('r', 'p', 'v', 'm', 'f')`;

async function withoutBook(there: ReadonlySet<string>): Promise<SchemaState> {
  const { tables, standing, gone } = await stepsIn(there, stepNames);
  if (there.has(book) || (tables.length > 0 && gone.length > 0)) {
    return { kind: "foreign", there: there.has(book) ? [book] : tables };
  }
  if (tables.length === 0) return { kind: "empty", done: [] };
  return { kind: "unbooked", there: tables, steps: standing, done: [] };
}

async function byTheBook(
  there: ReadonlySet<string>,
  done: readonly string[],
): Promise<SchemaState> {
  if (closingSteps(done).length > 0) return { kind: "newer", unknown: unknownSteps(done), done };
  const missing = stepNames.filter((name) => !done.includes(name));
  const untaken = await stepsIn(there, missing);
  if (untaken.tables.length > 0) {
    return { kind: "unbooked", there: untaken.tables, steps: untaken.standing, done };
  }
  if (missing.length > 0) return { kind: "older", missing, done };
  const gone = (await Promise.all(stepNames.map(madeBy))).flat().filter((one) => !there.has(one));
  return gone.length > 0 ? { kind: "drifted", gone, done } : { kind: "fits", done };
}

/** What of these steps stands there: tables and columns, the steps they are of, and what is not there of a table that is. */
async function stepsIn(there: ReadonlySet<string>, steps: readonly string[]) {
  const tables: string[] = [];
  const standing: string[] = [];
  const gone: string[] = [];
  for (const step of steps) {
    const made = await madeBy(step);
    const found = made.filter((one) => there.has(one));
    // A table by itself, and a column that is added to one by itself: not each column of a table.
    const firsts = found.filter(
      (one) => !made.includes(one.split(".")[0] ?? "") || !one.includes("."),
    );
    if (firsts.length === 0) continue;
    tables.push(...firsts);
    standing.push(step);
    gone.push(...made.filter((one) => !there.has(one) && firsts.includes(one.split(".")[0] ?? "")));
  }
  return { tables, standing, gone };
}

/** The tables and columns that a step makes, read from its own statements so that there is no second list to keep. */
function madeBy(step: string): Promise<readonly string[]> {
  const known = made.get(step) ?? readFrom(step);
  made.set(step, known);
  return known;
}

const made = new Map<string, Promise<readonly string[]>>();

async function readFrom(step: string): Promise<readonly string[]> {
  const { statements } = await plannedStep(step);
  return statements.flatMap((statement) => {
    const [, verb, table = "", rest = ""] =
      /^(create|alter) table (?:if not exists )?banjian\.(\w+)([\s\S]*)$/.exec(statement) ?? [];
    if (verb === "create") {
      const columns = [...rest.matchAll(/^ {2}(?!constraint |primary |unique )(\w+) /gm)];
      return [table, ...columns.map(([, column]) => `${table}.${column}`)];
    }
    return [...rest.matchAll(/add column (\w+)/g)].map(([, column]) => `${table}.${column}`);
  });
}
