import type { Lang, Text } from "@banjian/base";
import {
  type Card,
  type CardShare,
  cardAbout,
  cardStages,
  cardWithdrawals,
  departmentTitle,
  type Item,
} from "@banjian/core";
import type { CardView } from "@banjian/engine";
import type { Context } from "./context.js";
import { dayText } from "./day-text.js";
import { type Cell, tableLines } from "./print.js";
import { harmless, wrap } from "./text-width.js";

type Look = Pick<Context, "lang" | "colours" | "width">;

/** A card: what it says, how far it has come and by whom, and whose time led to it. */
export function cardLines(
  item: Item,
  card: CardView,
  shares: readonly CardShare[],
  look: Look,
): readonly string[] {
  const { lang, colours, width } = look;
  const about = cardAbout(card);
  const which = { zh: `（${about?.zh}）`, en: ` (${about?.en})` };
  const text = `${card.id}  ${card.text[lang]}${about === undefined ? "" : which[lang]}`;
  return [
    ...wrap(harmless(text), width).map(colours[card.colour]),
    ...lifeLines(card, lang),
    ...(shares.length === 0 ? [] : ["", colours.bold(used[lang])]),
    ...tableLines(
      shares.map(({ department, person, days, percent }): Cell[] => [
        departmentTitle(item, department)[lang],
        person === undefined ? { zh: "无人认领", en: "nobody" }[lang] : (person.name ?? person.id),
        { zh: `${days} 日`, en: `${days} d` }[lang],
        `${percent} %`,
      ]),
    ),
  ];
}

const used: Text = { zh: "所用时间", en: "Time used by" };

function lifeLines({ life = [], raisedOn, withdrawn }: Card, lang: Lang): readonly string[] {
  const byItself = withdrawn !== undefined && withdrawn.because !== "supervisor";
  return tableLines([
    [dayText(raisedOn, lang), cardStages.raised[lang], "", ""],
    ...life.map(({ on, step, by, reason }): Cell[] => [
      dayText(on, lang),
      cardStages[step][lang],
      by?.name ?? by?.id ?? "",
      harmless(reason),
    ]),
    ...(byItself
      ? [
          [
            dayText(withdrawn.on, lang),
            cardStages.withdrawn[lang],
            "",
            cardWithdrawals[withdrawn.because][lang],
          ],
        ]
      : []),
  ]);
}
