import { type Kysely, sql } from "kysely";

/** What a store survives: nothing (S0), the death of the process (S1), also of the server (S2), also the loss of the server (S3). */
export type Tier = "S0" | "S1" | "S2" | "S3";

/** The tiers, the weakest first. */
export const tiers: readonly Tier[] = ["S0", "S1", "S2", "S3"];

/** The settings of a database on which it depends what a commit survives. */
export type Durability = {
  readonly fsync: boolean;
  readonly fullPageWrites: boolean;
  readonly synchronousCommit: string;
  readonly synchronousStandbys: string;
  readonly dataChecksums: boolean;
};

const names = [
  "fsync",
  "full_page_writes",
  "synchronous_commit",
  "synchronous_standby_names",
  "data_checksums",
];

/** Asks the database how far its commits hold. */
export async function durabilityOf<Tables>(db: Kysely<Tables>): Promise<Durability> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_catalog.pg_settings where name in (${sql.join(names)})`.execute(
    db,
  );
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  return {
    fsync: settings.get("fsync") === "on",
    fullPageWrites: settings.get("full_page_writes") === "on",
    synchronousCommit: settings.get("synchronous_commit") ?? "",
    synchronousStandbys: settings.get("synchronous_standby_names") ?? "",
    dataChecksums: settings.get("data_checksums") === "on",
  };
}

/** The tier of a PostgreSQL server with these settings; one that does not wait for its disk keeps no more than a process does. */
export function tierOf({
  fsync,
  fullPageWrites,
  synchronousCommit,
  synchronousStandbys,
}: Durability): Tier {
  if (!fsync || !fullPageWrites || synchronousCommit === "off") return "S1";
  const waits = synchronousCommit !== "local" && synchronousStandbys !== "";
  return waits ? "S3" : "S2";
}
