import type { Text } from "@banjian/base";
import type { Fact, FactOf } from "../case/fact.js";
import { sayAllowance } from "../definition/allowance.js";
import type { Item } from "../item/item.js";
import { limitTitle } from "../item/limit-of.js";

type Started = FactOf<"limit-started">;

/** What an applicant is told with the acceptance: which limits run, and until when. */
export function acceptanceText(item: Item, after: readonly Fact[]): Text[] {
  const limits = after.filter(startsLimit).slice(0, 2);
  return [accepted, ...limits.map((one) => limitText(item, one, one.told.due))];
}

/** The same where silence accepted it: from which day, and the limits as they run when the notice is issued. */
export function silentAcceptanceText(item: Item, before: readonly Fact[]): Text[] {
  const runs = new Map(before.filter(startsLimit).map((one) => [one.limit, one]));
  return [
    acceptedBySilence,
    ...[...runs.values()].map((one) => {
      const { zh, en } = limitText(item, one, dueNow(one, before));
      const from = one.effectiveOn;
      return { zh: `自 ${from} 起，${zh}`, en: `From ${from}: ${en}` };
    }),
  ];
}

function startsLimit(fact: Fact): fact is Started {
  return fact.type === "limit-started" && (fact.limit === "promised" || fact.limit === "statutory");
}

// What has moved it since stands on papers of its own: with it the length is another one.
function limitText(item: Item, { limit, within, told }: Started, due: string): Text {
  const title = limitTitle(item, limit, undefined);
  const long = due === told.due ? sayAllowance(within) : undefined;
  return {
    zh: `${title.zh}：${long === undefined ? "" : `${long.zh}，`}至 ${due} 止。`,
    en: `${title.en}: ${long === undefined ? "" : `${long.en}, `}until ${due}.`,
  };
}

/** Until when it runs after everything that has moved it. */
function dueNow({ limit, told }: Started, before: readonly Fact[]): string {
  const moved = before.findLast(
    (fact) => "told" in fact && "limit" in fact && fact.limit === limit,
  );
  return moved !== undefined && "told" in moved ? moved.told.due : told.due;
}

const accepted = {
  zh: "申请材料齐全、符合法定形式，现予受理。",
  en: "The application is complete and is accepted.",
};
const acceptedBySilence = {
  zh: "逾期未告知需要补正的内容，自收到申请材料之日起即为受理。",
  en: "Nothing was said to be missing in time: by law it has been accepted since its receipt.",
};
