import {
  type Chart,
  type ChartState,
  type ChartTransition,
  type Item,
  sayWhen,
} from "@banjian/core";
import { canHappen, exitOf } from "./exits.js";
import type { Arrow } from "./picture.js";
import { arrowTitle, type Words } from "./words.js";

type Starts = NonNullable<ReturnType<Item["limits"]["get"]>>["starts"];

/** Every arrow between two boxes, those between the same two as one; and from branch to branch that waits for it. */
export function arrowsOf(
  { item, lang }: Pick<Words, "item" | "lang">,
  shown: ReadonlyMap<string, string>,
): Arrow[] {
  const found = new Map<string, { from: string; to: string; arrows: ChartTransition[] }>();
  for (const { path, arrow } of arrowsAt(item.chart.states)) {
    const [from, to] = [shown.get(path), shown.get(entered(item.chart, arrow.to ?? ""))];
    if (from === undefined || to === undefined || from === to) continue;
    if (!canHappen(item, arrow) || exitOf(item.chart, arrow) !== undefined) continue;
    const one = found.get(`${from} ${to}`) ?? { from, to, arrows: [] };
    one.arrows.push(arrow);
    found.set(`${from} ${to}`, one);
  }
  const drawn = [...found.values()].map(({ from, to, arrows }) => ({
    from,
    to,
    labels: [...new Set(arrows.map((arrow) => labelOf(item, arrow, lang)))],
    silent: arrows.every(({ by }) => by.length === 0),
  }));
  return [...drawn, ...waits(item, shown), ...expiries({ item, lang }, shown)];
}

/** What an arrow is called, with the conditions under which it can be taken and is this one of several ways. */
export function labelOf(
  { file }: Words["item"],
  { when, way, ...arrow }: ChartTransition,
  lang: Words["lang"],
): string {
  const title = arrowTitle(arrow, lang);
  const conditions = [when, way?.when].flatMap((one) => (one === undefined ? [] : [one]));
  const said = [
    ...conditions.map((one) => sayWhen(file, one)),
    ...(way !== undefined && way.when === undefined ? [{ zh: "其余", en: "else" }] : []),
  ].map((one) => one[lang]);
  if (said.length === 0) return title;
  return { zh: `${title}（${said.join("，")}）`, en: `${title} (${said.join(", ")})` }[lang];
}

/** The state a case then stands in: of a frame the one inside that it enters, unless it enters all of them. */
function entered(chart: Chart, path: string): string {
  const state = path.split(".").reduce<ChartState | undefined>((at, name) => at?.states?.[name], {
    title: { zh: "", en: "" },
    states: chart.states,
  });
  return state?.initial === undefined || state.parallel
    ? path
    : entered(chart, `${path}.${state.initial}`);
}

function waits(item: Words["item"], shown: ReadonlyMap<string, string>): Arrow[] {
  const at = item.stages.approval;
  return [...item.branches.values()].flatMap(({ id, after }) => {
    const [from, to] = [shown.get(`${at}.branches.${after}`), shown.get(`${at}.branches.${id}`)];
    return from === undefined || to === undefined ? [] : [{ from, to, labels: [], silent: true }];
  });
}

/** Where time that has run out leads, from the states in which that limit is seen to run. */
function expiries(
  { item, lang }: Pick<Words, "item" | "lang">,
  shown: ReadonlyMap<string, string>,
): Arrow[] {
  return [...item.limits.values()].flatMap(({ onExpiry, starts, ends, title }) => {
    const to = shown.get(entered(item.chart, onExpiry.to ?? ""));
    const label = { zh: `${title.zh}届满`, en: `${title.en} is over` }[lang];
    const states = [...starts, ...ends].flatMap(stateOf);
    return [...new Set(states)].flatMap((state) => {
      const from = shown.get(entered(item.chart, state));
      return from === undefined || to === undefined || from === to
        ? []
        : [{ from, to, labels: [label], silent: true }];
    });
  });
}

function stateOf(moment: Starts[number]): string[] {
  if (typeof moment === "string") return [];
  if ("enters" in moment) return [moment.enters];
  return "leaves" in moment ? [moment.leaves] : [];
}

function* arrowsAt(
  states: Chart["states"],
  above = "",
): Generator<{ readonly path: string; readonly arrow: ChartTransition }> {
  for (const [name, state] of Object.entries(states)) {
    for (const arrow of Object.values(state.on ?? {})) yield { path: above + name, arrow };
    yield* arrowsAt(state.states ?? {}, `${above}${name}.`);
  }
}
