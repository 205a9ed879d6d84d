import { isBad, ratedActs, ratingLevels } from "@banjian/core";
import { command } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { latestCases } from "../latest-cases.js";
import { caseOperands, countOption } from "../message-cases.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";

/** What applicants say of how their cases were handled. */
export const ratingList = command({
  name: "rating list",
  about: {
    zh: "列出评价（好差评）：环节、满意程度、理由、回复",
    en: "list what applicants say of how they were served: the act, the level, the reason, the answer",
  },
  operands: caseOperands,
  options: { ...hallOptions, count: countOption },
  examples: ["banjian rating list", "banjian rating list 20260914-h26weyxkyz --json"],
  run: async (context, { operands, options: { db, tenant, count = 20 } }) => {
    const { lang, env, json, colours } = context;
    const rows = await withHall({ db, tenant }, env, async (hall) => {
      const views =
        operands.length > 0
          ? await Promise.all(operands.map((id) => hall.case(id)))
          : await latestCases(hall, count);
      return views.flatMap(({ id, state }) =>
        (state.ratings ?? []).map((rating) => ({
          ...rating,
          caseId: id,
          isBad: isBad(rating),
        })),
      );
    });
    await context.out(
      json
        ? jsonText({ ratings: rows })
        : textOfLines(
            tableLines(
              rows.map((one): Cell[] => [
                one.ratedOn,
                one.caseId,
                ratedActs[one.act][lang],
                {
                  text: ratingLevels[one.level - 1]?.[lang] ?? "",
                  paint: one.isBad ? colours.red : (text) => text,
                },
                one.reason ?? "",
                one.answer ?? "",
              ]),
            ),
          ),
    );
    return 0;
  },
});
