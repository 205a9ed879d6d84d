import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** A real PostgreSQL server on this machine, as its superuser; take a database of your own from `freshDatabase`. */
    postgresUrl: string;
  }
}

const lease = fileURLToPath(new URL("./postgres-lease.mjs", import.meta.url));

/** Starts one PostgreSQL server for all database tests, and gives back how to end it; vitest calls it before the first test. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide("postgresUrl", server.url);
  return server.stop;
}

/** A server that ends with this process at the latest. */
export async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  // Detached: an interrupt on the keyboard reaches the tests first, and they then stop the server.
  const child = spawn(process.execPath, [lease], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const ended = once(child, "exit");
  const failed = ended.then(() => Promise.reject(new Error("PostgreSQL did not start, see above")));
  const [line] = await Promise.race([once(child.stdout.setEncoding("utf8"), "data"), failed]);
  return {
    url: String(line).trim(),
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
