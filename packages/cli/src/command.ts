import type { Text } from "@banjian/base";
import type { Context } from "./context.js";
import { cliError } from "./errors.js";

/** How a command ended: fine; with findings or a refusal; or it could not run. */
export type ExitCode = 0 | 1 | 2;

/** One option of a command: how it is written, what it is for, and how what was given is read. */
export type Option<Value> = {
  readonly flags: string;
  readonly about: Text;
  /** May be given several times. */
  readonly repeats?: true;
  read(given: unknown): Value;
};

type Options = Readonly<Record<string, Option<unknown>>>;

/** What the command line gave to a command, read. */
export type Given<All extends Options> = {
  readonly operands: readonly string[];
  readonly options: { readonly [Name in keyof All]: ReturnType<All[Name]["read"]> };
};

/** A command as its author writes it. */
export type CommandSpec<All extends Options> = {
  /** Its words after `banjian`: `check`, `calendar due`. */
  readonly name: string;
  readonly about: Text;
  readonly operands?: readonly { readonly syntax: string; readonly about: Text }[];
  /** By the name commander gives them: `--as-of` is `asOf`. */
  readonly options?: All;
  /** What else the reader of its help has to know. */
  readonly notes?: Text;
  readonly examples: readonly [string, ...string[]];
  run(context: Context, given: Given<All>): Promise<ExitCode>;
};

/** A command as the program takes it up. */
export type Command = Omit<CommandSpec<Options>, "run"> & {
  /** Reads what was given, which may refuse it; what it returns then runs. */
  prepare(
    operands: readonly string[],
    given: Readonly<Record<string, unknown>>,
  ): (context: Context) => Promise<ExitCode>;
};

/** Makes a command of what its author wrote. */
export function command<All extends Options>(spec: CommandSpec<All>): Command {
  return {
    ...spec,
    prepare: (operands, given) => {
      const options = Object.fromEntries(
        Object.entries(spec.options ?? {}).map(([name, option]) => [
          name,
          option.read(given[name]),
        ]),
      ) as Given<All>["options"];
      return (context) => spec.run(context, { operands, options });
    },
  };
}

/** An option that is there or not. */
export function flag(flags: string, about: Text): Option<boolean> {
  return { flags, about, read: (given) => given === true };
}

/** Reads a value as it was given. */
export const text = (given: string): string => given;

/** An option with a value; undefined when it was not given. */
export function value<Value>(
  flags: string,
  about: Text,
  read: (text: string) => Value,
): Option<Value | undefined> {
  return {
    flags,
    about,
    read: (given) => (typeof given === "string" ? read(given) : undefined),
  };
}

/** An option whose value is one of some words; refuses another (OPTION_INVALID). */
export function oneOf<Word extends string>(
  flags: string,
  about: Text,
  words: { readonly [Name in Word]: Text },
): Option<Word | undefined> {
  const allowed = Object.keys(words) as Word[];
  const [option = flags] = flags.split(" ");
  const both = (lang: "zh" | "en", open: string, close: string) =>
    `${about[lang]}${open}${allowed.join(lang === "zh" ? "、" : ", ")}${close}`;
  return value(flags, { zh: both("zh", "（", "）"), en: both("en", " (", ")") }, (given) => {
    const word = allowed.find((one) => one === given);
    if (word === undefined) throw cliError("OPTION_INVALID", { option, given, allowed });
    return word;
  });
}

/** An option with a value that may be given several times. */
export function values<Value>(
  flags: string,
  about: Text,
  read: (text: string) => Value,
): Option<readonly Value[]> {
  return {
    flags,
    about,
    repeats: true,
    read: (given) => (Array.isArray(given) ? given.map((text) => read(String(text))) : []),
  };
}

/** Whether none of a command's options was given. */
export function isBare(options: Readonly<Record<string, unknown>>): boolean {
  return Object.values(options).every(
    (given) =>
      given === undefined || given === false || (Array.isArray(given) && given.length === 0),
  );
}
