import { digestOfText } from "@banjian/base";
import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from "kysely";
import { schemaName, type Tables } from "./tables.js";

/** The place of a parameter in a statement that was compiled without it. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Where a statement takes its parameters from: `given("ids", "text[]")`. */
export type Given<Params> = (name: keyof Params & string, type: string) => RawBuilder<never>;

/** Compiles, and runs nothing. */
const compiler = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
}).withSchema(schemaName);

/** By their text, the names under which a session may keep statements. */
const names = new Map<string, string>();

/** The name of a statement that is compiled once: the same in every process, and another one for another text. */
export function nameOf(text: string): string | undefined {
  return names.get(text);
}

/** A statement that Kysely compiles once: every later use only brings its parameters. */
export function compiledOnce<Params extends Readonly<Record<string, unknown>>, Row = unknown>(
  build: (db: Kysely<Tables>, given: Given<Params>) => Compilable<Row>,
): (params: Params) => CompiledQuery<Row> {
  let compiled: CompiledQuery<Row> | undefined;
  return (params) => {
    compiled ??= compile(build);
    const parameters = compiled.parameters.map((slot) =>
      slot instanceof Slot ? params[slot.name] : slot,
    );
    return { ...compiled, parameters };
  };
}

function compile<Params, Row>(
  build: (db: Kysely<Tables>, given: Given<Params>) => Compilable<Row>,
): CompiledQuery<Row> {
  const compiled = build(
    compiler,
    (name, type) => sql<never>`cast(${new Slot(name)} as ${sql.raw(type)})`,
  ).compile();
  names.set(compiled.sql, digestOfText(compiled.sql).slice(0, 32));
  return compiled;
}

/** Any element of a list: `where("id", "=", anyOf(…))`. */
export function anyOf(list: RawBuilder<never>): RawBuilder<string> {
  return sql<string>`any(${list})`;
}

/** Each element of a list: `where("id", "!=", allOf(…))`. */
export function allOf(list: RawBuilder<never>): RawBuilder<string> {
  return sql<string>`all(${list})`;
}
