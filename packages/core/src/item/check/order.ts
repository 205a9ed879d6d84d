import { allArrows, type Chart, type ChartTransition } from "../../chart/chart.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { closure, graphOf, reversed, topOf } from "./graph.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** The acts of which each comes after those before it, and by what else they come about. */
const acts = [
  { act: "submit", kinds: ["submit"] },
  { act: "accept", kinds: ["accept", "deemed-accepted"] },
  { act: "decide", kinds: ["grant", "deny", "deemed-granted", "deemed-renewed"] },
  { act: "complete", kinds: ["complete"] },
  { act: "hand over", kinds: ["deliver", "collect"] },
] as const satisfies readonly {
  readonly act: string;
  readonly kinds: readonly ChartTransition["kind"][];
}[];

const called = {
  submit: { zh: "申办", en: "the application" },
  accept: { zh: "受理", en: "acceptance" },
  decide: { zh: "决定", en: "the decision" },
  complete: { zh: "办结", en: "completion" },
  "hand over": { zh: "领取", en: "collection" },
} as const;

type Arrow = { readonly from: string; readonly to: string; readonly kind: string };

/** Steps that a case takes before one that has to come first: completed and then decided, decided and then accepted. */
export function orderTroubles(file: ItemFile, chart: Chart): Trouble[] {
  const arrows = Object.entries(chart.states).flatMap(([from, state]) =>
    allArrows({ [from]: state }).flatMap(({ kind, to }): Arrow[] =>
      to === undefined ? [{ kind, from, to: from }] : [{ kind, from, to: topOf(to) }],
    ),
  );
  const early = acts.flatMap((first, rank) =>
    acts.slice(rank + 1).flatMap((second) => {
      const state = tooEarly({ arrows, start: chart.initial }, first.kinds, second.kinds);
      return state === undefined ? [] : [{ state, first: first.act, second: second.act }];
    }),
  );
  const [worst] = early;
  if (worst === undefined) return [];
  const { state, first, second } = worst;
  const path = ["flow", "states", Object.hasOwn(file.flow.states, state) ? state : ""];
  return [{ ...defRules.tooEarly(state, called[second], called[first]), path, onKey: true }];
}

/** A state in which the second is done by a case that the first is still to come in. */
function tooEarly(
  { arrows, start }: { readonly arrows: readonly Arrow[]; readonly start: string },
  first: readonly string[],
  second: readonly string[],
): string | undefined {
  const isFirst = ({ kind }: Arrow) => first.includes(kind);
  const before = closure([start], graphOf(arrows.filter((arrow) => !isFirst(arrow))));
  const sources = arrows.filter(isFirst).map(({ from }) => from);
  const stillToCome = closure(sources, reversed(graphOf(arrows)));
  const early = arrows.find(
    ({ kind, from, to }) => second.includes(kind) && before.has(from) && stillToCome.has(to),
  );
  return early?.from;
}
