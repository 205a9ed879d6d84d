import type { CaseState } from "./case-state.js";
import type { FactOf } from "./fact.js";
import type { FeeContents, FeeState } from "./fee.js";

type FeeFact = { [Type in keyof FeeContents]: FactOf<Type> }[keyof FeeContents];

/** What became of a fee. */
export function evolveFee({ fees }: CaseState, fact: FeeFact): Partial<CaseState> {
  const before = fees?.[fact.fee];
  if (fact.type === "fee-due") {
    return { fees: { ...fees, [fact.fee]: { fen: fact.fen, dueOn: fact.effectiveOn } } };
  }
  return before === undefined ? {} : { fees: { ...fees, [fact.fee]: after(before, fact) } };
}

function after(before: FeeState, fact: Exclude<FeeFact, FactOf<"fee-due">>): FeeState {
  const { effectiveOn: on } = fact;
  switch (fact.type) {
    case "fee-ordered": {
      const { number, source, url } = fact;
      return { ...before, order: { number, source, ...(url === undefined ? {} : { url }) } };
    }
    case "fee-waived": {
      const { reason, basis } = fact;
      return { ...before, waived: { on, reason, ...(basis === undefined ? {} : { basis }) } };
    }
    case "fee-paid":
      return { ...before, paid: { number: fact.number, source: fact.source, on } };
    case "fee-refunded":
      return { ...before, refunded: { number: fact.number, source: fact.source, on } };
  }
}
