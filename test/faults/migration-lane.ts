import { randomUUID } from "node:crypto";
import { connect, migrate, schemaStatus, type Tables } from "@banjian/postgres";
import { type Kysely, sql } from "kysely";
import { describeSchema, schemaText } from "../../packages/postgres/src/describe-schema.js";
import { type Child, startChild } from "../support/start-child.js";
import { FaultProxy } from "./fault-proxy.js";

/** A process that migrates a database of its own behind a proxy, again and again from nothing. */
export class MigrationLane {
  readonly proxy: FaultProxy;
  /** The URL of its database, past the proxy. */
  readonly database: string;
  readonly #server: string;
  readonly #url: string;
  #child: Child | undefined;

  private constructor(proxy: FaultProxy, server: string, urls: Record<"database" | "url", string>) {
    this.proxy = proxy;
    this.#server = server;
    this.database = urls.database;
    this.#url = urls.url;
  }

  static async open(server: string): Promise<MigrationLane> {
    const name = `lane_${randomUUID().replaceAll("-", "")}`;
    await onDatabase(server, (db) => sql.raw(`create database ${name}`).execute(db));
    const database = new URL(server);
    database.pathname = `/${name}`;
    const { proxy, url } = await FaultProxy.open(database.href);
    return new MigrationLane(proxy, server, { database: database.href, url });
  }

  async close(): Promise<void> {
    await this.kill();
    this.proxy.close();
    const drop = sql.raw(`drop database ${new URL(this.database).pathname.slice(1)} with (force)`);
    // So that a server that is killed has less to look through; one that is too busy to drop it keeps it.
    await onDatabase(this.#server, (db) => drop.execute(db)).catch(() => {});
  }

  async kill(): Promise<void> {
    await this.#child?.kill();
    this.#child = undefined;
  }

  async empty(): Promise<void> {
    const drop = sql`drop schema if exists banjian cascade`;
    await onDatabase(this.database, (db) => drop.execute(db));
  }

  /** Migrates, and resolves with what the process says; undefined when it died before. */
  async migrate(): Promise<Record<string, unknown> | undefined> {
    this.#child ??= await startChild("migrate-child");
    this.#child.process.stdin?.write(`${JSON.stringify({ url: this.#url })}\n`);
    return this.#child.hears();
  }
}

/** Migrates over a line that is whole: which steps were there, which were taken, and what is there now. */
export async function resumed(url: string) {
  return onDatabase(url, async (db) => {
    const before = await booked(db);
    const taken = await migrate(db);
    const schema = schemaText(await describeSchema(db));
    return { before, taken, after: await booked(db), schema };
  });
}

async function booked(db: Kysely<Tables>): Promise<readonly string[]> {
  return (await schemaStatus(db)).filter(({ done }) => done).map(({ name }) => name);
}

/** Does it over a connection that nobody disturbs. */
async function onDatabase<Result>(
  url: string,
  use: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  const { db, close } = await connect<Tables>(url);
  try {
    return await use(db);
  } finally {
    await close();
  }
}
