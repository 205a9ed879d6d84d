import { type Kysely, sql } from "kysely";
import { schemaName, type Tables } from "./tables.js";

/** A table as the database's own catalogue describes it; each part by its name. */
type DescribedTable = {
  readonly columns: ReadonlyMap<string, string>;
  readonly constraints: ReadonlyMap<string, string>;
  readonly indexes: ReadonlyMap<string, string>;
  readonly storage: ReadonlyMap<string, string>;
};

export type DescribedSchema = ReadonlyMap<string, DescribedTable>;

type Part = { readonly table: string; readonly name: string; readonly text: string };

/** Every table of the schema as it is, whoever made it so; an index that was not finished counts as missing. */
export async function describeSchema(db: Kysely<Tables>): Promise<DescribedSchema> {
  const columns = await partsOf(db, columnsOf);
  const constraints = await partsOf(db, constraintsOf);
  const indexes = await partsOf(db, indexesOf);
  const storage = await partsOf(db, storageOf);
  const tables = [...new Set(columns.map(({ table }) => table))];
  return new Map(
    tables.map((table) => [
      table,
      {
        columns: byName(columns, table),
        constraints: byName(constraints, table),
        indexes: byName(indexes, table),
        storage: byName(storage, table),
      },
    ]),
  );
}

/** The schema as SQL that a person can read and review. */
export function schemaText(schema: DescribedSchema): string {
  return [...schema]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([table, { columns, constraints, indexes, storage }]) => {
      const parts = [
        ...[...columns].map(([name, text]) => `  ${name} ${text}`),
        ...[...constraints].map(([name, text]) => `  constraint ${name} ${text}`),
      ];
      const kept = [...storage.values()].map((text) => ` with (${text})`).join("");
      const create = `create table ${schemaName}.${table} (\n${parts.join(",\n")}\n)${kept};\n`;
      return create + [...indexes.values()].map((text) => `${text};\n`).join("");
    })
    .join("\n");
}

const storageOf = sql<Part>`
  select c.relname as "table", 'storage' as name, array_to_string(c.reloptions, ', ') as text
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname = ${schemaName} and c.relkind in ('r', 'p') and c.reloptions is not null
    and not exists (select 1 from pg_catalog.pg_inherits i where i.inhrelid = c.oid)`;

const columnsOf = sql<Part>`
  select c.relname as "table", a.attname as name,
    format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as text
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where n.nspname = ${schemaName} and c.relkind in ('r', 'p')
    and not exists (select 1 from pg_catalog.pg_inherits i where i.inhrelid = c.oid)
  order by c.relname, a.attnum`;

const constraintsOf = sql<Part>`
  select c.relname as "table", k.conname as name, lower(pg_get_constraintdef(k.oid)) as text
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_class c on c.oid = k.conrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname = ${schemaName} and k.contype in ('p', 'u', 'f', 'c')
  order by c.relname, k.conname`;

const indexesOf = sql<Part>`
  select c.relname as "table", x.relname as name,
    lower(replace(pg_get_indexdef(x.oid), ' ON ONLY ', ' ON ')) as text
  from pg_catalog.pg_index i
  join pg_catalog.pg_class x on x.oid = i.indexrelid
  join pg_catalog.pg_class c on c.oid = i.indrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname = ${schemaName} and i.indisvalid
    and not exists (select 1 from pg_catalog.pg_constraint k where k.conindid = x.oid)
  order by c.relname, x.relname`;

async function partsOf(db: Kysely<Tables>, query: typeof columnsOf): Promise<readonly Part[]> {
  return (await query.execute(db)).rows;
}

function byName(parts: readonly Part[], table: string): ReadonlyMap<string, string> {
  return new Map(
    parts.filter((part) => part.table === table).map(({ name, text }) => [name, text]),
  );
}
