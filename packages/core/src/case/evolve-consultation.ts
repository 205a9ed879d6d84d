import { assertNever } from "@banjian/base";
import { personRef } from "./actor-ref.js";
import type { CaseState } from "./case-state.js";
import type { Consultation } from "./consultation.js";
import type { Fact } from "./fact.js";

type OfConsultation = Extract<
  Fact,
  {
    readonly type: "consultation-asked" | "consultation-answered" | "consultation-ended";
  }
>;

/** What the facts of a consultation leave in the case. */
export function evolveConsultation(state: CaseState, fact: OfConsultation): Partial<CaseState> {
  const { consultations: before } = state;
  if (fact.type === "consultation-asked") return { consultations: [...before, fact.consultation] };
  return {
    consultations: before.map((one) => (one.id === fact.id ? { ...one, ...outcome(fact) } : one)),
  };
}

function outcome(fact: Exclude<OfConsultation, { type: "consultation-asked" }>) {
  switch (fact.type) {
    case "consultation-answered": {
      const { answer, by, effectiveOn: answeredOn } = fact;
      const answered: Partial<Consultation> = { answer, answeredOn };
      return by === undefined ? answered : { ...answered, answeredBy: personRef(by) };
    }
    case "consultation-ended":
      return { endedOn: fact.effectiveOn };
    default:
      return assertNever(fact);
  }
}
