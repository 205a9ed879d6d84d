import { randomUUID } from "node:crypto";
import { actionKinds, type CardKind } from "@banjian/core";
import { type Command, command, text, value, values } from "./command.js";
import { activeHallOptions, withActiveHall } from "./database.js";
import { jsonText, textOfLines } from "./print.js";
import { cardLines } from "./print-card.js";
import { needed, wordOf, wordOptions } from "./word-options.js";

/** Which card. */
export const cardOperands = [
  { syntax: "<case>", about: { zh: "办件编号", en: "the number of the case" } },
  { syntax: "<card>", about: { zh: "牌的编号，如 c1", en: "the number of the card, such as c1" } },
] as const;

const options = {
  ...activeHallOptions,
  ...wordOptions,
  role: values(
    "--role <role>",
    { zh: "其角色（可多次）", en: "a role of theirs (repeatable)" },
    text,
  ),
  department: value("--department <id>", { zh: "其部门", en: "their department" }, text),
  within: value(
    "--within <time>",
    {
      zh: "答复期限，如 3 business-days（只用于督办）",
      en: "time to answer, such as 3 business-days (supervise only)",
    },
    text,
  ),
};

/** A command by which somebody takes a step in the life of a card, in their name and for a reason. */
export function cardStep(kind: CardKind, example: string): Command {
  const word = kind.replace(/-card$/, "");
  return command({
    name: `card ${word}`,
    about: actionKinds[kind],
    operands: cardOperands,
    options,
    examples: [`banjian card ${word} 20260914-h26weyxkyz c1 ${example}`],
    run: async (context, { operands: [caseId = "", card = ""], options: given }) => {
      const { by: id, reason } = wordOf(given);
      const { role: roles, department } = given;
      const within = kind === "supervise-card" ? { within: needed("--within", given.within) } : {};
      const by = { id, roles, ...(department === undefined ? {} : { department }) };
      const said = await withActiveHall(given, context.env, async (hall) => {
        const key = `card-${randomUUID()}`;
        await hall.act(caseId, kind, { by, key, payload: { card, reason, ...within } });
        const view = await hall.case(caseId);
        const now = view.card(card);
        return context.json
          ? jsonText({ card: { ...now, text: now.text[context.lang] } })
          : textOfLines(cardLines(view.item, now, [], context));
      });
      await context.out(said);
      return 0;
    },
  });
}
