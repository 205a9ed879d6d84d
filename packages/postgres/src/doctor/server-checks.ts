import { type Kysely, sql } from "kysely";
import { durabilityOf } from "../durability.js";
import { tableRights } from "../grants.js";
import { schemaName, type Tables } from "../tables.js";
import { type DatabaseFinding, doubtful, finding, wrong } from "./finding.js";

/** Whether the server keeps what it has committed (DB4), and is otherwise as it should be (DB13). */
export async function settingFindings(db: Kysely<Tables>): Promise<readonly DatabaseFinding[]> {
  const { fsync, fullPageWrites, synchronousCommit, dataChecksums } = await durabilityOf(db);
  const { rows } = await sql<{ encoding: string; version: string }>`
    select current_setting('server_encoding') as encoding,
      current_setting('server_version_num') as version`.execute(db);
  const [{ encoding, version } = { encoding: "", version: "0" }] = rows;
  const weak = [
    ...(fsync ? [] : [["fsync", "off"]]),
    ...(fullPageWrites ? [] : [["full_page_writes", "off"]]),
    ...(synchronousCommit === "off" ? [["synchronous_commit", "off"]] : []),
  ];
  return [
    ...weak.map(([setting = "", is = ""]) => wrong(finding("DB4", { setting, is }))),
    ...(encoding === "UTF8"
      ? []
      : [wrong(finding("DB13", { setting: "server_encoding", is: encoding, should: "UTF8" }))]),
    ...(Number(version) >= 100_000
      ? []
      : [wrong(finding("DB13", { setting: "server_version", is: version, should: "≥ 10" }))]),
    ...(dataChecksums
      ? []
      : [doubtful(finding("DB13", { setting: "data_checksums", is: "off", should: "on" }))]),
  ];
}

/** Whether the role of this connection may do what a running hall does (DB6), and no more (DB5). */
export async function roleFindings(db: Kysely<Tables>): Promise<readonly DatabaseFinding[]> {
  const { rows } = await sql<{
    role: string;
    rolsuper: boolean;
    rolbypassrls: boolean;
    owner: boolean;
    creates: boolean;
  }>`
    select current_user as role, r.rolsuper, r.rolbypassrls,
      exists (
        select 1 from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ${schemaName} and c.relkind in ('r', 'p') and c.relowner = r.oid
      ) as owner,
      has_schema_privilege(current_user, ${schemaName}, 'create') as creates
    from pg_catalog.pg_roles r where r.rolname = current_user`.execute(db);
  const [it] = rows;
  if (it === undefined) throw new Error("the database knows no role for this connection");
  const more = [
    ...(it.rolsuper ? ["superuser"] : []),
    ...(it.rolbypassrls ? ["bypassrls"] : []),
    ...(it.owner ? ["owner"] : []),
    ...(it.creates ? ["create"] : []),
  ];
  const missing = await rightsMissing(db);
  return [
    ...(more.length === 0 ? [] : [doubtful(finding("DB5", { role: it.role, more }))]),
    ...(missing.length === 0 ? [] : [wrong(finding("DB6", { role: it.role, missing }))]),
  ];
}

/** What the role of this connection may not do of what a running hall does. */
export async function rightsMissing(db: Kysely<Tables>): Promise<readonly string[]> {
  const asked = tableRights.flatMap(([table, rights]) => rights.map((right) => ({ table, right })));
  const { rows } = await sql<{ held: boolean }>`${sql.join(
    asked.map(
      ({ table, right }) =>
        sql`select case when to_regclass(${`${schemaName}.${table}`}) is null then true
          else has_table_privilege(current_user, ${`${schemaName}.${table}`}, ${right}) end as held`,
    ),
    sql` union all `,
  )}`.execute(db);
  return asked
    .filter((_, index) => rows[index]?.held === false)
    .map(({ table, right }) => `${right} on ${table}`);
}

const farApart = 60;

/** Whether the database's clock is more than a minute away from this machine's (DB14). */
export async function clockFindings(
  db: Kysely<Tables>,
  here: () => number,
): Promise<readonly DatabaseFinding[]> {
  const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(db);
  const seconds = Math.round(Math.abs(Date.parse(rows[0]?.now ?? "") - here()) / 1_000);
  return seconds <= farApart ? [] : [doubtful(finding("DB14", { seconds }))];
}
