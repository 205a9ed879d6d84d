import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "tsup";
import type { Answer, Question } from "./reader.js";

/** What came of one input: an answer, or none because the child ended or kept silent. */
export type Outcome = Answer | "died" | "silent";

/** How children run: their program, their node options, and how many milliseconds an answer is waited for. */
export type Children = {
  readonly program: string;
  readonly nodeOptions: readonly string[];
  readonly patience: number;
};

/** Bundles `reader.ts` to plain JavaScript, which a child can run without a loader; returns the file. */
export async function buildReader(): Promise<string> {
  const outDir = await mkdtemp(path.join(tmpdir(), "hostile-"));
  await build({
    config: false,
    entry: { reader: path.join(import.meta.dirname, "reader.ts") },
    format: ["cjs"],
    noExternal: [/./],
    outDir,
    silent: true,
    target: "node20",
  });
  return path.join(outDir, "reader.cjs");
}

/** Asks children the questions one by one; a child that is lost is replaced, so that each question has its own outcome. */
export async function readInChildren(
  children: Children,
  questions: readonly Question[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let child: ChildProcess | undefined;
  for (const question of questions) {
    child ??= fork(children.program, {
      execArgv: [...children.nodeOptions],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const outcome = await ask(child, question, children.patience);
    outcomes.push(outcome);
    if (typeof outcome === "string") {
      child.kill("SIGKILL");
      child = undefined;
    }
  }
  child?.kill("SIGKILL");
  return outcomes;
}

function ask(child: ChildProcess, question: Question, patience: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(outcome);
    };
    const timer = setTimeout(settle, patience, "silent");
    child.once("message", (message) => settle(message as Answer)); // our own reader sends nothing else
    child.once("exit", () => settle("died"));
    child.once("error", () => settle("died"));
    child.send(question, (error) => error && settle("died"));
  });
}
