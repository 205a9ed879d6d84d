import { cardOperands } from "../card-step.js";
import { command } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { cardLines } from "../print-card.js";

/** One card: what it says, how far it has come, and whose time led to it. */
export const cardShow = command({
  name: "card show",
  about: {
    zh: "说明一张牌：经过，以及各部门、各人所用的时间",
    en: "tell of a card: what was done about it, and whose time led to it",
  },
  operands: cardOperands,
  options: hallOptions,
  examples: ["banjian card show 20260914-h26weyxkyz c1"],
  run: async (context, { operands: [caseId = "", id = ""], options }) => {
    const text = await withHall(options, context.env, async (hall) => {
      const view = await hall.case(caseId);
      const card = view.card(id);
      const shares = await view.cardShares(id);
      return context.json
        ? jsonText({ card: { ...card, text: card.text[context.lang] }, shares })
        : textOfLines(cardLines(view.item, card, shares, context));
    });
    await context.out(text);
    return 0;
  },
});
