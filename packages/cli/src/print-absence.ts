import type { Lang } from "@banjian/base";
import type { Absence } from "banjian";
import type { Context } from "./context.js";
import { harmless } from "./text-width.js";

/** Who is away from when until when, who acts meanwhile, and why. */
export function absenceLines(
  { id, person, deputy, from, to, reason }: Absence,
  { lang, colours }: { readonly lang: Lang; readonly colours: Context["colours"] },
): string[] {
  const [away, acting] = [person, deputy].map(({ id: whose, name }) =>
    harmless(name === undefined ? whose : `${name} (${whose})`),
  );
  const who = {
    zh: `${away} 外出，由 ${acting} 代理：${harmless(reason)}`,
    en: `${away} is away, ${acting} acts: ${harmless(reason)}`,
  }[lang];
  return [`${colours.bold(id)}  ${from} … ${to}  ${who}`];
}
