import type { Path } from "../../definition/finding.js";
import type { ApprovalState } from "../../definition/flow-schema.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { unknown } from "./names.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

type Consultations = ApprovalState["consultations"];

/** Faults of who may be consulted: a department nobody else could ask, one that is not declared, a circle, no time to answer. */
export function consultationTroubles(
  { item }: ItemFile,
  { branches, consultations }: ApprovalState,
  at: Path,
): Trouble[] {
  const all = Object.entries(consultations);
  const working = Object.values(branches ?? { main: item.authority });
  const named = all.flatMap(([id, { consults }]) =>
    consults.map((name, index) => ({ name, path: [...at, id, "consults", index] })),
  );
  const circle = circleIn(consultations);
  return [
    ...unknown(named, Object.keys(consultations), defRules.unknownDepartment),
    ...(circle === undefined
      ? []
      : [{ ...defRules.asksInCircle(circle), path: [...at, circle[0] ?? "", "consults"] }]),
    ...all
      .filter(([id]) => working.every(({ department }) => department === id))
      .map(([id]) => ({ ...defRules.asksItself(id), path: [...at, id], onKey: true as const })),
    ...all
      .filter(([, { within }]) => within.count === 0)
      .map(([id]) => ({
        ...defRules.limitIncomplete(`consultation:${id}`, "within", undefined),
        path: [...at, id, "within"],
      })),
  ];
}

/** A department that comes to be asked for what it was asked itself, with all in between. */
function circleIn(consultations: Consultations): string[] | undefined {
  const clear = new Set<string>();
  const from = (chain: readonly string[], last: string): string[] | undefined => {
    if (chain.includes(last)) return [...chain.slice(chain.indexOf(last)), last];
    const further = Object.hasOwn(consultations, last) ? consultations[last]?.consults : undefined;
    for (const department of clear.has(last) ? [] : (further ?? [])) {
      const found = from([...chain, last], department);
      if (found !== undefined) return found;
    }
    // Nothing leads back from here, whoever asks.
    clear.add(last);
    return undefined;
  };
  for (const id of Object.keys(consultations)) {
    const found = from([], id);
    if (found !== undefined) return found;
  }
  return undefined;
}
