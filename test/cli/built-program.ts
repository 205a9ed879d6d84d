import { type ChildProcessWithoutNullStreams, execSync, spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { digestOf } from "@banjian/base";

const root = path.join(import.meta.dirname, "../..");
const program = path.join(root, "packages/cli/dist/main.js");

/** How a run of the program ended, and what it printed. */
export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** Builds the packages unless the program is newer than all of their sources; of several test files one builds and the others wait. */
export async function buildProgram(): Promise<void> {
  while (!takesLock()) await setTimeout(200);
  try {
    // Building empties dist: the prepared database goes with it and has to come back.
    const build = "pnpm exec tsup && node packages/postgres/prepare-pglite.mjs";
    if (isStale()) execSync(build, { cwd: root, stdio: "inherit" });
  } finally {
    rmSync(lock, { recursive: true });
  }
}

const lock = path.join(tmpdir(), `banjian-build-${digestOf(root).slice(0, 12)}`);
const longestBuild = 120_000;

function takesLock(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    // Whoever took it longer ago than any build lasts has died.
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > longestBuild) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function isStale(): boolean {
  const built = statSync(program, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const packages = path.join(root, "packages");
  return readdirSync(packages, { recursive: true, encoding: "utf8" })
    .filter((name) => /^[a-z]+[/\\]src[/\\].*\.(ts|json)$/.test(name) && !name.endsWith(".test.ts"))
    .some((name) => statSync(path.join(packages, name)).mtimeMs > built);
}

/** Starts the program in an environment of its own: no language, no database, no colour but what `env` gives. */
export function start(
  args: readonly string[],
  { env = {}, cwd = root }: { env?: Record<string, string>; cwd?: string } = {},
): ChildProcessWithoutNullStreams {
  const { PATH = "", SystemRoot = "" } = process.env;
  return spawn(process.execPath, [program, ...args], { cwd, env: { PATH, SystemRoot, ...env } });
}

/** Runs the program to its end; `input` is all it gets to read. */
export async function ran(
  args: readonly string[],
  { input = "", ...options }: Parameters<typeof start>[1] & { input?: string } = {},
): Promise<Ran> {
  const child = start(args, options);
  const [out, err] = [textOf(child.stdout), textOf(child.stderr)];
  child.stdin.end(input);
  const code = await ended(child);
  return { code, out: await out, err: await err };
}

/** The exit code of a process once it has ended. */
export function ended(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve) => child.on("close", resolve));
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}
