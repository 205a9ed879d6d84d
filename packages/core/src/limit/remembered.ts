import { beside } from "@banjian/base";
import type { Rung } from "../supervision/rungs.js";
import type { Frame } from "./frame.js";
import type { Ledger } from "./ledger.js";

type Derive<Value, On, Of> = (frame: Frame, of: Of, on: On) => Value;

type Remembered<Value, On, Of> = Derive<Value, On, Of> & {
  /** What is known to come of it already. */
  readonly keep: (frame: Frame, of: Of, on: On, value: Value) => void;
};

/** What has been derived of a ledger in a frame: for each derivation, by its number, what else it was made of and what came of it. */
type Known = { readonly frame: Frame; readonly derived: unknown[] };

// One for all derivations, kept in each ledger: it is asked several times in every action.
const known = beside<Known>();
let derivations = 0;

/**
 * The same derivation, not made again for the ledger it was made for last, or the ledgers of a case, in the same frame and of
 * the same rungs, or whatever else it is made of: a ledger is never changed, and of the limits of a case an action moves one or two.
 */
export function remembered<Value, On = readonly Rung[], Of extends object = Ledger>(
  derive: Derive<Value, On, Of>,
): Remembered<Value, On, Of> {
  const at = 2 * derivations++;
  const keep = (frame: Frame, of: Of, on: On, value: Value) => {
    const derived = derivedOf(frame, of);
    derived[at] = on;
    derived[at + 1] = value === undefined ? nothing : value;
  };
  const asked = (frame: Frame, of: Of, on: On): Value => {
    const derived = derivedOf(frame, of);
    const found = derived[at + 1];
    if (found !== undefined && derived[at] === on)
      return (found === nothing ? undefined : found) as Value;
    const value = derive(frame, of, on);
    keep(frame, of, on, value);
    return value;
  };
  return Object.assign(asked, { keep });
}

// What came to nothing is remembered as well.
const nothing = Symbol("nothing");

function derivedOf(frame: Frame, of: object): unknown[] {
  const last = known.of(of);
  if (last !== undefined && isSame(last.frame, frame)) return last.derived;
  const derived = new Array<unknown>(2 * derivations).fill(undefined);
  known.put(of, { frame, derived });
  return derived;
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
