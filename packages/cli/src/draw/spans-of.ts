import { describeLimit, type Item } from "@banjian/core";
import type { Edge, Span } from "./picture.js";
import type { Words } from "./words.js";

type Limit = Item["limits"] extends ReadonlyMap<string, infer One> ? One : never;
type Moment = Limit["starts"][number];
type Kinds = Readonly<Record<string, readonly string[]>>;

/** The limits of the whole case, each from where it starts to where it ends; those of branches stand in their boxes. */
export function spansOf({ item, lang }: Words): Span[] {
  return [...item.limits.values()]
    .filter(({ branch }) => branch === undefined)
    .flatMap((limit) => {
      const [from] = limit.starts.flatMap((one) => edgeOf(item, one) ?? []);
      const ends = limit.ends.flatMap((one) => edgeOf(item, one) ?? []);
      if (from === undefined || ends.length === 0) return [];
      const { title, within, period, ...more } = describeLimit(item, limit);
      const { owner, changes, variants, extension, excluded, outcome } = more;
      const duty = { zh: `${owner.zh}负责`, en: `duty of the ${owner.en}` };
      const lines = [period, duty, changes, variants, extension, excluded, outcome];
      return [
        {
          title: title[lang],
          within: within[lang],
          lines: lines.flatMap((line) => (line === undefined ? [] : [line[lang]])),
          from,
          ends,
        },
      ];
    });
}

/** Where in the chart a moment comes: at the lower edge of the box in which its action is done. */
function edgeOf(item: Item, moment: Moment): Edge | undefined {
  if (typeof moment === "string") return bottomOf(boxDoing(item, kindsOf[moment] ?? []));
  if ("enters" in moment) return { box: moment.enters, side: "top" };
  if ("leaves" in moment) return { box: moment.leaves, side: "bottom" };
  if ("opens" in moment || "closes" in moment) return bottomOf(item.stages.approval);
  if ("expires" in moment) {
    const ends = item.limits.get(moment.expires)?.ends ?? [];
    return ends.flatMap((one) => edgeOf(item, one) ?? []).at(-1);
  }
  return { box: item.chart.initial, side: "top" };
}

function bottomOf(box: string | undefined): Edge | undefined {
  return box === undefined ? undefined : { box, side: "bottom" };
}

/** The first box at the top of the chart, inside which one of these can be done. */
function boxDoing(item: Item, kinds: readonly string[]): string | undefined {
  return Object.keys(item.chart.states).find((name) => doesInside(item.chart.states[name], kinds));
}

type State = Item["chart"]["states"][string];

function doesInside(state: State | undefined, kinds: readonly string[]): boolean {
  const own = Object.values(state?.on ?? {}).some(({ kind }) => kinds.includes(kind));
  return own || Object.values(state?.states ?? {}).some((inner) => doesInside(inner, kinds));
}

/** By which kinds of action each milestone is set. */
const kindsOf: Kinds = {
  receipt: ["submit"],
  "pre-acceptance": ["pre-accept"],
  "supplement-notice": ["send-notice"],
  "supplement-received": ["supplement"],
  acceptance: ["accept"],
  refusal: ["refuse-acceptance"],
  decision: ["grant"],
  granted: ["grant"],
  denied: ["deny"],
  completion: ["complete"],
  "collection-ready": ["complete"],
  delivered: ["deliver"],
};
