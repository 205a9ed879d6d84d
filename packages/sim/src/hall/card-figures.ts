import type { Text } from "@banjian/base";
import { type Card, cardCauses, departmentTitle, type Item, limitTitle } from "@banjian/core";
import type { PlayedCase } from "./played.js";

/** How many cards stand: those about one limit, or of one cause where they are about none. */
export type CardFigures = {
  readonly item: Text;
  /** Empty where they are about no limit. */
  readonly limit: string;
  readonly cause?: Card["cause"];
  readonly title: Text;
  readonly department: Text;
  readonly yellow: number;
  readonly red: number;
};

/** Every card of an item that has not been withdrawn, by limit in the item's order and then by cause, and by the department that bears it. */
export function cardFigures(item: Item, cases: readonly PlayedCase[]): CardFigures[] {
  const all = new Map<string, Figures>();
  for (const { state } of cases) {
    for (const card of state.cards) {
      if (card.withdrawn !== undefined) continue;
      const about = aboutOf(card, state.limits[card.limit ?? ""]);
      const key = JSON.stringify([about, card.department]);
      const found = all.get(key) ?? { about, department: card.department, yellow: 0, red: 0 };
      found[card.colour] += 1;
      all.set(key, found);
    }
  }
  const order = [...item.limits.keys()];
  const placeOf = ({ about }: Figures) => {
    if (about.limit === "") return order.length + 1;
    return order.includes(about.limit) ? order.indexOf(about.limit) : order.length;
  };
  return [...all.values()]
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map(({ about, department, yellow, red }) => ({
      item: item.title,
      ...about,
      title:
        about.cause === undefined
          ? limitTitle(item, about.limit, /^procedure:(.+)$/.exec(about.limit)?.[1])
          : cardCauses[about.cause],
      department: departmentTitle(item, department),
      yellow,
      red,
    }));
}

type About = { readonly limit: string; readonly cause?: Card["cause"] };
type Figures = {
  readonly about: About;
  readonly department: string;
  yellow: number;
  red: number;
};
type Ledger = PlayedCase["state"]["limits"][string];

// That no reason was published is one cause, whether the decision or the end of its own limit brought it to light.
function aboutOf({ cause }: Card, ledger: Ledger | undefined): About {
  if (ledger === undefined || cause === "late-without-public-reason") return { limit: "", cause };
  return { limit: ledger.procedure === undefined ? ledger.key : `procedure:${ledger.procedure}` };
}
