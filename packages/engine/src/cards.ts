import type { Text } from "@banjian/base";
import { parseLocalDate } from "@banjian/calendar";
import {
  type Card,
  type CardStage,
  cardCauses,
  cardColours,
  cardStages,
  cardText,
  stageOf,
} from "@banjian/core";
import { refuseOddCount } from "./page-size.js";
import type { EngineParts } from "./parts.js";
import { refuseOther } from "./plain-data.js";
import type { CardQuery } from "./ports.js";
import { refuseStray } from "./request.js";
import { ofEachReadable } from "./stop-case.js";

/** Which cards a supervisor asks for; what is left out does not matter. */
export type CardFilter = Partial<CardQuery>;

/** One card with the case it was raised in. */
export type CardEntry = {
  readonly caseId: string;
  readonly item: { readonly code: string; readonly title: Text };
  readonly applicant: string;
  readonly card: Card;
  readonly stage: CardStage;
  readonly text: Text;
};

const fields = [
  "caseId",
  "department",
  "colour",
  "cause",
  "stage",
  "handler",
  "from",
  "to",
  "count",
];

/** The cards of a hall, those raised last first; refuses what is no colour, stage, day or count (BODY_INVALID). */
export async function cardsOf(
  parts: EngineParts,
  filter: CardFilter,
): Promise<readonly CardEntry[]> {
  const { store, catalogue } = parts;
  refuseStray("filter", filter, fields);
  const { count = 100, from, to, ...rest } = filter;
  refuseOddCount("count", count);
  refuseOther("colour", filter.colour, Object.keys(cardColours));
  refuseOther("cause", filter.cause, Object.keys(cardCauses));
  refuseOther("stage", filter.stage, Object.keys(cardStages));
  const days = {
    ...(from === undefined ? {} : { from: parseLocalDate(from) }),
    ...(to === undefined ? {} : { to: parseLocalDate(to) }),
  };
  const found = await store.cards({ ...rest, ...days, count });
  if (found.length === 0) await refuseUnknown(catalogue, filter.department);
  return ofEachReadable(parts, found, {
    caseOf: ({ state }) => state.id,
    make: async ({ card, state }) => {
      const item = await catalogue.pinned(state.item.digest);
      return {
        caseId: state.id,
        item: { code: item.code, title: item.title },
        applicant: state.applicant.name,
        card,
        stage: stageOf(card),
        text: cardText(item, card),
      };
    },
  });
}

// A misspelt department would pass for one without cards; one of an item that is gone is told by its cards.
async function refuseUnknown(
  catalogue: EngineParts["catalogue"],
  department: string | undefined,
): Promise<void> {
  if (department === undefined) return;
  const items = await catalogue.list();
  const known = items.flatMap(({ file, branches }) => [
    file.item.authority.department,
    ...[...branches.values()].map((branch) => branch.department),
  ]);
  refuseOther("department", department, [...new Set(known)].toSorted());
}
