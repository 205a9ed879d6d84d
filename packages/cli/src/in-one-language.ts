import type { Lang } from "@banjian/base";

/** Data with every text in both languages replaced by the one of this language. */
export function inOneLanguage(data: unknown, lang: Lang): unknown {
  if (Array.isArray(data)) return data.map((one) => inOneLanguage(one, lang));
  if (typeof data !== "object" || data === null) return data;
  if ("zh" in data && "en" in data && Object.keys(data).length === 2) return data[lang];
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, inOneLanguage(value, lang)]),
  );
}
