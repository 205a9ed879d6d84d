import { type CustomTypesConfig, type Pool, TypeOverrides } from "pg";

const NAME = 19;

/** Asked of a database as a `name`, and read as another word through a pool that is guarded. */
export const guardAsked = "banjian.is_guarded";
/** What is read then. */
export const guardAnswered = "guarded";

/**
 * The pool of a host, made fit for a hall: `new Kysely({ dialect: new PostgresDialect({ pool: guardedPool(pool) }) })`. A pool
 * hears only its idle clients, so that one lost at work would end the process; here that fails the work on it, and nothing else.
 */
export function guardedPool(pool: Pool): Pool {
  pool.options.types = tellingTypes(pool.options.types ?? new TypeOverrides());
  pool.on("error", connectionLost);
  // At each taking out, so that clients which the pool had before are heard as well.
  pool.on("acquire", hear);
  return pool;
}

/** A client as far as it tells of its end. */
type Telling = {
  on?(name: "error", listener: (error: Error) => void): unknown;
  listeners?(name: "error"): readonly unknown[];
};

/** Losing this client fails the work on it, and does not end the process. */
export function hear(client: Telling): void {
  const heard = client.listeners?.("error").includes(connectionLost);
  if (heard !== true) client.on?.("error", connectionLost);
}

/** Nothing is left to do: the pool has let go of the client, and a statement on its way is rejected by itself. */
export function connectionLost(): void {}

/** By the way it reads one word a pool says, through whatever it is wrapped in, that it is guarded. */
function tellingTypes(types: CustomTypesConfig): CustomTypesConfig {
  const parserOf = types.getTypeParser.bind(types) as (type: number, format?: string) => unknown;
  const getTypeParser = (type: number, format?: string) => {
    const parse = parserOf(type, format) as (text: string) => unknown;
    if (type !== NAME) return parse;
    return (text: string) => (text === guardAsked ? guardAnswered : parse(text));
  };
  return { getTypeParser } as CustomTypesConfig;
}
