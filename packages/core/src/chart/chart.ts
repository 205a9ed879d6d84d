import { madeOnce, type Text } from "@banjian/base";
import { type ActionKind, actionKinds, type StepKind } from "../definition/action-kind.js";
import type { StageName } from "../definition/flow-schema.js";

/** How a case can end. */
export const caseEnds = {
  archived: { zh: "归档", en: "archived" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
  returned: { zh: "退件", en: "returned" },
  refused: { zh: "不予受理", en: "acceptance refused" },
  forwarded: { zh: "已转送", en: "forwarded" },
  terminated: { zh: "已终止", en: "terminated" },
  void: { zh: "已作废", en: "void" },
  "deemed-withdrawn": { zh: "视为撤回", en: "deemed withdrawn" },
} as const satisfies Record<string, Text>;
export type CaseEnd = keyof typeof caseEnds;

/** What nobody asks for: the engine raises it when the facts call for it. */
export type ChartSignal =
  | "deemed-accepted"
  | "deemed-granted"
  | "deemed-renewed"
  | "deemed-withdrawn"
  | "expired"
  | "branch-open"
  | "branch-done"
  | "branch-returned"
  | "join-done"
  | "inner-done";

/** One arrow of a chart. Without `to` the case stays where it is. */
export type ChartTransition = {
  readonly action: string;
  readonly kind: ActionKind | ChartSignal;
  readonly title?: Text;
  readonly outcome?: string;
  readonly branch?: string;
  readonly step?: StepKind;
  readonly by: readonly string[];
  /** Who may by name, whatever their roles. */
  /** Whose business it is, where that is not its branch's department. */
  readonly department?: string;
  readonly persons?: readonly { readonly id: string; readonly name?: string }[];
  readonly to?: string;
  /** What has to hold before it may be taken. */
  readonly when?: string;
  /** Which of several ways of one action it is, and what has to hold afterwards. */
  readonly way?: { readonly at: number; readonly when?: string };
  /** It leads back to where the state was left, inside it. */
  readonly resume?: true;
};

/** One state: a leaf, or with `states` a compound (its `initial` is entered) or parallel one. */
export type ChartState = {
  readonly title: Text;
  readonly stage?: StageName;
  readonly initial?: string;
  readonly parallel?: true;
  readonly states?: Readonly<Record<string, ChartState>>;
  readonly on?: Readonly<Record<string, ChartTransition>>;
  readonly end?: CaseEnd;
  /** Of a state inside another: that part is done. */
  readonly done?: true;
};

/** The plain statechart of an item, with no stage left to expand. Paths are dotted from the top. */
export type Chart = {
  readonly initial: string;
  readonly states: Readonly<Record<string, ChartState>>;
};

/** Where a case stands: a leaf's name, or for each open child its own value. Plain data, stored as it is. */
export type StateValue = string | { readonly [child: string]: StateValue };

/** What an arrow is called: as the item says, else by the law's word for it, else by the name the item gives its own action. */
export function arrowTitle({
  title,
  action,
  kind,
}: Pick<ChartTransition, "title" | "action" | "kind">): Text {
  const lawful: ReadonlyMap<string, Text> = new Map(Object.entries(actionKinds));
  const named = action === kind ? lawful.get(kind) : undefined;
  return title ?? named ?? { zh: action, en: action };
}

/** The key under which an arrow stands in `on`: `approve@fire`, `pre-accept.passed`, `accept`. */
export function eventKey(it: {
  action: string;
  outcome?: string;
  branch?: string;
  way?: { readonly at: number };
}): string {
  const outcome = it.outcome === undefined ? "" : `.${it.outcome}`;
  const way = it.way === undefined ? "" : `#${it.way.at + 1}`;
  return `${it.action}${outcome}${it.branch === undefined ? "" : `@${it.branch}`}${way}`;
}

const pathsKnown = new WeakMap<object, readonly string[]>();

/** The dotted paths of all states a value stands in, outermost first. */
export function activePaths(value: StateValue): readonly string[] {
  if (typeof value === "string") return [value];
  const known = pathsKnown.get(value);
  if (known !== undefined) return known;
  const paths = pathsIn(value, "");
  pathsKnown.set(value, paths);
  return paths;
}

function pathsIn(value: StateValue, above: string): string[] {
  if (typeof value === "string") return [above + value];
  return Object.entries(value).flatMap(([name, inner]) => [
    above + name,
    ...pathsIn(inner, `${above}${name}.`),
  ]);
}

/** Where a value stands inside the state at a path of names. */
export function innerValue(value: StateValue, names: readonly string[]): StateValue {
  let inner: StateValue = value;
  for (const name of names) {
    if (typeof inner === "string") return inner;
    inner = inner[name] ?? name;
  }
  return inner;
}

/** The value that stands at `kept` inside the state at a path of names, and elsewhere as before. */
export function valueWith(
  value: StateValue,
  [name, ...rest]: readonly string[],
  kept: StateValue,
): StateValue {
  if (name === undefined) return kept;
  const inner = typeof value === "string" ? name : (value[name] ?? name);
  return { ...(typeof value === "string" ? {} : value), [name]: valueWith(inner, rest, kept) };
}

/** The state at a dotted path; an end that every case has, also where no arrow leads there; or undefined. */
export function stateAt(chart: Chart, path: string): ChartState | undefined {
  const byPath = statesKnown(chart);
  const known = byPath.get(path);
  if (known !== undefined) return known;
  const state = stateFrom(chart, path);
  if (state !== undefined) byPath.set(path, state);
  return state;
}

const statesKnown = madeOnce((_chart: Chart) => new Map<string, ChartState>());

function stateFrom(chart: Chart, path: string): ChartState | undefined {
  let states: Readonly<Record<string, ChartState>> | undefined = chart.states;
  let found: ChartState | undefined;
  for (const name of path.split(".")) {
    found = states !== undefined && Object.hasOwn(states, name) ? states[name] : undefined;
    states = found?.states;
  }
  return found ?? endCalled(path);
}

// An end that cuts a case off wherever it stands needs no state of its own in a chart.
function endCalled(name: string): ChartState | undefined {
  if (!Object.hasOwn(caseEnds, name)) return undefined;
  const end = name as CaseEnd;
  return { title: caseEnds[end], end };
}

/** Every arrow of a chart, wherever it stands. */
export function allArrows(states: Chart["states"]): ChartTransition[] {
  return Object.values(states).flatMap((state) => [
    ...Object.values(state.on ?? {}),
    ...allArrows(state.states ?? {}),
  ]);
}

/** Where a case stands, from its stage inwards as far as it is in one place: of branches side by side only that they are at work. */
export function valueTitle(chart: Chart, value: StateValue): Text {
  const end = typeof value === "string" ? stateAt(chart, value) : undefined;
  const titles = end === undefined ? titlesAlong(chart.states, value) : [end.title];
  return {
    zh: titles.map(({ zh }) => zh).join(" · "),
    en: titles.map(({ en }) => en).join(" · "),
  };
}

function titlesAlong(states: Chart["states"], value: StateValue): readonly Text[] {
  const [name = "", inner] = typeof value === "string" ? [value] : (Object.entries(value)[0] ?? []);
  const state = Object.hasOwn(states, name) ? states[name] : undefined;
  if (state === undefined) return [];
  if (inner === undefined || state.parallel || state.states === undefined) return [state.title];
  return [state.title, ...titlesAlong(state.states, inner)];
}
