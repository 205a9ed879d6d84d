import type { Rung } from "../supervision/rungs.js";
import type { Frame } from "./frame.js";
import type { Ledger } from "./ledger.js";

type Derive<Value> = (frame: Frame, ledger: Ledger, rungs: readonly Rung[]) => Value;

/**
 * The same derivation, not made again for the ledger it was made for last, in the same frame: a ledger is never changed, and
 * of the limits of a case an action moves one or two.
 */
export function remembered<Value>(derive: Derive<Value>): Derive<Value> {
  const found = new WeakMap<
    Ledger,
    { readonly frame: Frame; readonly rungs: readonly Rung[]; readonly value: Value }
  >();
  return (frame, ledger, rungs) => {
    const last = found.get(ledger);
    if (last?.rungs === rungs && isSame(last.frame, frame)) return last.value;
    const value = derive(frame, ledger, rungs);
    found.set(ledger, { frame, rungs, value });
    return value;
  };
}

function isSame(one: Frame, other: Frame): boolean {
  return (
    one.calendar === other.calendar &&
    one.known === other.known &&
    one.hours === other.hours &&
    one.zone === other.zone
  );
}
