import type { Complaint } from "../../definition/finding.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { PlainState } from "../../definition/plain-schema.js";
import { defRules } from "./rules.js";

/** The complaint about a state that a limit names and the flow does not have; of one that lies inside another it says in which. */
export function unknownToLimits(file: ItemFile) {
  return (name: string, meant: string | undefined, known: readonly string[]): Complaint => {
    const outer = Object.entries(file.flow.states).find(
      ([, state]) => state.use === undefined && holdsState(state, name),
    )?.[0];
    return outer === undefined
      ? defRules.unknownState(name, meant, known)
      : defRules.innerState(name, outer);
  };
}

function holdsState(state: Pick<PlainState, "states">, name: string): boolean {
  const inside = state.states ?? {};
  return (
    Object.hasOwn(inside, name) || Object.values(inside).some((inner) => holdsState(inner, name))
  );
}
