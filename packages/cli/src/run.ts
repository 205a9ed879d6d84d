import type { CodedError } from "@banjian/base";
import type { ExitCode } from "./command.js";
import { type Asked, readCommandLine } from "./command-line.js";
import { type Context, OutputClosed } from "./context.js";
import { codedError, exitCodeOf } from "./errors.js";
import { jsonLine, textOfLines } from "./print.js";
import { harmless } from "./text-width.js";

/** Runs what the command line asks for and says how it ended; errors are printed, never thrown. */
export async function run(context: Context): Promise<ExitCode> {
  try {
    const asked = reading(context);
    return "refused" in asked
      ? await refuse(context, asked.refused, 2)
      : await doing(context, asked);
  } catch (error) {
    if (error instanceof OutputClosed) return 0;
    const coded = codedError(error);
    return refuse(context, coded, exitCodeOf(coded));
  }
}

function reading(context: Context): Asked | { readonly refused: CodedError } {
  try {
    return readCommandLine(context);
  } catch (error) {
    return { refused: codedError(error) };
  }
}

async function doing(context: Context, asked: Asked): Promise<ExitCode> {
  if ("run" in asked) return asked.run(context);
  await (asked.code === 0 ? context.out(asked.text) : context.err(asked.text));
  return asked.code;
}

async function refuse(context: Context, error: CodedError, code: ExitCode): Promise<ExitCode> {
  // When nobody reads our errors either, the exit code still tells.
  await context.err(errorText(context, error)).catch(() => {});
  return code;
}

function errorText({ json, lang }: Context, { code, says, hint }: CodedError): string {
  if (json) return jsonLine({ error: { code, message: says[lang], hint: hint[lang] } });
  return textOfLines([`${code}  ${harmless(says[lang])}`, `  ${harmless(hint[lang])}`]);
}
