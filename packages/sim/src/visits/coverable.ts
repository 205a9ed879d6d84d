import type { Text } from "@banjian/base";
import { actionKinds, type ChartTransition, type Item, limitTitle, rungsOf } from "@banjian/core";
import { hasCause, type PlacedState, placedStates } from "../chart-states.js";

/** One thing a scenario can visit; its key is the same whatever visits it. */
export type Coverable = { readonly key: string; readonly title: Text };

/** Everything of an item that scenarios can visit. */
export type Coverables = {
  readonly states: readonly Coverable[];
  readonly transitions: readonly Coverable[];
  readonly limits: readonly Coverable[];
  readonly cards: readonly Coverable[];
};

/** The states without states inside, the arrows, how each limit can end, the cards it can raise: what no rule of the item can bring about is left out. */
export function coverablesOf(item: Item): Coverables {
  const states = placedStates(item);
  return {
    states: states
      .filter(({ state }) => state.states === undefined)
      .map(({ path, titles }) => ({ key: path, title: joined(titles) })),
    transitions: [...arrowsOf(item, states), ...expiries(item)],
    limits: [...limitsOf(item), ...procedures(item, ["met", "missed"])],
    cards: [...cardsOf(item), ...procedures(item, ["yellow"])],
  };
}

/** The key of an arrow where it stands: `acceptance.checking accept`. */
export function arrowKey(path: string, event: string): string {
  return `${path} ${event}`;
}

function* arrowsOf(item: Item, states: readonly PlacedState[]): Generator<Coverable> {
  for (const { path, state, titles } of states) {
    for (const [event, arrow] of Object.entries(state.on ?? {})) {
      // What running out leads to is one arrow, wherever the case stands.
      if (arrow.kind === "expired" || !hasCause(item, arrow)) continue;
      const title = joined([...titles, titleOf(arrow)]);
      yield { key: arrowKey(path, event), title };
    }
  }
}

function* expiries(item: Item): Generator<Coverable> {
  for (const { name, title, onExpiry } of item.limits.values()) {
    if (onExpiry.to !== undefined)
      yield { key: `expired.${name}`, title: joined([title, endings.passed]) };
  }
}

const signals: Readonly<Record<string, Text>> = {
  "deemed-accepted": { zh: "视为受理", en: "deemed accepted" },
  "deemed-granted": { zh: "视为准予", en: "deemed granted" },
  "deemed-renewed": { zh: "视为准予延续", en: "deemed renewed" },
  "deemed-withdrawn": { zh: "视为撤回", en: "deemed withdrawn" },
  "branch-open": { zh: "前置办毕", en: "predecessor done" },
  "branch-done": { zh: "办毕", en: "done" },
  "join-done": { zh: "汇齐", en: "joined" },
  "inner-done": { zh: "内部办毕", en: "done inside" },
};

const results: Readonly<Record<string, Text>> = {
  passed: { zh: "通过", en: "passed" },
  failed: { zh: "不通过", en: "failed" },
  "needs-supplement": { zh: "需补正", en: "needs supplement" },
};

function titleOf({ kind, title, action, outcome }: ChartTransition): Text {
  const kinds: Readonly<Record<string, Text>> = { ...actionKinds, ...signals };
  const said = title ?? kinds[kind] ?? same(action);
  const result = outcome === undefined ? undefined : (results[outcome] ?? same(outcome));
  return result === undefined ? said : joined([said, result]);
}

const endings = {
  met: { zh: "按期", en: "met" },
  missed: { zh: "超期", en: "missed" },
  passed: { zh: "期满", en: "passed" },
  yellow: { zh: "黄牌", en: "yellow card" },
  red: { zh: "红牌", en: "red card" },
} as const;
export type Ending = keyof typeof endings;

/** The key of how a limit ended or of a card it raised: `branch:fire met`, `statutory red`. */
export function endingKey(limit: string, ending: Ending): string {
  return `${limit} ${ending}`;
}

function ended(limit: string, title: Text, ending: Ending): Coverable {
  return { key: endingKey(limit, ending), title: joined([title, endings[ending]]) };
}

function limitsOf(item: Item): Coverable[] {
  return [...item.limits.values()].flatMap(({ name, title, onExpiry }) => {
    const ways: Ending[] = onExpiry.outcome === "passes" ? ["passed"] : ["met", "missed"];
    return ways.map((way) => ended(name, title, way));
  });
}

function cardsOf(item: Item): Coverable[] {
  return [...item.limits.values()].flatMap((limit) => {
    const { name, title, onExpiry } = limit;
    const decides = onExpiry.outcome !== "overdue" && onExpiry.outcome !== "passes";
    const red = ["deemed-accepted", "deemed-granted", "deemed-renewed"].includes(onExpiry.outcome);
    // Where silence has decided the limit has ended: nothing is raised days later.
    const colours = rungsOf(limit, item.file.supervision.preset).flatMap(({ does, when }) => {
      const late = typeof when === "object" && "overdue" in when;
      return (does === "yellow" || does === "red") && !(decides && late) ? [does] : [];
    });
    const all = new Set<Ending>([...colours, ...(red ? (["red"] as const) : [])]);
    return [...all].map((colour) => ended(name, title, colour));
  });
}

function procedures(item: Item, ways: readonly Ending[]): Coverable[] {
  return [...item.procedures.keys()].flatMap((name) => {
    const key = `procedure:${name}`;
    return ways.map((way) => ended(key, limitTitle(item, key, name), way));
  });
}

function joined(titles: readonly Text[]): Text {
  return {
    zh: titles.map(({ zh }) => zh).join(" · "),
    en: titles.map(({ en }) => en).join(" · "),
  };
}

function same(text: string): Text {
  return { zh: text, en: text };
}
