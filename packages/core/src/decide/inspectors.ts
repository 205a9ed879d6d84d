import { personRef } from "../case/actor-ref.js";
import type { ProcedureState } from "../case/case-state.js";
import type { PersonRef } from "../case/person.js";
import { isInForce } from "../definition/basis-on.js";
import { coreError } from "../errors.js";
import { applicantsHands } from "./person-rules.js";
import type { Turn } from "./turn.js";

/** Somebody with a name, or without one. */
type Named = { readonly id: string; readonly name?: string | undefined };

/**
 * Who carried a procedure out, each once. Refuses the applicant and whoever acted for the applicant (OWN_APPLICATION), and fewer
 * than the law asks for (INSPECTORS_TOO_FEW).
 */
export function inspectorsOf(
  turn: Turn,
  { procedure }: ProcedureState,
  people: readonly Named[] = [],
): readonly PersonRef[] {
  const own = applicantsHands(turn.state);
  const inspectors = [...new Map(people.map((one) => [one.id, one])).values()];
  const [party] = inspectors.filter(({ id }) => own.includes(id));
  if (party !== undefined) throw coreError("OWN_APPLICATION", { person: party.name ?? party.id });
  const rule = ruleFor(turn, procedure);
  if (rule !== undefined && inspectors.length < rule.least) {
    throw coreError("INSPECTORS_TOO_FEW", {
      procedure,
      count: inspectors.length,
      least: rule.least,
    });
  }
  return inspectors.map(({ id, name }) => personRef({ id, ...(name && { name }) }));
}

function ruleFor({ world, today }: Turn, procedure: string) {
  const rule = world.item.procedures.get(procedure)?.inspectors;
  return rule !== undefined && isInForce([rule.basis], today) ? rule : undefined;
}
