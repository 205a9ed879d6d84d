import type { CaseState } from "@banjian/core";
import type { CaseStore, Effects, SweptCase } from "@banjian/engine";
import type { InTenant } from "./commit.js";
import { claimDue } from "./statements/claim-due.js";
import { lockCases } from "./statements/lock-cases.js";
import { writeEffects } from "./statements/write-effects.js";

type SweepArguments = Parameters<CaseStore["sweep"]>;
type Sweep = {
  readonly mark: SweepArguments[0];
  readonly take: SweepArguments[1];
  readonly decide: SweepArguments[2];
};

/** Claims what is due, and decides and writes it within one transaction. A case that somebody acts in just now is left to the next sweep. */
export async function sweepOn(
  { trx, tenant, now }: InTenant,
  { mark, take, decide }: Sweep,
): Promise<readonly SweptCase[]> {
  const ids = await claimDue(trx, tenant, { mark, take });
  const states = await lockCases(trx, tenant, { ids, skipLocked: true });
  const at = await now(trx);
  const swept = [...states.values()].map((state) =>
    sweepOne(state, () => decide({ state, now: at })),
  );
  for (const one of swept) {
    if ("effects" in one) await writeEffects(trx, tenant, one.effects);
  }
  return swept;
}

function sweepOne({ id: caseId }: CaseState, decide: () => Effects): SweptCase {
  try {
    return { caseId, effects: decide() };
  } catch (failed) {
    return { caseId, failed };
  }
}
