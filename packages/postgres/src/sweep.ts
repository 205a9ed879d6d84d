import { CodedError } from "@banjian/base";
import type { CaseStore, DueMark, Effects, SweptCase } from "@banjian/engine";
import type { CompiledQuery } from "kysely";
import type { InTenant } from "./commit.js";
import { type CaseRow, LoadedCases } from "./loaded-cases.js";
import { patiently } from "./patiently.js";
import { momentFromRow } from "./rows.js";
import { claimDue } from "./statements/claim-due.js";
import { lockCases } from "./statements/lock-cases.js";
import { readMoment } from "./statements/read-moment.js";
import { writeEffects } from "./statements/write-effects.js";
import { inTrips, type Send } from "./trips.js";

type Decide = Parameters<CaseStore["revise"]>[1];

/** Which cases to take up, and what becomes of each. Those that somebody acts in just now are left out, or waited for. */
type Revision = {
  readonly which: (send: Send) => Promise<readonly string[]>;
  readonly skipLocked: boolean;
  readonly decide: Decide;
};

/** Takes up what is due: claims it, decides and writes it. */
export function sweepDue(
  here: InTenant,
  ...[mark, take, decide]: [DueMark, Parameters<CaseStore["sweep"]>[1], Decide]
): Promise<readonly SweptCase[]> {
  const which = async (send: Send) => {
    const [claimed] = await send([claimDue(here.tenant, { mark, take })]);
    return [...new Set(claimed?.rows.map(({ case_id }) => case_id))];
  };
  return revision(here, { which, skipLocked: true, decide });
}

/** Takes up these cases, waiting for those that somebody acts in. */
export function revise(
  here: InTenant,
  ids: readonly string[],
  decide: Decide,
): Promise<readonly SweptCase[]> {
  return revision(here, { which: async () => ids, skipLocked: false, decide });
}

/** Decides and writes in one transaction; where that cannot be done, in one for each case, so that one keeps no other waiting. */
async function revision(here: InTenant, it: Revision): Promise<readonly SweptCase[]> {
  let ids: readonly string[] = [];
  try {
    return await patiently(() =>
      inTrips(here.database, async (send) => {
        ids = await it.which(send);
        return reviseOn(here, { ...it, ids }, send);
      }),
    );
  } catch (error) {
    if (error instanceof CodedError || ids.length === 0) throw error;
    if (ids.length === 1) return ids.map((caseId) => ({ caseId, failed: error }));
    const swept: SweptCase[] = [];
    for (const id of ids) swept.push(...(await revision(here, { ...it, which: async () => [id] })));
    return swept;
  }
}

async function reviseOn(
  { tenant, clock }: InTenant,
  { ids, skipLocked, decide }: Omit<Revision, "which"> & { readonly ids: readonly string[] },
  send: Send,
): Promise<{ readonly result: readonly SweptCase[]; readonly writes: readonly CompiledQuery[] }> {
  if (ids.length === 0) return { result: [], writes: [] };
  const [cases, time] = await send<unknown>([
    lockCases(tenant, { ids, skipLocked }),
    readMoment({ tenant }),
  ]);
  const loaded = new LoadedCases(cases?.rows as readonly CaseRow[]);
  const at = momentFromRow(time?.rows[0], clock);
  const swept = loaded.ids.map((caseId) =>
    sweepOne(caseId, () => {
      const state = loaded.find(caseId);
      if (state === undefined) throw new Error(`case ${caseId} was not locked`);
      return decide({ state, ...at });
    }),
  );
  const decisions = swept.flatMap((one) => ("effects" in one ? [{ effects: one.effects }] : []));
  return { result: swept, writes: decisions.length > 0 ? writeEffects(tenant, decisions) : [] };
}

function sweepOne(caseId: string, decide: () => Effects): SweptCase {
  try {
    return { caseId, effects: decide() };
  } catch (failed) {
    return { caseId, failed };
  }
}
