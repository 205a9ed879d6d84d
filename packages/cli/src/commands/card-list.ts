import { parseLocalDate } from "@banjian/calendar";
import { cardColours, cardStages } from "@banjian/core";
import type { CardEntry, CardFilter } from "@banjian/engine";
import { command, oneOf, text, value } from "../command.js";
import type { Context } from "../context.js";
import { hallOptions, withHall } from "../database.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";
import { harmless } from "../text-width.js";

/** The cards of a hall, those raised last first. */
export const cardList = command({
  name: "card list",
  about: { zh: "列出黄牌、红牌，最近的在前", en: "list yellow and red cards, the latest first" },
  options: {
    ...hallOptions,
    case: value("--case <id>", { zh: "只列一个办件的", en: "those of one case" }, text),
    department: value(
      "--department <id>",
      { zh: "只列一个部门的", en: "those of one department" },
      text,
    ),
    colour: oneOf("--colour <colour>", { zh: "颜色", en: "the colour" }, cardColours),
    stage: oneOf("--stage <stage>", { zh: "走到哪一步", en: "how far they have come" }, cardStages),
    cause: value(
      "--cause <cause>",
      { zh: "原因，如 overdue", en: "the cause, such as overdue" },
      text,
    ),
    handler: value(
      "--handler <person>",
      {
        zh: "只列一个人（编号）的：其所办，或亮牌时待办在其手上",
        en: "those of one person, by id: who did it, or held the work when it was raised",
      },
      text,
    ),
    from: value(
      "--from <day>",
      { zh: "自该日起亮牌", en: "raised from that day on" },
      parseLocalDate,
    ),
    to: value("--to <day>", { zh: "至该日亮牌", en: "raised up to that day" }, parseLocalDate),
    count: value(
      "--count <n>",
      { zh: "最多几张（默认 100）", en: "at most so many (else 100)" },
      Number,
    ),
  },
  examples: [
    "banjian card list --db postgres://hall@db/hall",
    "banjian card list --department fire-rescue --colour red --from 2026-09-01 --to 2026-09-30",
    "banjian card list --handler h1",
    "banjian card list --stage appealed --json",
  ],
  run: async (context, { options: { db, tenant, case: caseId, ...asked } }) => {
    const given = Object.entries({ ...asked, caseId }).filter(([, one]) => one !== undefined);
    const filter = Object.fromEntries(given) as CardFilter;
    const cards = await withHall({ db, tenant }, context.env, async (hall) => hall.cards(filter));
    await context.out(
      context.json
        ? jsonText({ cards: cards.map((one) => cardJson(one, context)) })
        : textOfLines(listLines(cards, context)),
    );
    return 0;
  },
});

function cardJson(
  { caseId, item, applicant, card, stage, text: says }: CardEntry,
  { lang }: Context,
) {
  return { caseId, item: item.code, applicant, ...card, stage, text: says[lang] };
}

function listLines(cards: readonly CardEntry[], { lang, colours }: Context): readonly string[] {
  if (cards.length === 0) return [{ zh: "没有这样的牌", en: "there is no such card" }[lang]];
  return tableLines(
    cards.map(({ caseId, card, stage, text: says }): Cell[] => [
      card.raisedOn,
      caseId,
      card.id,
      cardStages[stage][lang],
      peopleOf(card),
      { text: harmless(says[lang]), paint: colours[card.colour] },
    ]),
  );
}

/** Whose it is: who did what it is about, else who held the work when it was raised. */
function peopleOf({ person, handlers = [] }: CardEntry["card"]): string {
  const all = person === undefined ? handlers.flatMap((one) => one.person ?? []) : [person];
  return harmless([...new Set(all.map(({ id, name }) => name ?? id))].join("、"));
}
