import { CompiledQuery, type QueryResult } from "kysely";
import { connectionSettings } from "./connection-settings.js";

type Send = <Row>(statement: CompiledQuery<Row>) => Promise<QueryResult<Row>>;

/** How long our statements wait on a connection of the host, where that would let them wait longer. */
const ours: Readonly<Record<string, number>> = {
  lock_timeout: connectionSettings.lock_timeout,
  statement_timeout: connectionSettings.statement_timeout,
};

const names = Object.keys(ours)
  .map((name) => `'${name}'`)
  .join(", ");

// As numbers of milliseconds, whatever units the host wrote; a server that does not know one leaves it out.
const read = CompiledQuery.raw(
  `select name, setting from pg_settings where name in (${names})`,
) as CompiledQuery<{ readonly name: string; readonly setting: string }>;

/** Waits no longer than we do for what comes now, until the transaction ends or what was set before is put back with what this returns. */
export async function waitNoLonger(send: Send): Promise<() => Promise<void>> {
  const { rows } = await send(read);
  const longer = rows.filter(({ name, setting }) => {
    const ms = Number(setting);
    return ms === 0 || ms > (ours[name] ?? 0);
  });
  if (longer.length === 0) return async () => {};
  await set(send, new Map(longer.map(({ name }) => [name, String(ours[name])])));
  return () => set(send, new Map(longer.map(({ name, setting }) => [name, setting])));
}

async function set(send: Send, values: ReadonlyMap<string, string>): Promise<void> {
  const calls = [...values.keys()].map(
    (name, index) => `set_config('${name}', $${index + 1}, true)`,
  );
  await send(CompiledQuery.raw(`select ${calls.join(", ")}`, [...values.values()]));
}
