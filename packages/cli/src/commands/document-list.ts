import { command } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { caseOperand, latest } from "../latest-case.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";
import { harmless } from "../text-width.js";

/** The documents of a case. */
export const documentList = command({
  name: "document list",
  about: {
    zh: "列出办件的文书：凭证、通知、决定、送达回证",
    en: "list the documents of a case: receipt, notices, decisions, records of service",
  },
  operands: [caseOperand],
  options: hallOptions,
  examples: ["banjian document list 20260914-h26weyxkyz", "banjian document list --json"],
  run: async (context, { operands: [id], options }) => {
    const { lang, env, json } = context;
    const documents = await withHall(options, env, async (hall) =>
      (id === undefined ? latest(await hall.recent(1)) : await hall.case(id)).documents(),
    );
    await context.out(
      json
        ? jsonText({ documents })
        : textOfLines(
            tableLines(
              documents.map(({ on, number, title, about, superseded }): Cell[] => [
                on,
                number,
                about === undefined ? title[lang] : `${title[lang]}: ${harmless(about[lang])}`,
                superseded ? { zh: "已被取代", en: "superseded" }[lang] : "",
              ]),
            ),
          ),
    );
    return 0;
  },
});
