import { allArrows, type Chart, type ChartTransition } from "../../chart/chart.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { closure, graphOf, reversed, topOf } from "./graph.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

type Kind = ChartTransition["kind"];

const called = {
  submit: { zh: "申办", en: "the application" },
  accept: { zh: "受理", en: "acceptance" },
  decide: { zh: "决定", en: "the decision" },
  complete: { zh: "办结", en: "completion" },
  "hand over": { zh: "领取", en: "collection" },
} as const;

/** The acts of which each comes after those before it, and by what else they come about. */
const acts: readonly {
  readonly act: keyof typeof called;
  readonly kinds: readonly Kind[];
}[] = [
  { act: "submit", kinds: ["submit"] },
  { act: "accept", kinds: ["accept", "deemed-accepted"] },
  { act: "decide", kinds: ["grant", "deny", "deemed-granted", "deemed-renewed"] },
  { act: "complete", kinds: ["complete"] },
  { act: "hand over", kinds: ["deliver", "collect"] },
];

type Arrow = { readonly from: string; readonly to: string; readonly kind: Kind };

/** Steps that a case takes before one that has to come first: completed and then decided, decided and then accepted. */
export function orderTroubles(file: ItemFile, chart: Chart): Trouble[] {
  const arrows = Object.entries(chart.states).flatMap(([from, state]) =>
    allArrows({ [from]: state }).flatMap(({ kind, to }): Arrow[] =>
      to === undefined ? [{ kind, from, to: from }] : [{ kind, from, to: topOf(to) }],
    ),
  );
  const backwards = reversed(graphOf(arrows));
  const early = acts.slice(0, -1).flatMap((first, rank) => {
    const isFirst = ({ kind }: Arrow) => first.kinds.includes(kind);
    const sources = arrows.filter(isFirst).map(({ from }) => from);
    if (sources.length === 0) return [];
    const without = graphOf(arrows.filter((arrow) => !isFirst(arrow)));
    const before = closure([chart.initial], without);
    const stillToCome = closure(sources, backwards);
    return acts.slice(rank + 1).flatMap((second) => {
      // What is done by a case that the first is still to come in.
      const found = arrows.find(
        ({ kind, from, to }) =>
          second.kinds.includes(kind) && before.has(from) && stillToCome.has(to),
      );
      return found ? [{ state: found.from, first: first.act, second: second.act }] : [];
    });
  });
  const [worst] = early;
  if (worst === undefined) return filedAgain(file, { arrows, start: chart.initial });
  const { state, first, second } = worst;
  const path = ["flow", "states", Object.hasOwn(file.flow.states, state) ? state : ""];
  return [{ ...defRules.tooEarly(state, called[second], called[first]), path, onKey: true }];
}

/** An application in a state to which only cases come that were filed. */
function filedAgain(
  { flow: { states } }: ItemFile,
  { arrows, start }: { readonly arrows: readonly Arrow[]; readonly start: string },
): Trouble[] {
  const unfiled = closure([start], graphOf(arrows.filter(({ kind }) => kind !== "submit")));
  const again = arrows.find(({ kind, from }) => kind === "submit" && !unfiled.has(from));
  if (again === undefined || !Object.hasOwn(states, again.from)) return [];
  const path = ["flow", "states", again.from];
  return [{ ...defRules.filedAgain(again.from), path, onKey: true }];
}
