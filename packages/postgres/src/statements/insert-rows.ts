import { type CompiledQuery, type Insertable, type Kysely, type RawBuilder, sql } from "kysely";
import { compiledOnce } from "../compiled-once.js";
import type { Tables } from "../tables.js";

/** The type of each column of a table, but for the tenant, which all rows have in common. */
export type ColumnTypes<Table extends keyof Tables> = {
  readonly [Column in Exclude<keyof Insertable<Tables[Table]>, "tenant">]-?: string;
};

type Params = Readonly<Record<string, unknown>>;

/** A statement that adds any number of rows at once, compiled once: each column travels as one list. */
export function insertRows<Table extends keyof Tables>(
  table: Table,
  types: ColumnTypes<Table>,
): (tenant: string, rows: readonly Insertable<Tables[Table]>[]) => CompiledQuery {
  const columns = Object.entries<string>(types);
  const names = columns.map(([name]) => name);
  const insert = compiledOnce<Params>((db, given) => {
    const into = db as unknown as Kysely<Record<string, Record<string, unknown>>>;
    return into
      .insertInto(table)
      .columns(["tenant", ...names])
      .expression(() =>
        db.selectNoFrom([
          given("tenant", "text").as("tenant"),
          ...columns.map(([name, type]) => each(given(name, "text[]"), type).as(name)),
        ]),
      );
  });
  return (tenant, rows) => insert({ tenant, ...columnsOf(names, rows) });
}

/** The elements of a list of texts, each read as a value of that type. */
export function each(list: RawBuilder<never>, type: string): RawBuilder<never> {
  return sql<never>`cast(unnest(${list}) as ${sql.raw(type)})`;
}

/** The rows column by column, as texts. */
export function columnsOf(names: readonly string[], rows: readonly Params[]): Params {
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => text(row[name]))]));
}
