import type { ClockHold } from "@banjian/engine";
import type { Context } from "./context.js";

/** What the clock did, how much time there really was, and who let limits fall due again. */
export function holdLines(
  { id, from, to, elapsed, restored, released }: ClockHold,
  { lang, colours }: Pick<Context, "lang" | "colours">,
): string[] {
  const seconds = Math.round(elapsed / 1000);
  const backup = restored && {
    zh: `${to} 由 ${restored.by} 从备份恢复：${restored.reason}`,
    en: `restored from a backup at ${to} by ${restored.by}: ${restored.reason}`,
  };
  const jump = {
    zh: `时钟由 ${from} 走到 ${to}，实际经过 ${seconds} 秒`,
    en: `the clock went from ${from} to ${to} in ${seconds} s`,
  };
  const open = { zh: "暂停中，待解除", en: "held, waiting for its release" }[lang];
  const ended =
    released &&
    {
      zh: `${released.at} 由 ${released.by} 解除：${released.reason}`,
      en: `released at ${released.at} by ${released.by}: ${released.reason}`,
    }[lang];
  return [`${colours.bold(id)}  ${(backup ?? jump)[lang]}`, `    ${ended ?? colours.red(open)}`];
}
