import type { Rung } from "../supervision/rungs.js";
import type { Frame } from "./frame.js";
import type { Ledger } from "./ledger.js";

type Derive<Value, On> = (frame: Frame, ledger: Ledger, on: On) => Value;

/** What has been derived of a ledger in a frame, by the number of the derivation; each with what else it was made of. */
type Known = { readonly frame: Frame; readonly derived: (Derived | undefined)[] };
type Derived = { readonly on: unknown; readonly value: unknown };

// One for all derivations: it holds every ledger that is still of use, and is asked several times in every action.
const known = new WeakMap<Ledger, Known>();
let derivations = 0;

/**
 * The same derivation, not made again for the ledger it was made for last, in the same frame and of the same rungs, or
 * whatever else it is made of: a ledger is never changed, and of the limits of a case an action moves one or two.
 */
export function remembered<Value, On = readonly Rung[]>(
  derive: Derive<Value, On>,
): Derive<Value, On> {
  const number = derivations++;
  return (frame, ledger, on) => {
    const last = known.get(ledger);
    const { derived } =
      last !== undefined && isSame(last.frame, frame) ? last : anew(frame, ledger);
    const found = derived[number];
    if (found !== undefined && found.on === on) return found.value as Value;
    const value = derive(frame, ledger, on);
    derived[number] = { on, value };
    return value;
  };
}

function anew(frame: Frame, ledger: Ledger): Known {
  const made: Known = { frame, derived: [] };
  known.set(ledger, made);
  return made;
}

function isSame(one: Frame, other: Frame): boolean {
  return (
    one.calendar === other.calendar &&
    one.known === other.known &&
    one.hours === other.hours &&
    one.zone === other.zone
  );
}
