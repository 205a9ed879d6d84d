import { CompiledQuery, type DatabaseConnection, type Dialect, type Driver } from "kysely";
import type { Capabilities } from "./capabilities.js";
import { connectionSettings, pinnedSettings } from "./connection-settings.js";

/** The dialect for a database that lacks something: its statements are sent in the way in which they do without. */
export function adaptedDialect(
  dialect: Dialect,
  { skipLocked, sessionSettings }: Pick<Capabilities, "skipLocked" | "sessionSettings">,
): Dialect {
  const adapting = [...(skipLocked ? [] : [waiting]), ...(sessionSettings ? [] : [settling])];
  if (adapting.length === 0) return dialect;
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => adaptedDriver(dialect.createDriver(), adapting),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

type Execute = DatabaseConnection["executeQuery"];

/** Without SKIP LOCKED whoever claims work waits for what another has claimed, instead of passing over it: each piece is still taken up once. */
function waiting(execute: Execute): Execute {
  return <Row>(query: CompiledQuery) =>
    execute<Row>({ ...query, sql: query.sql.replace(/ skip locked\b/gi, "") });
}

/** Where a session is not ours alone, each transaction gets the settings of its own: they end with it. */
function settling(execute: Execute): Execute {
  return async <Row>(query: CompiledQuery) => {
    if (!/^(begin|start transaction)\b/i.test(query.sql)) return execute<Row>(query);
    // Both on their way at once: what is sent next has to come after them.
    const [begun, settled] = await Promise.allSettled([
      execute<Row>(query),
      execute(localSettings),
    ]);
    if (begun.status === "rejected") throw begun.reason;
    if (settled.status === "rejected") throw settled.reason;
    return begun.value;
  };
}

const { lock_timeout, statement_timeout, idle_in_transaction_session_timeout } = connectionSettings;

const local = Object.entries({
  lock_timeout,
  statement_timeout,
  idle_in_transaction_session_timeout,
  ...pinnedSettings,
});

const localSettings = CompiledQuery.raw(
  `select ${local.map(([name], index) => `set_config('${name}', $${index + 1}, true)`).join(", ")}`,
  local.map(([, value]) => String(value)),
);

/** The same driver, whose connections send what these make of a statement. */
function adaptedDriver(
  driver: Driver,
  adapting: readonly ((execute: Execute) => Execute)[],
): Driver {
  const changed = new WeakSet<DatabaseConnection>();
  return new Proxy(driver, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      if (name !== "acquireConnection") return member.bind(target);
      return async () => {
        const connection = await target.acquireConnection();
        // A pool lends the same connection again and again.
        if (changed.has(connection)) return connection;
        changed.add(connection);
        const execute: Execute = connection.executeQuery.bind(connection);
        const executeQuery = adapting.reduce((sent, adapt) => adapt(sent), execute);
        return Object.assign(connection, { executeQuery });
      };
    },
  });
}
