import { assertNever } from "@banjian/base";
import type { CaseState } from "./case-state.js";
import type { Fact } from "./fact.js";
import type { Right } from "./right.js";

type OfRights = Extract<
  Fact,
  { readonly type: "right-notified" | "hearing-requested" | "hearing-waived" | "right-ended" }
>;

/** What becomes of the rights to a hearing. */
export function evolveRight({ rights }: CaseState, fact: OfRights): Partial<CaseState> {
  if (fact.type === "right-notified") {
    return { rights: [...rights, { ...fact.right, requested: [], waived: [] }] };
  }
  return { rights: rights.map((right) => (right.id === fact.id ? moved(right, fact) : right)) };
}

function moved(right: Right, fact: Exclude<OfRights, { type: "right-notified" }>): Right {
  switch (fact.type) {
    case "hearing-requested":
      return { ...right, requested: [...right.requested, fact.person] };
    case "hearing-waived":
      return { ...right, waived: [...right.waived, fact.person] };
    case "right-ended":
      return { ...right, end: fact.end };
    default:
      return assertNever(fact);
  }
}
