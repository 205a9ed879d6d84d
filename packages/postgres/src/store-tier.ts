import { type Kysely, sql } from "kysely";
import type { OpenDatabase } from "./connect.js";
import { type Durability, durabilityOf, type Tier, tierOf } from "./durability.js";

/** What a database survives, and what else a hall has to know of it. */
export type StoreTier = {
  readonly tier: Tier;
  /** The settings from which the tier of a server follows; that of an embedded one follows from where it lies. */
  readonly durability?: Durability;
  readonly version: string;
  /** A standby, or made read-only, also for sessions yet to come: nothing can be decided on it. */
  readonly readOnly: boolean;
};

/** Asks a database what it survives; an embedded one keeps what lies in a folder that only this process opens. */
export async function storeTier<Tables>(
  db: Kysely<Tables>,
  { backend, kept }: Pick<OpenDatabase<Tables>, "backend" | "kept">,
): Promise<StoreTier> {
  const { rows } = await sql<Pick<StoreTier, "version" | "readOnly">>`
    select current_setting('server_version') as version, (
      pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' or exists (
        select 1 from pg_catalog.pg_db_role_setting s
        where 'default_transaction_read_only=on' = any (s.setconfig)
          and s.setdatabase in (0, (select oid from pg_catalog.pg_database where datname = current_database()))
          and s.setrole in (0, (select oid from pg_catalog.pg_roles where rolname = current_user))
      )) as "readOnly"`.execute(db);
  const { version = "", readOnly = false } = rows[0] ?? {};
  if (backend === "pglite") return { tier: kept ? "S1" : "S0", version, readOnly };
  const durability = await durabilityOf(db);
  return { tier: tierOf(durability), durability, version, readOnly };
}
