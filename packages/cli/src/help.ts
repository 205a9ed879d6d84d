import type { Lang, Text } from "@banjian/base";
import { type HelpConfiguration, Option } from "commander";
import type { Command } from "./command.js";
import type { Context } from "./context.js";
import { wrap } from "./text-width.js";

const headings: Readonly<Record<string, Text>> = {
  "Usage:": { zh: "用法:", en: "Usage:" },
  "Arguments:": { zh: "参数:", en: "Arguments:" },
  "Options:": { zh: "选项:", en: "Options:" },
  "Global Options:": { zh: "通用选项:", en: "Global options:" },
  "Commands:": { zh: "命令:", en: "Commands:" },
};

/** Texts of the program itself. */
export const helpTexts = {
  program: {
    zh: "政务服务办件：检查事项文件，计算期限，查看办件。",
    en: "Cases of a government service hall: checks item files, counts time limits, shows cases.",
  },
  help: { zh: "显示帮助", en: "show the help" },
  version: { zh: "显示版本号", en: "print the version" },
  lang: {
    zh: "输出语言：zh 或 en（默认看 LC_ALL、LC_MESSAGES、LANG）",
    en: "language of the output: zh or en (else LC_ALL, LC_MESSAGES or LANG says)",
  },
  json: { zh: "输出 JSON", en: "print JSON" },
} as const satisfies Record<string, Text>;

const exitCodes: Text = {
  zh: "退出码：0 正常；1 有问题或被拒绝；2 无法运行（用法错误、文件读不了、没有数据库）",
  en: "Exit codes: 0 fine; 1 findings or a refusal; 2 could not run (bad usage, unreadable file, no database)",
};

/** How commander lays out its help: in the asked language, measured in columns of a terminal. */
export function helpLayout({ lang, colours }: Context): HelpConfiguration {
  return {
    showGlobalOptions: true,
    boxWrap: (text, width) =>
      text
        .split("\n")
        .flatMap((line) => wrap(line, width))
        .join("\n"),
    styleTitle: (title) => colours.bold(headings[title]?.[lang] ?? title),
    commandUsage: (command) => {
      const path: string[] = [];
      for (let at = command.parent; at !== null; at = at.parent) path.unshift(at.name());
      return [...path, command.name(), inLanguage(command.usage(), lang)].join(" ");
    },
    subcommandTerm: (command) => {
      const operands = command.registeredArguments.map((one) => syntaxOf(one.name(), one));
      return [command.name(), ...operands].join(" ");
    },
  };
}

/** What stands below the help of a command: its notes, examples and the exit codes. */
export function helpAfter(
  { notes, examples }: Pick<Command, "notes" | "examples">,
  { lang, colours, width }: Context,
): string {
  const title = colours.bold({ zh: "示例:", en: "Examples:" }[lang]);
  // An indented line is an example to be copied: it stays whole.
  const paragraphs = (text: string) =>
    text.split("\n").flatMap((line) => (line.startsWith(" ") ? [line] : wrap(line, width)));
  return [
    ...(notes === undefined ? [] : [...paragraphs(notes[lang]), ""]),
    title,
    ...examples.map((line) => `  ${line}`),
    "",
    ...paragraphs(exitCodes[lang]),
  ].join("\n");
}

/** A commander option whose values, where it repeats, are collected. */
export function commanderOption(flags: string, about: string, repeats: boolean): Option {
  const option = new Option(flags, about);
  if (!repeats) return option;
  return option.argParser((text, before: readonly string[] | undefined) => [
    ...(before ?? []),
    text,
  ]);
}

function syntaxOf(
  name: string,
  it: { readonly required: boolean; readonly variadic: boolean },
): string {
  const full = it.variadic ? `${name}...` : name;
  return it.required ? `<${full}>` : `[${full}]`;
}

function inLanguage(usage: string, lang: Lang): string {
  if (lang === "en") return usage;
  return usage.replace("[options]", "[选项]").replace("[command]", "[命令]");
}
