import type { Lang, Text } from "@banjian/base";
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
import { refusalCodes } from "../refusal-codes.js";
import { wrap } from "../text-width.js";

/** What a check finds, why, and an example mended; of a refusal what to do about it. */
export const explain = command({
  name: "explain",
  about: {
    zh: "说明一条检查或一个拒绝代码：是什么、为什么、怎样改正",
    en: "explain a check or the code of a refusal: what it is, why, and how to mend it",
  },
  operands: [
    {
      syntax: "[rule...]",
      about: {
        zh: "检查的编号，如 DEF7、SCN3、SIM4、SUP1；或拒绝代码，如 CASE_CLOSED；不写则列出全部",
        en: "numbers of checks, such as DEF7, SCN3, SIM4 or SUP1, or codes of refusals, such as CASE_CLOSED; without any all are listed",
      },
    },
  ],
  examples: ["banjian explain DEF7", "banjian explain CASE_CLOSED", "banjian explain --lang zh"],
  run: async (context, { operands }) => {
    const known = pagedRules();
    const asked = operands.map((rule) => rule.toUpperCase());
    const refusals = [...refusalCodes()].filter(
      ([code]) => asked.length === 0 || asked.includes(code),
    );
    const codes = new Set(refusals.map(([code]) => code));
    const rules = asked.length === 0 ? known : asked.filter((one) => !codes.has(one));
    const unknown = rules.find((rule) => !known.includes(rule));
    if (unknown !== undefined) throw cliError("RULE_UNKNOWN", { rule: unknown, known });
    const said = { pages: rules.map(findingPage), refusals };
    await context.out(asked.length === 0 ? listed(said, context) : told(said, context));
    return 0;
  },
});

type Said = {
  readonly pages: readonly FindingPage[];
  readonly refusals: readonly (readonly [code: string, hint: Text])[];
};

function told({ pages, refusals }: Said, context: Context): string {
  const { json, lang } = context;
  if (json) {
    return jsonText({
      ...(pages.length > 0 ? { rules: pages.map((page) => pageJson(page, lang)) } : {}),
      ...(refusals.length > 0 ? { refusals: refusals.map(refusalJson(lang)) } : {}),
    });
  }
  const refused = refusals.map(([code, hint]) => [
    context.colours.bold(code),
    ...wrap(hint[lang], context.width),
  ]);
  return [...pages.map((page) => pageLines(page, context)), ...refused].map(textOfLines).join("\n");
}

const refusalJson =
  (lang: Lang) =>
  ([code, hint]: Said["refusals"][number]): object => ({ code, hint: hint[lang] });

function listed({ pages, refusals }: Said, { lang, json, colours }: Context): string {
  if (json) {
    const rules = pages.map(({ rule, title }) => ({ rule, title: title[lang] }));
    return jsonText({ rules, refusals: refusals.map(refusalJson(lang)) });
  }
  const row = (code: string, text: string) => [{ text: code, paint: colours.red }, text];
  return [
    tableLines(pages.map(({ rule, title }) => row(rule, title[lang]))),
    tableLines(refusals.map(([code, hint]) => row(code, hint[lang]))),
  ]
    .map(textOfLines)
    .join("\n");
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
