import type { Lang } from "@banjian/base";
import { command } from "../command.js";
import type { Context } from "../context.js";
import { cliError } from "../errors.js";
import {
  type FindingExample,
  type FindingPage,
  findingPage,
  findingsIn,
  pagedRules,
} from "../finding-page.js";
import { jsonText, tableLines, textOfLines } from "../print.js";
import { findingJson, placedLines } from "../print-findings.js";
import { wrap } from "../text-width.js";

/** What a check finds, why, and an example mended. */
export const explain = command({
  name: "explain",
  about: {
    zh: "说明一条检查：是什么、为什么、怎样改正",
    en: "explain a check: what it finds, why, and how to mend it",
  },
  operands: [
    {
      syntax: "[rule...]",
      about: {
        zh: "检查的编号，如 DEF7、SCN3、SIM4、SUP1；不写则列出全部",
        en: "numbers of checks, such as DEF7, SCN3, SIM4 or SUP1; without any all are listed",
      },
    },
  ],
  examples: ["banjian explain DEF7", "banjian explain --lang zh"],
  run: async (context, { operands }) => {
    const known = pagedRules();
    const asked = operands.map((rule) => rule.toUpperCase());
    const unknown = asked.find((rule) => !known.includes(rule));
    if (unknown !== undefined) throw cliError("RULE_UNKNOWN", { rule: unknown, known });
    const { json, lang } = context;
    if (asked.length === 0) {
      await context.out(listed(known.map(findingPage), context));
    } else if (json) {
      await context.out(
        jsonText({ rules: asked.map(findingPage).map((page) => pageJson(page, lang)) }),
      );
    } else {
      const pages = asked.map((rule) => pageLines(findingPage(rule), context));
      await context.out(pages.map(textOfLines).join("\n"));
    }
    return 0;
  },
});

function listed(pages: readonly FindingPage[], { lang, json, colours }: Context): string {
  if (json) {
    return jsonText({ rules: pages.map(({ rule, title }) => ({ rule, title: title[lang] })) });
  }
  return textOfLines(
    tableLines(pages.map(({ rule, title }) => [{ text: rule, paint: colours.red }, title[lang]])),
  );
}

function pageJson({ rule, title, text, examples }: FindingPage, lang: Lang): object {
  return {
    rule,
    title: title[lang],
    text: text[lang],
    examples: examples.map(({ failing, mended }) => ({
      failing,
      findings: findingsIn(rule, failing).map((finding) => findingJson(finding, lang)),
      mended,
    })),
  };
}

function pageLines(page: FindingPage, context: Context): readonly string[] {
  const { lang, colours, width } = context;
  const paragraphs = page.text[lang].replaceAll(/\*\*|`/g, "").split("\n");
  return [
    colours.bold(`${page.rule}  ${page.title[lang]}`),
    "",
    ...paragraphs.flatMap((paragraph) => wrap(paragraph, width)),
    ...page.examples.flatMap((one) => exampleLines(page.rule, one, context)),
  ];
}

function exampleLines(rule: string, example: FindingExample, context: Context): readonly string[] {
  const { failing, mended } = example;
  const { lang, colours } = context;
  const headings = {
    failing: { zh: "有问题", en: "With the finding" },
    mended: { zh: "已改正", en: "Mended" },
  };
  const indented = (text: string) =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => `  ${line}`);
  return [
    "",
    colours.bold(headings.failing[lang]),
    ...indented(failing),
    "",
    ...foundLines(rule, example, context),
    "",
    colours.bold(headings.mended[lang]),
    ...indented(mended),
  ];
}

/** The finding of an example; where it hangs on a file that is not here, as it was found beside that file. */
function foundLines(
  rule: string,
  { failing, says }: FindingExample,
  context: Context,
): readonly string[] {
  const found = findingsIn(rule, failing);
  if (found.length > 0) return placedLines(found, context);
  // Two lines in Chinese, and the same two in English.
  const first = context.lang === "zh" ? [0, 1] : [2, 3];
  return says.split("\n").filter((line, index) => line !== "" && first.includes(index % 4));
}
