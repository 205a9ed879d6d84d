import { readFileSync } from "node:fs";
import path from "node:path";
import { vi } from "vitest";
import { run } from "../../packages/cli/src/run.js";
import { fakeContext } from "../../packages/cli/src/testing/fake-context.js";

const root = path.join(import.meta.dirname, "../..");

/**
 * Runs the examples of a page and gives it back with what they print now. In a `console` block these are the lines that begin
 * with `$ banjian`, and what follows each is its output; `…` alone stands for any output. A `text` block after
 * `<!-- prints: file -->` is what that program prints. Numbers of cases end in `xxxxxxxxxx`: the one opened on that day.
 */
export async function rerunPage(page: string, db: string): Promise<string> {
  const text = readFileSync(path.join(root, page), "utf8");
  const shell = { db, lang: page.endsWith(".zh-CN.md") ? "zh" : "en", cases: new Map() } as const;
  let rerun = "";
  let from = 0;
  for (const found of text.matchAll(blocks)) {
    const { opening = "", program, body = "" } = found.groups ?? {};
    const printed = program === undefined ? await inShell(body, shell) : await printedBy(program);
    rerun += `${text.slice(from, found.index)}${opening}${printed}\`\`\``;
    from = found.index + found[0].length;
  }
  return rerun + text.slice(from);
}

/** Whether a page has examples to run. */
export function hasExamples(page: string): boolean {
  return readFileSync(path.join(root, page), "utf8").search(blocks) !== -1;
}

const blocks =
  /(?<opening>```console\n|<!-- prints: (?<program>\S+) -->\n```text\n)(?<body>[\s\S]*?)^```$/gm;

/** One reader at one terminal: a database, a language, and the cases opened so far by their days. */
type Shell = { readonly db: string; readonly lang: string; readonly cases: Map<string, string> };

async function inShell(commands: string, shell: Shell): Promise<string> {
  let printed = "";
  for (const [, line = "", output] of commands.matchAll(/^\$ banjian (.*)\n((?:(?!\$ ).*\n)*)/gm)) {
    const out = await outputOf(line, shell);
    printed += `$ banjian ${line}\n${output === "…\n" ? output : out}`;
  }
  return printed;
}

async function outputOf(line: string, { db, lang, cases }: Shell): Promise<string> {
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare = ""]) => quoted ?? bare,
  );
  const named = args.map((arg) => cases.get(arg) ?? arg);
  const context = fakeContext(named, { env: { LANG: lang, BANJIAN_DB: db }, width: 80 });
  await run(context);
  const { out, err } = context.printed;
  for (const [id] of out.matchAll(caseNumber)) cases.set(masked(id), id);
  return masked(out + err);
}

const caseNumber = /\d{8}-[0-9a-z]{10}/g;

function masked(text: string): string {
  return text.replaceAll(caseNumber, (id) => `${id.slice(0, 8)}-xxxxxxxxxx`);
}

const programs = new Map<string, Promise<string>>();

/** What a program prints; it runs once, however many pages show it. */
function printedBy(program: string): Promise<string> {
  const printed = programs.get(program) ?? runProgram(program);
  programs.set(program, printed);
  return printed;
}

async function runProgram(program: string): Promise<string> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    await import(path.join(root, program));
    return log.mock.calls.map((said) => `${said.join(" ")}\n`).join("");
  } finally {
    log.mockRestore();
  }
}
