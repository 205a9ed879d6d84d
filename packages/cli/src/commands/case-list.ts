import type { CaseView } from "@banjian/engine";
import { caseSummaryJson } from "../case-json.js";
import { command, value } from "../command.js";
import type { Context } from "../context.js";
import { hallOptions, withHall } from "../database.js";
import { dayText } from "../day-text.js";
import { cliError } from "../errors.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";

const latest = 20;

/** The latest cases, newest first. */
export const caseList = command({
  name: "case list",
  about: { zh: "列出最新的 20 个办件", en: "list the latest 20 cases" },
  options: {
    ...hallOptions,
    before: value(
      "--before <case>",
      { zh: "从某个办件之后接着列", en: "go on behind this case" },
      (text) => text,
    ),
  },
  examples: [
    "banjian case list --db pglite://./data",
    "banjian case list --before 20260914-h26weyxkyz",
  ],
  run: async (context, { options: { before, ...options } }) => {
    const { json, lang, env } = context;
    const text = await withHall(options, env, async (hall) => {
      const views = await hall.recent(latest, before === undefined ? {} : { before });
      if (json) return jsonText({ cases: views.map((view) => caseSummaryJson(view, lang)) });
      if (views.length === 0) return textOfLines([cliError("CASES_NONE", {}).textIn(lang)]);
      return textOfLines(listLines(views, context));
    });
    await context.out(text);
    return 0;
  },
});

function listLines(views: readonly CaseView[], { lang, colours }: Context): readonly string[] {
  const titles = {
    zh: ["办件", "事项", "申请人", "状态", "最近到期"],
    en: ["case", "item", "applicant", "state", "next due"],
  }[lang];
  const rows = views.map((view): Cell[] => [
    view.id,
    view.item.title[lang],
    view.state.applicant.name,
    view.stateTitle[lang],
    nextDue(view, lang),
  ]);
  return tableLines([titles.map((text) => ({ text, paint: colours.bold })), ...rows]);
}

function nextDue(view: CaseView, lang: Context["lang"]): string {
  const [first] = view.limits
    .filter(({ status }) => status === "running")
    .map(({ due }) => due.on)
    .toSorted();
  return first === undefined ? "" : dayText(first, lang);
}
