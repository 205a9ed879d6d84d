import { madeOnce } from "@banjian/base";
import type { Path } from "../definition/finding.js";
import type { State } from "../definition/flow-schema.js";
import type { ItemFile } from "../definition/item-schema.js";
import type { PlainState } from "../definition/plain-schema.js";

/** A plain state of a file, however deep: the names that lead to it, and where it stands. */
export type PlacedPlain = {
  readonly names: readonly string[];
  readonly path: Path;
  readonly state: PlainState;
};

/** Every plain state of an item, those inside others too. */
export const plainStatesOf = madeOnce(placedIn);

function placedIn(file: ItemFile): readonly PlacedPlain[] {
  return Object.entries(file.flow.states).flatMap(([name, state]) =>
    isPlain(state) ? [...placed([name], ["flow", "states", name], state)] : [],
  );
}

function* placed(names: readonly string[], path: Path, state: PlainState): Generator<PlacedPlain> {
  yield { names, path, state };
  for (const [name, inner] of Object.entries(state.states ?? {})) {
    yield* placed([...names, name], [...path, "states", name], inner);
  }
}

function isPlain(state: State): state is Extract<State, { use?: undefined }> {
  return state.use === undefined;
}

/** The dotted path of the state that a name means where it is used: the nearest one, inside first, then beside, then further out. */
export function resolveTarget(
  states: ItemFile["flow"]["states"],
  from: readonly string[],
  target: string,
): string | undefined {
  for (let depth = from.length; depth >= 0; depth--) {
    const around = from.slice(0, depth);
    if (Object.hasOwn(statesIn(states, around), target)) return [...around, target].join(".");
  }
  return undefined;
}

/** The names that can be used from a state, nearest first. */
export function targetsFrom(states: ItemFile["flow"]["states"], from: readonly string[]): string[] {
  const depths = [...from.keys(), from.length].reverse();
  return [
    ...new Set(depths.flatMap((depth) => Object.keys(statesIn(states, from.slice(0, depth))))),
  ];
}

type Inner = { readonly states?: Readonly<Record<string, unknown>> | undefined };

function statesIn(
  states: ItemFile["flow"]["states"],
  names: readonly string[],
): Readonly<Record<string, unknown>> {
  let found: Readonly<Record<string, unknown>> = states;
  for (const name of names) {
    const inner = Object.hasOwn(found, name) ? (found[name] as Inner).states : undefined;
    found = inner ?? {};
  }
  return found;
}
