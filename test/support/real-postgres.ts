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

/** How to start it: one that flushes what it has committed; one whose programs lie in a certain folder. */
type Start = { readonly durable?: boolean; readonly bin?: string | undefined };

/** A server that ends with this process at the latest. */
export async function startPostgres({ durable = false, bin }: Start = {}): Promise<OwnPostgres> {
  const options = [...(durable ? ["durable"] : []), ...(bin === undefined ? [] : [`bin=${bin}`])];
  // Detached: an interrupt on the keyboard reaches the tests first, and they then stop the server.
  const child = spawn(process.execPath, [lease, ...options], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const ended = once(child, "exit");
  const failed = ended.then(() => Promise.reject(new Error("PostgreSQL did not start, see above")));
  const said = () => Promise.race([once(child.stdout.setEncoding("utf8"), "data"), failed]);
  const [line] = await said();
  return {
    url: String(line).trim(),
    kill: async () => {
      child.stdin.write("kill\n");
      await said();
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
