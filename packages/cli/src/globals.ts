import type { Lang } from "@banjian/base";

/** What every command understands, known before the rest of the command line is read: its errors need it already. */
export type Globals = { readonly lang: Lang; readonly json: boolean };

/** The languages by the names `--lang` takes. */
export const languages: readonly Lang[] = ["zh", "en"];

/** The language and the form of output that were asked for. */
export function readGlobals(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Globals {
  const end = args.indexOf("--");
  const options = end === -1 ? args : args.slice(0, end);
  return { lang: langOption(options) ?? langOf(env), json: options.includes("--json") };
}

function langOption(options: readonly string[]): Lang | undefined {
  const index = options.findLastIndex((option) => /^--lang(=|$)/.test(option));
  const option = options[index];
  const given = option === "--lang" ? options[index + 1] : option?.slice("--lang=".length);
  return languages.find((lang) => lang === given);
}

/** Chinese where the first variable that is set names it, as POSIX has it; `C` and every other locale is English. */
function langOf(env: Readonly<Record<string, string | undefined>>): Lang {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "C";
  return /^zh([_.@-]|$)/i.test(locale) ? "zh" : "en";
}
