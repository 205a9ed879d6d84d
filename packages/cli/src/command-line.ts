import { Command as Commander, CommanderError } from "commander";
import type { Command, ExitCode } from "./command.js";
import { commands, groupTitles } from "./commands.js";
import type { Context } from "./context.js";
import { cliError } from "./errors.js";
import { languages } from "./globals.js";
import { commanderOption, helpAfter, helpLayout, helpTexts } from "./help.js";
import { usageError } from "./usage-error.js";

/** What a command line asks for: a command to run, or a text to print. */
export type Asked =
  | { readonly run: (context: Context) => Promise<ExitCode> }
  | { readonly text: string; readonly code: ExitCode };

/** Reads the command line; refuses what no command or option knows, and option values that cannot be read. */
export function readCommandLine(context: Context): Asked {
  const args = asOption(context.args);
  const found: Found = { text: "" };
  const program = emptyProgram(context, found);
  for (const command of commands) {
    addCommand(parentOf(program, command.name, context), command, { context, found });
  }
  try {
    program.parse(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (found.text === "") throw usageError(error);
    // Commander shows the help above a command that there is not; asked without help it says so.
    if (found.strayWord) {
      return readCommandLine({ ...context, args: args.filter((it) => !helpFlags.includes(it)) });
    }
    // Help that nobody asked for says that a command is missing.
    return { text: found.text, code: error.exitCode === 0 ? 0 : 2 };
  }
  if (found.run === undefined) throw new Error("commander has chosen no command");
  return { run: found.run };
}

/** What commander comes to while it reads. */
type Found = {
  text: string;
  run?: (context: Context) => Promise<ExitCode>;
  strayWord?: boolean;
};

const helpFlags = ["-h", "--help"];

/** `help calendar due` is `calendar due --help`: commander's own command knows one word only. */
function asOption([first, ...others]: readonly string[]): string[] {
  if (first === undefined) return [];
  return first === "help" ? [...others, "--help"] : [first, ...others];
}

function emptyProgram(context: Context, found: Found): Commander {
  const { lang, version, width } = context;
  const { program, help, version: about, lang: aboutLang, json } = helpTexts;
  const write = (more: string) => {
    found.text += more;
  };
  return new Commander("banjian")
    .description(program[lang])
    .exitOverride()
    .configureOutput({
      writeOut: write,
      writeErr: write,
      outputError: () => {},
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
      // The context has decided on colours already.
      getOutHasColors: () => true,
      getErrHasColors: () => true,
    })
    .configureHelp(helpLayout(context))
    .helpOption("-h, --help", help[lang])
    .helpCommand(false)
    .version(version, "-V, --version", about[lang])
    .option("--lang <lang>", aboutLang[lang], readLang)
    .option("--json", json[lang])
    .on("beforeAllHelp", ({ command }: { readonly command: Commander }) => {
      const words = command.args.filter((it) => !it.startsWith("-"));
      found.strayWord = command.commands.length > 0 && words.length > 0;
    })
    .addHelpText(
      "after",
      `\n${helpAfter({ examples: ["banjian check examples/items", "banjian calendar due --help"] }, context)}`,
    );
}

type Building = { readonly context: Context; readonly found: Found };

/** The command above `calendar due`: `calendar`, added when it is first needed; the program itself for `check`. */
function parentOf(program: Commander, name: string, context: Context): Commander {
  const group = name.split(" ")[0] ?? name;
  if (group === name) return program;
  const found = program.commands.find((one) => one.name() === group);
  if (found !== undefined) return found;
  const [first = "", ...others] = commands
    .filter((one) => one.name.startsWith(`${group} `))
    .map(({ examples }) => examples[0]);
  return program
    .command(group)
    .description(groupTitles[group]?.[context.lang] ?? "")
    .helpCommand(false)
    .addHelpText("after", `\n${helpAfter({ examples: [first, ...others] }, context)}`);
}

function addCommand(parent: Commander, it: Command, { context, found }: Building): void {
  const { lang } = context;
  const operands = it.operands ?? [];
  const made = parent.command(it.name.split(" ").at(-1) ?? it.name).description(it.about[lang]);
  for (const { syntax, about } of operands) made.argument(syntax, about[lang]);
  for (const { flags, about, repeats = false } of Object.values(it.options ?? {})) {
    made.addOption(commanderOption(flags, about[lang], repeats));
  }
  made
    .allowExcessArguments()
    .addHelpText("after", `\n${helpAfter(it, context)}`)
    .action(() => {
      refuseSurplus(made);
      found.run = it.prepare(made.args, made.opts());
    });
}

// Commander would only say how many there were.
function refuseSurplus({ args, registeredArguments: expected }: Commander): void {
  if (expected.at(-1)?.variadic) return;
  const surplus = args.slice(expected.length);
  if (surplus.length > 0) throw cliError("ARGUMENTS_TOO_MANY", { surplus });
}

function readLang(given: string): string {
  if (languages.some((lang) => lang === given)) return given;
  throw cliError("OPTION_INVALID", { option: "--lang", given, allowed: languages });
}
