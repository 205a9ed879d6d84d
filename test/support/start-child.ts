import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "tsup";

// Beside the package's dependencies, and as deep below the package as its sources: both are then found as from there.
const outDir = fileURLToPath(new URL("../../packages/postgres/node_modules", import.meta.url));
const entry = fileURLToPath(new URL("./database-child.ts", import.meta.url));
const script = `${outDir}/database-child.mjs`;

/** A process that opens a database when told to `go`; see database-child.ts for what it says. */
export type DatabaseChild = {
  readonly process: ChildProcess;
  /** Its next line; undefined when it ended without one. */
  hears(): Promise<Record<string, unknown> | undefined>;
  go(): void;
  /** Lets it close the database and waits for its end. */
  finish(): Promise<void>;
  /** Ends it without warning, as a power button would end a process, and waits for its end. */
  kill(): Promise<void>;
};

/** Makes the script that `startChild` runs: a child process cannot read TypeScript itself. */
export async function buildChild(): Promise<void> {
  await build({
    entry: [entry],
    outDir,
    outExtension: () => ({ js: ".mjs" }),
    format: ["esm"],
    target: "node20",
    external: ["@electric-sql/pglite", "kysely", "pg"],
    clean: false,
    config: false,
    silent: true,
  });
}

/** Starts a process that is ready to open `url`. */
export async function startChild(url: string): Promise<DatabaseChild> {
  const child = spawn(process.execPath, [script, url], { stdio: ["pipe", "pipe", "inherit"] });
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
