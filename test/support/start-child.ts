import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { build } from "tsup";

// Beside the package's dependencies, and as deep below the package as its sources: both are then found as from there.
const outDir = path.resolve("packages/postgres/node_modules");

type Script =
  | "database-child"
  | "hall-child"
  | "fault-child"
  | "host-process"
  | "migrate-child"
  | "nats-relay"
  | "notification-child"
  | "sweep-child";

/** A process that speaks in lines of JSON; see its script for what it says. */
export type Child = {
  readonly process: ChildProcess;
  /** Its next line; undefined when it ended without one. */
  hears(): Promise<Record<string, unknown> | undefined>;
  /** Lets it begin. */
  go(): void;
  /** Lets it close what it opened and waits for its end. */
  finish(): Promise<void>;
  /** Ends it without warning, as a power button would end a process, and waits for its end. */
  kill(): Promise<void>;
};

/** Makes the script that a child runs: it cannot read TypeScript itself. */
export async function buildChild(name: Script): Promise<void> {
  await build({
    entry: [path.resolve(`test/support/${name}.ts`)],
    outDir,
    outExtension: () => ({ js: ".mjs" }),
    format: ["esm"],
    target: "node20",
    external: ["@electric-sql/pglite", "kysely", "pg"],
    // Some of what is bundled still asks for Node's own modules in the old way.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    clean: false,
    config: false,
    silent: true,
  });
}

/** Starts a process that runs the script with these arguments, and waits until it is ready. */
export async function startChild(name: Script, ...args: readonly string[]): Promise<Child> {
  const child = spawn(process.execPath, [`${outDir}/${name}.mjs`, ...args], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const hears = async () => {
    const line = await lines.next();
    return line.done ? undefined : JSON.parse(line.value);
  };
  await hears();
  return {
    process: child,
    hears,
    go: () => child.stdin.write("go\n"),
    finish: async () => {
      child.stdin.end();
      await ended;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
