import type { CompiledQuery, Insertable, Kysely } from "kysely";
import { compiledOnce } from "../compiled-once.js";
import type { Tables } from "../tables.js";
import { columnLists, eachColumn } from "./row-lists.js";

/** The type of each column of a table, but for the tenant, which all rows have in common. */
export type ColumnTypes<Table extends keyof Tables> = {
  readonly [Column in Exclude<keyof Insertable<Tables[Table]>, "tenant">]-?: string;
};

/** A statement that adds any number of rows at once, compiled once: each column travels as one list. */
export function insertRows<Table extends keyof Tables>(
  table: Table,
  types: ColumnTypes<Table>,
): (tenant: string, rows: readonly Insertable<Tables[Table]>[]) => CompiledQuery {
  const insert = compiledOnce<Readonly<Record<string, unknown>>>((db, given) => {
    const into = db as unknown as Kysely<Record<string, Record<string, unknown>>>;
    return into
      .insertInto(table)
      .columns(["tenant", ...Object.keys(types)])
      .expression(() =>
        db.selectNoFrom([given("tenant", "text").as("tenant"), ...eachColumn(given, types)]),
      );
  });
  return (tenant, rows) => insert({ tenant, ...columnLists(types, rows) });
}
