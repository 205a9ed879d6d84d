import type { Instant } from "@banjian/calendar";
import type { CaseStore, Effects, SweptCase } from "@banjian/engine";
import type { Kysely } from "kysely";
import type { InTenant } from "./commit.js";
import { claimDue } from "./statements/claim-due.js";
import { lockCases } from "./statements/lock-cases.js";
import { writeEffects } from "./statements/write-effects.js";
import type { Tables } from "./tables.js";
import { inTransaction, isPassing } from "./transaction.js";

type SweepArguments = Parameters<CaseStore["sweep"]>;
type Sweep = {
  readonly mark: SweepArguments[0];
  readonly take: SweepArguments[1];
  readonly decide: SweepArguments[2];
};

/** The changes of one case cannot be written. */
class Unwritable extends Error {
  readonly caseId: string;
  constructor(caseId: string, cause: unknown) {
    super(`the changes of case ${caseId} cannot be written`, { cause });
    this.caseId = caseId;
  }
}

/** Sweeps in one transaction, and in another one without a case that cannot be written: it is reported and keeps no other waiting. */
export async function sweepDue(
  db: Kysely<Tables>,
  tenant: string,
  now: (trx: Kysely<Tables>) => Promise<Instant>,
  { mark, take, decide }: Sweep,
): Promise<readonly SweptCase[]> {
  const failed: SweptCase[] = [];
  for (;;) {
    const except = [...take.except, ...failed.map(({ caseId }) => caseId)];
    const sweep = { mark, take: { ...take, except }, decide };
    try {
      const swept = await inTransaction(db, (trx) => sweepOn({ trx, tenant, now }, sweep));
      return [...failed, ...swept];
    } catch (error) {
      if (!(error instanceof Unwritable)) throw error;
      failed.push({ caseId: error.caseId, failed: error.cause });
    }
  }
}

/** Claims what is due, and decides and writes it. A case that somebody acts in just now is left to the next sweep. */
async function sweepOn(
  { trx, tenant, now }: InTenant,
  { mark, take, decide }: Sweep,
): Promise<readonly SweptCase[]> {
  const ids = await claimDue(trx, tenant, { mark, take });
  const states = await lockCases(trx, tenant, { ids, skipLocked: true });
  const at = await now(trx);
  const swept = [...states].map(([caseId, state]) =>
    sweepOne(caseId, () => decide({ state, now: at })),
  );
  for (const one of swept) {
    if ("effects" in one) await writeSwept(trx, tenant, one.caseId, one.effects);
  }
  return swept;
}

async function writeSwept(
  trx: Kysely<Tables>,
  tenant: string,
  caseId: string,
  effects: Effects,
): Promise<void> {
  try {
    await writeEffects(trx, tenant, effects);
  } catch (error) {
    throw isPassing(error) ? error : new Unwritable(caseId, error);
  }
}

function sweepOne(caseId: string, decide: () => Effects): SweptCase {
  try {
    return { caseId, effects: decide() };
  } catch (failed) {
    return { caseId, failed };
  }
}
