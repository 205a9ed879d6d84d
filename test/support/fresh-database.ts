import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

/** An empty database on the test server; `drop` also ends whatever is still connected to it. */
export type FreshDatabase = { readonly url: string; drop(): Promise<void> };

/** Makes a database that no other test knows. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const url = new URL(inject("postgresUrl"));
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asSuperuser(`create database ${name}`);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(name) };
}

// In two statements, as servers before version 13 know no other way.
async function dropDatabase(name: string): Promise<void> {
  await asSuperuser(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  );
  await asSuperuser(`drop database ${name}`);
}

/** Runs one statement on the test server, outside the database under test. */
export async function asSuperuser(statement: string): Promise<void> {
  const client = new Client(inject("postgresUrl"));
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
