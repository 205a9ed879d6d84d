import { type RawBuilder, sql } from "kysely";
import type { Given } from "../compiled-once.js";

/** The SQL type of each column of rows that travel together, column by column. */
export type RowTypes = Readonly<Record<string, string>>;

type Row = Readonly<Record<string, unknown>>;

// A text may hold any character, so texts travel as a list that the driver quotes. What is of any other type never holds a
// control character, JSON text among it, and travels as one text between separators, which neither side has to quote.
const between = "\u001f";
const nothing = "\u001e";

/** The value of each column in turn, for a statement that is compiled once: `unnest` of one list beside the other. */
export function eachColumn(given: Given<Row>, types: RowTypes) {
  return Object.entries(types).map(([name, type]) => elementOf(given, name, type).as(name));
}

function elementOf(given: Given<Row>, name: string, type: string): RawBuilder<never> {
  if (type === "text") return sql<never>`unnest(${given(name, "text[]")})`;
  const list = sql`string_to_array(${given(name, "text")}, chr(31), chr(30))`;
  return sql<never>`cast(unnest(${list}) as ${sql.raw(type)})`;
}

/** The rows column by column, as `eachColumn` takes them apart again. */
export function columnLists(types: RowTypes, rows: readonly Row[]): Row {
  const lists: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(types)) {
    lists[name] =
      type === "text"
        ? rows.map((row) => row[name] ?? null)
        : rows.map((row) => row[name] ?? nothing).join(between);
  }
  return lists;
}
