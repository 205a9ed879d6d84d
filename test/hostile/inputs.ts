import type { Question } from "./reader.js";

/** One input made by hand, and what a careful reader says of it. */
export type Input = Question & { readonly name: string; readonly accepted: boolean };

/** Inputs by what each is about. */
export type Named = Readonly<Record<string, Question["source"]>>;

/** Makes the inputs of a group, all to be accepted or all to be refused, of one kind of question. */
export function inputs(
  { group, asks = "yaml" }: { readonly group: string; readonly asks?: Question["asks"] },
  accepted: boolean,
  sources: Named,
): Input[] {
  return Object.entries(sources).map(([name, source]) => ({
    name: `${group}: ${name}`,
    source,
    asks,
    accepted,
  }));
}

/** The same text with each of several things put in. */
export const named = (
  names: readonly string[],
  source: (name: string) => Question["source"],
): Named => Object.fromEntries(names.map((name) => [JSON.stringify(name), source(name)]));
