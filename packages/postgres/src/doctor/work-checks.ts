import { type Kysely, sql } from "kysely";
import { schemaName, type Tables } from "../tables.js";
import { type DatabaseFinding, doubtful, finding, wrong } from "./finding.js";

// A day may be early by as long as a holiday with its week-ends is: limits wait for the day before any roll.
const longestRoll = 14;

/** Whether limits that wait for an instant have been due for an hour, or for a day for longer than any roll (DB10): then nobody sweeps, or in vain. */
export async function dueFindings(database: Kysely<Tables>): Promise<readonly DatabaseFinding[]> {
  const rows = await database
    .withSchema(schemaName)
    .selectFrom("limits")
    .where((where) =>
      where.or([
        where("at", "<", sql<string>`clock_timestamp() - interval '1 hour'`),
        where("day", "<", sql<string>`current_date - ${sql.lit(longestRoll)}`),
      ]),
    )
    .groupBy("tenant")
    .select(({ fn }) => ["tenant", fn.countAll<string>().as("count"), fn.min("at").as("since")])
    .execute();
  return rows.map(({ tenant, count, since }) =>
    doubtful(finding("DB10", { tenant, count: Number(count), since: since ?? "" })),
  );
}

/** Whether a hall waits for a person to look at the clock (DB11). */
export async function holdFindings(database: Kysely<Tables>): Promise<readonly DatabaseFinding[]> {
  const rows = await database
    .withSchema(schemaName)
    .selectFrom("clock_holds")
    .where("released_at", "is", null)
    .select(["tenant", "went_from", "went_to"])
    .execute();
  return rows.map(({ tenant, went_from: from, went_to: to }) =>
    doubtful(finding("DB11", { tenant, from, to })),
  );
}

/** Whether a sink has been owed events for an hour (DB15), and who holds it: then nobody delivers, in vain, or one that is gone. */
export async function sinkFindings(database: Kysely<Tables>): Promise<readonly DatabaseFinding[]> {
  const rows = await database
    .withSchema(schemaName)
    .selectFrom("sinks")
    .innerJoin("outbox", (join) =>
      join
        .onRef("outbox.tenant", "=", "sinks.tenant")
        .on((on) =>
          on.or([
            on("outbox.position", "is", null),
            on("outbox.position", ">", on.ref("sinks.position")),
          ]),
        ),
    )
    .where("outbox.at", "<", sql<string>`clock_timestamp() - interval '1 hour'`)
    .groupBy(["sinks.tenant", "sinks.sink", "sinks.owner", "sinks.until"])
    .select(({ fn }) => [
      "sinks.tenant",
      "sinks.sink",
      "sinks.owner",
      "sinks.until",
      fn.sum<string>("outbox.count").as("count"),
      fn.min("outbox.at").as("since"),
    ])
    .execute();
  return rows.map(({ tenant, sink, owner, until, count, since }) =>
    doubtful(
      finding("DB15", {
        tenant,
        sink,
        count: Number(count),
        since,
        lease: owner === null ? "" : `${owner}, ${until}`,
      }),
    ),
  );
}

/** Whether a session has held its transaction open for so many seconds (DB12): its locks keep others waiting. */
export async function sessionFindings(
  db: Kysely<Tables>,
  longer = 60,
): Promise<readonly DatabaseFinding[]> {
  const { rows } = await sql<{ pid: number; name: string; state: string; seconds: number }>`
    select pid, application_name as name, state,
      floor(extract(epoch from clock_timestamp() - xact_start))::integer as seconds
    from pg_catalog.pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and xact_start <= clock_timestamp() - ${longer} * interval '1 second'`.execute(db);
  return rows.map(({ pid, name, state, seconds }) =>
    wrong(finding("DB12", { what: `session ${pid}`, who: name || state, seconds })),
  );
}
