import type { CompiledQuery, DatabaseConnection, Dialect, Driver } from "kysely";

/**
 * The dialect for a database that knows no SKIP LOCKED: its statements are sent without it. Whoever claims work then waits for
 * what another has claimed instead of passing over it: each piece is still taken up once, by one after the other.
 */
export function withoutSkipLocked(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => waiting(dialect.createDriver()),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

/** The same driver, whose connections send no SKIP LOCKED. */
function waiting(driver: Driver): Driver {
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
        const execute = connection.executeQuery.bind(connection);
        return Object.assign(connection, {
          executeQuery: <Row>(query: CompiledQuery<Row>) => execute<Row>(plain(query)),
        });
      };
    },
  });
}

function plain<Row>(query: CompiledQuery<Row>): CompiledQuery<Row> {
  return { ...query, sql: query.sql.replace(/ skip locked\b/gi, "") };
}
