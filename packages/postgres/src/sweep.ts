import type { CaseStore, Effects, SweptCase } from "@banjian/engine";
import type { Kysely } from "kysely";
import type { InTenant } from "./commit.js";
import { claimDue } from "./statements/claim-due.js";
import { lockCases } from "./statements/lock-cases.js";
import { writeEffects } from "./statements/write-effects.js";
import type { Tables } from "./tables.js";
import { inTransaction, isPassing } from "./transaction.js";

type Decide = Parameters<CaseStore["revise"]>[1];
type Which = (trx: Kysely<Tables>, except: readonly string[]) => Promise<readonly string[]>;

/** Which cases to take up, and what becomes of each. Those that somebody acts in just now are left out, or waited for. */
export type Revision = {
  readonly which: Which;
  readonly skipLocked: boolean;
  readonly decide: Decide;
};

/** The changes of one case cannot be written. */
class Unwritable extends Error {
  readonly caseId: string;
  constructor(caseId: string, cause: unknown) {
    super(`the changes of case ${caseId} cannot be written`, { cause });
    this.caseId = caseId;
  }
}

/** Takes up what is due: claims it, decides and writes it. */
export function sweepDue(
  inTenant: Omit<InTenant, "trx"> & { readonly db: Kysely<Tables> },
  ...[mark, take, decide]: Parameters<CaseStore["sweep"]>
): Promise<readonly SweptCase[]> {
  const which: Which = (trx, failed) =>
    claimDue(trx, inTenant.tenant, {
      mark,
      take: { ...take, except: [...take.except, ...failed] },
    });
  return revise(inTenant, { which, skipLocked: true, decide });
}

/** Decides and writes in one transaction, and in another one without a case that cannot be written: it is reported and keeps no other waiting. */
export async function revise(
  { db, ...inTenant }: Omit<InTenant, "trx"> & { readonly db: Kysely<Tables> },
  revision: Revision,
): Promise<readonly SweptCase[]> {
  const failed: SweptCase[] = [];
  for (;;) {
    const except = failed.map(({ caseId }) => caseId);
    try {
      const swept = await inTransaction(db, (trx) =>
        reviseOn({ trx, ...inTenant }, revision, except),
      );
      return [...failed, ...swept];
    } catch (error) {
      if (!(error instanceof Unwritable)) throw error;
      failed.push({ caseId: error.caseId, failed: error.cause });
    }
  }
}

async function reviseOn(
  { trx, tenant, moment }: InTenant,
  { which, skipLocked, decide }: Revision,
  except: readonly string[],
): Promise<readonly SweptCase[]> {
  const ids = (await which(trx, except)).filter((id) => !except.includes(id));
  const states = await lockCases(trx, tenant, { ids, skipLocked });
  const at = await moment(trx);
  const swept = [...states].map(([caseId, state]) =>
    sweepOne(caseId, () => decide({ state, ...at })),
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
