import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** A real PostgreSQL server on this machine, as its superuser; take a database of your own from `freshDatabase`. */
    postgresUrl: string;
  }
}

const lease = path.resolve("test/support/postgres-lease.mjs");

/** Starts one PostgreSQL server for all database tests, and gives back how to end it; vitest calls it before the first test. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide("postgresUrl", server.url);
  return server.stop;
}

/** A server of this process. */
export type OwnPostgres = {
  readonly url: string;
  stop(): Promise<void>;
  /** Ends it without warning, and starts it again over what it had written; resolves when it answers. */
  kill(): Promise<void>;
};

/** How to start it: one that flushes what it has committed; one whose programs lie in a certain folder; with which settings. */
type Start = {
  readonly durable?: boolean;
  readonly bin?: string | undefined;
  readonly settings?: Readonly<Record<string, string>>;
};

/** A server that ends with this process at the latest. */
export async function startPostgres({
  durable = false,
  bin,
  settings = {},
}: Start = {}): Promise<OwnPostgres> {
  const { said, kill, stop } = await begin([
    ...(durable ? ["durable"] : []),
    ...(bin === undefined ? [] : [`bin=${bin}`]),
    ...Object.entries(settings).map(([name, value]) => `set:${name}=${value}`),
  ]);
  return {
    url: await said(),
    kill: async () => {
      kill();
      await said();
    },
    stop,
  };
}

/** A durable server, and the synchronous standby it waits for with each commit. */
export type PostgresPair = {
  readonly primary: string;
  readonly standby: string;
  /** Ends the primary without warning, and for good. */
  killPrimary(): void;
  stop(): Promise<void>;
};

/** Two servers that end with this process at the latest. */
export async function startPair(): Promise<PostgresPair> {
  const { said, kill, stop } = await begin(["durable", "standby"]);
  const [primary = "", standby = ""] = (await said()).split(" ");
  return { primary, standby, killPrimary: kill, stop };
}

async function begin(options: readonly string[]) {
  // Detached: an interrupt on the keyboard reaches the tests first, and they then stop the server.
  const child = spawn(process.execPath, [lease, ...options], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const ended = once(child, "exit");
  const failed = ended.then(() => Promise.reject(new Error("PostgreSQL did not start, see above")));
  failed.catch(() => {});
  child.stdout.setEncoding("utf8");
  return {
    said: async () => String((await Promise.race([once(child.stdout, "data"), failed]))[0]).trim(),
    kill: () => void child.stdin.write("kill\n"),
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
