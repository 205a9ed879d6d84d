/** The languages everything is said in. */
export type Lang = "zh" | "en";

/** One sentence or title in both languages. */
export type Text = { readonly zh: string; readonly en: string };
