import type { ItemWord } from "@banjian/engine";
import { text, value } from "./command.js";
import { cliError } from "./errors.js";

/** Who does something, and why: asked of every act that is kept. */
export const wordOptions = {
  by: value("--by <person>", { zh: "由谁", en: "who does it" }, text),
  reason: value("--reason <text>", { zh: "理由", en: "the reason" }, text),
};

/** The word that was given; refuses where a part is missing (OPTION_MISSING). */
export function wordOf(given: {
  readonly by: string | undefined;
  readonly reason: string | undefined;
}): ItemWord {
  return { by: needed("--by", given.by), reason: needed("--reason", given.reason) };
}

/** The value of an option that has to be there (OPTION_MISSING). */
export function needed<Value>(option: string, given: Value | undefined): Value {
  if (given !== undefined) return given;
  throw cliError("OPTION_MISSING", { option });
}
