import { madeOnce } from "@banjian/base";
import {
  activePaths,
  type CaseState,
  eventKey,
  type Fact,
  type Item,
  type StateValue,
  stateAt,
} from "@banjian/core";
import { placedStates } from "../chart-states.js";
import { arrowKey, type Ending, endingKey } from "./coverable.js";

/** The keys of everything a case has visited, from its facts; `from` is the case before them, where they are not all. */
export function visitedBy(item: Item, facts: readonly Fact[], from?: CaseState): Set<string> {
  const seen = new Set<string>();
  const raised = new Set(openings(item));
  const procedures = new Map<string, string>();
  const procedureOf = (limit: string) => procedures.get(limit) ?? from?.limits[limit]?.procedure;
  // Of the case only where it stands matters, and facts say that themselves.
  let value = from?.value;
  for (const fact of facts) {
    const before = value;
    value = "value" in fact ? fact.value : (before ?? "");
    if (fact.type === "limit-started" && fact.procedure !== undefined) {
      procedures.set(fact.limit, fact.procedure);
    }
    for (const event of raisedBy(item, fact)) raised.add(event);
    for (const key of keysOf(item, { before, value, fact, raised, procedureOf })) seen.add(key);
  }
  return seen;
}

type Step = {
  readonly before: StateValue | undefined;
  readonly value: StateValue;
  readonly fact: Fact;
  /** What the engine may have raised by itself since the chart last moved. */
  readonly raised: Set<string>;
  /** The procedure whose announced length a limit is. */
  procedureOf(limit: string): string | undefined;
};

function keysOf(item: Item, step: Step): readonly string[] {
  const { before, value, fact, raised } = step;
  switch (fact.type) {
    case "state-changed":
      return [
        ...activePaths(fact.value),
        ...[...raised].flatMap((event) => {
          const keys = taken(item, before, fact.value, event);
          // What silence once decided does not explain a later step that leads the same way.
          if (keys.length > 0) raised.delete(event);
          return keys;
        }),
      ];
    case "action-taken":
      return actionEvents(fact)
        .flatMap((event) => where(item, value, event))
        .slice(0, 1);
    case "limit-ended":
      if (fact.outcome === "met") return endingOf(step, fact.limit, "met");
      if (fact.outcome !== "passed") return [];
      return [...endingOf(step, fact.limit, "passed"), `expired.${fact.limit}`];
    case "limit-breached":
      return endingOf(step, fact.limit, "missed");
    case "deemed":
      return [`expired.${fact.limit}`];
    case "card-raised":
      return fact.card.due === undefined
        ? []
        : endingOf(step, fact.card.limit ?? "", fact.card.colour);
    default:
      return [];
  }
}

function endingOf({ procedureOf }: Step, limit: string, ending: Ending): readonly string[] {
  const procedure = procedureOf(limit);
  const key = procedure === undefined ? limit : `procedure:${procedure}`;
  return [endingKey(key, ending)];
}

// As many ways as one action can have.
const ways = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** The arrow an action took: with its outcome and branch as far as the chart names them. */
function actionEvents({
  action,
  branch,
  payload,
}: Extract<Fact, { type: "action-taken" }>): string[] {
  const { result } = payload;
  const inBranch = branch === undefined ? {} : { branch };
  return [
    ...(typeof result === "string" ? [eventKey({ action, outcome: result, ...inBranch })] : []),
    eventKey({ action, ...inBranch }),
    eventKey({ action }),
  ];
}

/** Where an arrow stands that leads from here: the innermost state that has it. */
function where(item: Item, value: StateValue, event: string): string[] {
  const from = activePaths(value).filter((path) => {
    const on = stateAt(item.chart, path)?.on;
    return on !== undefined && Object.hasOwn(on, event);
  });
  const innermost = from.toSorted((a, b) => b.length - a.length)[0];
  return innermost === undefined ? [] : [arrowKey(innermost, event)];
}

function taken(item: Item, from: StateValue | undefined, to: StateValue, event: string): string[] {
  if (from === undefined || activePaths(from)[0] === "") return [];
  const next = item.machine.step(from, event)?.value;
  return JSON.stringify(next) === JSON.stringify(to) ? where(item, from, event) : [];
}

/** What the engine raises when a predecessor has agreed, or all inside a state is done, leaves no fact of its own. */
const openings = madeOnce(openingsIn);

function openingsIn(item: Item): readonly string[] {
  const following = [...item.branches.values()]
    .filter(({ after }) => after !== undefined)
    .map(({ id }) => eventKey({ action: "branch-open", branch: id }));
  const done = placedStates(item).flatMap(({ state }) =>
    Object.values(state.on ?? {}).flatMap((arrow) =>
      arrow.kind === "inner-done" ? [eventKey(arrow)] : [],
    ),
  );
  return [...following, ...done];
}

function raisedBy(item: Item, fact: Fact): readonly string[] {
  switch (fact.type) {
    case "action-taken":
      return ways.map((at) => eventKey({ action: fact.action, way: { at } }));
    case "deemed":
      return [fact.outcome];
    case "branch-done":
      return [eventKey({ action: "branch-done", branch: fact.branch })];
    case "branch-returned":
      return fact.to === "window"
        ? [eventKey({ action: "branch-returned", branch: fact.branch })]
        : [];
    case "branch-resumed":
      return [eventKey({ action: "branch-open", branch: fact.branch })];
    case "join-done":
      return ["join-done"];
    case "milestone-reached": {
      if (item.approval?.decide !== "by-join") return [];
      const decisions: Readonly<Record<string, string>> = { granted: "grant", denied: "deny" };
      return [decisions[fact.milestone] ?? []].flat();
    }
    default:
      return [];
  }
}
