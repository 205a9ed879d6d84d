import { readFileSync } from "node:fs";
import path from "node:path";
import type { Writable } from "node:stream";
import type { Lang } from "@banjian/base";
import picocolors from "picocolors";
import { readGlobals } from "./globals.js";
import { stopSignal } from "./stop-signal.js";

export type Colours = ReturnType<typeof picocolors.createColors>;

/** What a command may know of the world around it. */
export type Context = {
  readonly args: readonly string[];
  readonly lang: Lang;
  /** Whether to print JSON. */
  readonly json: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** How this program was called, for a command that somebody may copy. */
  readonly program: string;
  /** How many columns a line may have. */
  readonly width: number;
  readonly colours: Colours;
  readonly input: AsyncIterable<Uint8Array>;
  /** Writes and waits until it has been taken; throws OutputClosed when nobody reads any more. */
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
  /** Told once the process is asked to stop, for what would go on for ever. */
  stopping(): AbortSignal;
  /** Shows a line in the place of the last such line, "" clears it; only to somebody who waits at a terminal. */
  progress(line: string): Promise<void>;
};

/** Thrown when whoever read our output has gone: no fault, only the end. */
export class OutputClosed extends Error {}

const widthWithoutTerminal = 100;

/** The context of this process: the only place that reads it. */
export function processContext(): Context {
  const { argv, cwd, env, stdin, stdout, stderr } = process;
  const args = argv.slice(2);
  return {
    ...readGlobals(args, env),
    args,
    env,
    version: ownVersion(),
    program: programText(argv[1] ?? "", cwd()),
    width: stdout.columns ?? widthWithoutTerminal,
    colours: picocolors.createColors(paints(stdout.isTTY, env)),
    input: stdin,
    out: writerTo(stdout),
    err: writerTo(stderr),
    stopping: stopSignal,
    progress: progressOn(stderr, env),
  };
}

const clearedLine = "\r\u001b[2K";

/** Writes each line over the last one, on a terminal that can; else nothing. */
export function progressOn(
  stream: Writable & { readonly isTTY?: boolean },
  env: Context["env"],
): Context["progress"] {
  if (!stream.isTTY || env.TERM === "dumb") return async () => {};
  const write = writerTo(stream);
  return (line) => write(clearedLine + line);
}

/** Whether to colour: on a terminal that can, unless NO_COLOR says otherwise. */
export function paints(isTerminal: boolean, env: Context["env"]): boolean {
  return isTerminal && !env.NO_COLOR && env.TERM !== "dumb";
}

/** `banjian` where it is installed as a command, else the file that node runs. */
export function programText(file: string, folder: string): string {
  return path.basename(file) === "banjian" ? "banjian" : `node ${path.relative(folder, file)}`;
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return (manifest as { version: string }).version;
}

function writerTo(stream: Writable): (text: string) => Promise<void> {
  // The error also comes to the callback below, where somebody waits for it.
  stream.on("error", () => {});
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (!error) resolve();
        else reject(isClosed(error) ? new OutputClosed() : error);
      });
    });
}

function isClosed(error: Error): boolean {
  const code = "code" in error ? error.code : undefined;
  return code === "EPIPE" || code === "ERR_STREAM_DESTROYED";
}
