/**
 * How a hall holds its connections to a PostgreSQL server. Milliseconds unless the name says otherwise. `application_name`
 * and the timeouts of a statement may also be given in the URL (`?statement_timeout=5000`), which then wins.
 */
export const connectionSettings = {
  /** The name a database administrator sees in `pg_stat_activity`. */
  application_name: "banjian",
  /** Connections one process holds at most; further work waits for a free one. */
  max: 10,
  /** Connections beside these, for sweeps, deliveries and looks at the database's health. */
  reserved: 3,
  /** How long to wait for a new or a free connection: a server that never answers would otherwise be waited for without end, and who finds none free hears so within three seconds. */
  connectionTimeoutMillis: 2_500,
  /** The server gives up a statement after this long. */
  statement_timeout: 10_000,
  /** The client gives up after this long: longer than `statement_timeout`, so only when the server is no longer heard. */
  query_timeout: 12_000,
  /** The server gives up waiting for a row that somebody else holds. */
  lock_timeout: 3_000,
  /** The server ends a session that opened a transaction and fell silent, so that its locks do not outlive it. */
  idle_in_transaction_session_timeout: 10_000,
  /** The operating system notices a peer that vanished while a connection lay idle. */
  keepAlive: true,
  /** A connection is replaced after half an hour, so that load returns to a server that came back. */
  maxLifetimeSeconds: 1_800,
  /** Statements sent together travel together, and a client whose answer did not come in time is destroyed. */
  pipeline: true,
} as const;

/** How values are written and transactions begun, whatever the database or its administrator set otherwise. */
export const pinnedSettings = {
  DateStyle: "ISO, YMD",
  IntervalStyle: "postgres",
  TimeZone: "UTC",
  bytea_output: "hex",
  standard_conforming_strings: "on",
  default_transaction_isolation: "read committed",
} as const;

/**
 * What else each session asks of its server, as far as that knows the setting, by its name there and as it tells it: keepalives
 * in seconds, `tcp_user_timeout` in milliseconds. A server that refuses one is worked with all the same.
 */
export const serverSettings = {
  /** A transaction that goes on and on is ended, whatever it does (from PostgreSQL 17); steps of the schema may take longer. */
  transaction_timeout: "30s",
  /** A statement whose client has gone is given up (from 14). */
  client_connection_check_interval: "5s",
  /** A client that vanished without a word is noticed, and its locks are free, within three quarters of a minute. */
  tcp_keepalives_idle: "30",
  tcp_keepalives_interval: "5",
  tcp_keepalives_count: "3",
  /** As long may what was sent to a client stay unacknowledged (from 12). */
  tcp_user_timeout: "30000",
  /** A statement that is kept is planned for the tables as they are now, which may have grown since it was first told (from 12). */
  plan_cache_mode: "force_custom_plan",
} as const;
