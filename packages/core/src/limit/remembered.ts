import type { Rung } from "../supervision/rungs.js";
import type { Frame } from "./frame.js";
import type { Ledger } from "./ledger.js";

type Derive<Value, On, Of> = (frame: Frame, of: Of, on: On) => Value;

/** What has been derived of a ledger in a frame: for each derivation, by its number, what else it was made of and what came of it. */
type Known = { readonly frame: Frame; readonly derived: unknown[] };

// One for all derivations: it holds every ledger that is still of use, and is asked several times in every action.
const known = new WeakMap<object, Known>();
let derivations = 0;

/**
 * The same derivation, not made again for the ledger it was made for last, or the ledgers of a case, in the same frame and of
 * the same rungs, or whatever else it is made of: a ledger is never changed, and of the limits of a case an action moves one or two.
 */
export function remembered<Value, On = readonly Rung[], Of extends object = Ledger>(
  derive: Derive<Value, On, Of>,
): Derive<Value, On, Of> {
  const number = derivations++;
  return (frame, of, on) => {
    const last = known.get(of);
    const { derived } = last !== undefined && isSame(last.frame, frame) ? last : anew(frame, of);
    const at = 2 * number;
    if (derived[at] === on && derived[at + 1] !== undefined) return valueIn(derived, at) as Value;
    const value = derive(frame, of, on);
    derived[at] = on;
    derived[at + 1] = value === undefined ? nothing : value;
    return value;
  };
}

// What came to nothing is remembered as well.
const nothing = Symbol("nothing");

function valueIn(derived: readonly unknown[], at: number): unknown {
  const value = derived[at + 1];
  return value === nothing ? undefined : value;
}

function anew(frame: Frame, of: object): Known {
  const made: Known = { frame, derived: new Array<unknown>(2 * derivations).fill(undefined) };
  known.set(of, made);
  return made;
}

function isSame(one: Frame, other: Frame): boolean {
  return (
    one === other ||
    (one.calendar === other.calendar &&
      one.known === other.known &&
      one.hours === other.hours &&
      one.zone === other.zone)
  );
}
