import type { Context } from "./context.js";
import type { Answering } from "./count-request.js";
import { nationalEditions } from "./editions.js";
import { cliError } from "./errors.js";
import { type Line, lineBatches, longestLine } from "./line-batches.js";
import { jsonLine } from "./print.js";

/** Answers every line of the input with one line, in order; blank lines are passed over. Reads on only when its answers have been taken. */
export async function answerLines(context: Context, answer: Answering): Promise<void> {
  const { lang } = context;
  const editions = nationalEditions();
  const said = (line: Line) => ("text" in line ? answer(line.text, editions, lang) : tooLong(lang));
  for await (const lines of lineBatches(context.input)) {
    const asked = lines.filter((line) => !("text" in line) || line.text.trim() !== "");
    if (asked.length > 0) await context.out(asked.map((line) => jsonLine(said(line))).join(""));
  }
}

function tooLong(lang: Context["lang"]): object {
  const { code, says } = cliError("REQUEST_TOO_LONG", { longest: longestLine });
  return { id: null, error: { code, message: says[lang] } };
}
