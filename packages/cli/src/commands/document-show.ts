import { documentHtml } from "@banjian/core";
import { command, text, value } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { cliError } from "../errors.js";
import { jsonText, textOfLines } from "../print.js";
import { harmless, wrap } from "../text-width.js";
import { writeText } from "../write-text.js";

/** One document of a case, in the terminal or as a page. */
export const documentShow = command({
  name: "document show",
  about: { zh: "查看一份文书，或写成可打印的一页", en: "show a document, or write it as a page" },
  operands: [
    {
      syntax: "<number>",
      about: {
        zh: "文书编号（见 document list）",
        en: "the number of the document (document list)",
      },
    },
  ],
  options: {
    ...hallOptions,
    html: value("--html <file>", { zh: "写成一页", en: "write it as a page" }, text),
  },
  examples: [
    "banjian document show 20260914-h26weyxkyz-12",
    "banjian document show 20260914-h26weyxkyz-12 --html acceptance.html",
  ],
  run: async (context, { operands: [number = ""], options }) => {
    const { lang, env, json, width } = context;
    const caseId = number.replace(/-\d+$/, "");
    const documents = await withHall(options, env, async (hall) =>
      (await hall.case(caseId)).documents(),
    );
    const found = documents.find((one) => one.number === number);
    if (found === undefined) {
      const known = documents.map((one) => one.number);
      throw cliError("DOCUMENT_UNKNOWN", { number, known });
    }
    if (options.html !== undefined) await writeText(options.html, documentHtml(found, lang));
    const { title, issuer, to, on, says, basis } = found;
    const lines = [
      `${issuer[lang]}  ${title[lang]}  ${number}`,
      `${to} · ${on}`,
      "",
      ...says.map((one) => one[lang]),
      basis.map((one) => one[lang]).join(lang === "zh" ? "、" : ", "),
    ];
    await context.out(
      json ? jsonText(found) : textOfLines(lines.flatMap((line) => wrap(harmless(line), width))),
    );
    return 0;
  },
});
