import {
  type CaseEnd,
  type ChartState,
  type ChartTransition,
  caseEnds,
  eventKey,
} from "../chart/chart.js";
import type { ItemFile } from "../definition/item-schema.js";
import type { PlainState, Transition } from "../definition/plain-schema.js";
import { resolveTarget } from "./plain-states.js";

type States = ItemFile["flow"]["states"];

/** A state that is spelt out, with all inside it. `endNamed` says how a case ends that ends here. */
export function expandPlain(
  states: States,
  name: string,
  state: PlainState,
  endNamed: (name: string) => CaseEnd,
): ChartState {
  if (state.final) {
    const end = endNamed(name);
    // An end that every case has is called what it is everywhere, unless the item says more.
    return { title: name === end ? (state.title ?? caseEnds[end]) : titleOf(name, state), end };
  }
  return expanded(states, [name], state);
}

function expanded(states: States, names: readonly string[], state: PlainState): ChartState {
  const title = titleOf(names.at(-1) ?? "", state);
  if (state.final) return { title, done: true };
  const inner = Object.entries(state.states ?? {});
  const arrows = Object.entries(state.on).flatMap(([action, one]) =>
    arrowsOf(action, one, (to) => resolveTarget(states, names, to) ?? to),
  );
  const next = state.next === undefined ? undefined : resolveTarget(states, names, state.next);
  if (next !== undefined) arrows.push(whenDone(names, next));
  return {
    title,
    ...(inner.length === 0
      ? {}
      : {
          ...(state.parallel ? { parallel: true as const } : {}),
          ...(state.initial === undefined || state.parallel ? {} : { initial: state.initial }),
          states: Object.fromEntries(
            inner.map(([name, one]) => [name, expanded(states, [...names, name], one)]),
          ),
        }),
    on: Object.fromEntries(arrows.map((arrow) => [eventKey(arrow), arrow])),
  };
}

/** The arrow on which a state is left once everything inside it is done. */
function whenDone(names: readonly string[], to: string): ChartTransition {
  return { action: "inner-done", kind: "inner-done", outcome: names.join("-"), by: [], to };
}

function arrowsOf(
  action: string,
  { to, title, kind, by, when, resume }: Transition,
  resolve: (to: string) => string,
): ChartTransition[] {
  const one = {
    action,
    kind,
    by,
    ...(title === undefined ? {} : { title }),
    ...(when === undefined ? {} : { when }),
    ...(resume ? { resume: true as const } : {}),
  };
  if (to === undefined) return [one];
  if (typeof to === "string") return [{ ...one, to: resolve(to) }];
  return to.map((way, at) => ({
    ...one,
    to: resolve(way.to),
    way: { at, ...(way.when === undefined ? {} : { when: way.when }) },
  }));
}

function titleOf(name: string, { title }: PlainState) {
  return title ?? { zh: name, en: name };
}
