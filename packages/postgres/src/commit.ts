import { CodedError } from "@banjian/base";
import type { Instant } from "@banjian/calendar";
import {
  type CommitAnswer,
  type CommitRequest,
  type Decide,
  engineError,
  type Moment,
  type Receipt,
} from "@banjian/engine";
import type { CompiledQuery, Kysely } from "kysely";
import { type CaseRow, LoadedCases } from "./loaded-cases.js";
import { patiently } from "./patiently.js";
import { momentFromRow, receiptFromRow } from "./rows.js";
import { findReceipts, type ReceiptRow } from "./statements/find-receipts.js";
import { keepReceipts } from "./statements/keep-receipts.js";
import { lockCases } from "./statements/lock-cases.js";
import { readMoment } from "./statements/read-moment.js";
import { writeEffects } from "./statements/write-effects.js";
import type { Tables } from "./tables.js";
import { inTrips } from "./trips.js";

/** One tenant's part of a database, and the clock that is asked instead of its own. */
export type InTenant = {
  readonly database: Kysely<Tables>;
  readonly tenant: string;
  readonly clock?: (() => Instant) | undefined;
};

/** Locks, loads, decides and writes the requests within one transaction; a refused one has no part in what is written. */
export function commitOn<Request extends CommitRequest>(
  { database, tenant, clock }: InTenant,
  requests: readonly Request[],
  decide: Decide<Request>,
): Promise<readonly CommitAnswer[]> {
  const once = () =>
    inTrips(database, async (send) => {
      const ids = [...new Set(requests.map(({ caseId }) => caseId))];
      const keys = requests.map(({ key }) => key);
      const skipLocked = requests.length > 1;
      // Receipts after locks: whoever held a case until this moment may have accepted the same key.
      const [cases, known, moment] = await send<unknown>([
        lockCases(tenant, { ids, skipLocked }),
        findReceipts({ tenant, keys }),
        readMoment({ tenant }),
      ]);
      const loaded = new LoadedCases(cases?.rows as readonly CaseRow[]);
      const receipts = known?.rows as readonly ReceiptRow[];
      const deciding = {
        receipts: new Map(receipts.map((row) => [row.key, row])),
        loaded,
        at: momentFromRow(moment?.rows[0], clock),
        decide,
        isSure: !skipLocked,
      };
      const answers = requests.map((request) => answerOne(request, deciding));
      return { result: answers, writes: writesOf(tenant, requests, answers) };
    });
  return database.isTransaction ? once() : patiently(once);
}

function writesOf(
  tenant: string,
  requests: readonly CommitRequest[],
  answers: readonly CommitAnswer[],
): CompiledQuery[] {
  const accepted = requests.flatMap((request, index) => {
    const answer = answers[index];
    if (answer === undefined || !("effects" in answer) || answer.effects === undefined) return [];
    return [{ request, ...answer, effects: answer.effects, ticket: request.ticket }];
  });
  if (accepted.length === 0) return [];
  return [keepReceipts(tenant, accepted), ...writeEffects(tenant, accepted)];
}

type Deciding<Request> = {
  /** Known before, and added to as this transaction accepts more. */
  readonly receipts: Map<string, Omit<ReceiptRow, "key">>;
  /** The cases as this transaction has left them so far. */
  readonly loaded: LoadedCases;
  readonly at: Moment;
  readonly decide: Decide<Request>;
  /** What was not found is not there; else somebody else may hold it. */
  readonly isSure: boolean;
};

/** Answers one request in memory; what it changes is written afterwards with the others. */
function answerOne<Request extends CommitRequest>(
  request: Request,
  { receipts, loaded, at, decide, isSure }: Deciding<Request>,
): CommitAnswer {
  const { key, caseId } = request;
  const body = request.body();
  const known = receipts.get(key);
  if (known !== undefined) {
    if (known.body === body) return { receipt: receiptFromRow(known) };
    return { refused: engineError("IDEMPOTENCY_MISMATCH", { key, caseId: known.case_id }) };
  }
  try {
    const state = loaded.find(caseId);
    if (state === undefined && request.opens !== true && !isSure) return { locked: true };
    const effects = decide(request, { state, ...at });
    const { version, at: acceptedAt } = effects.state;
    const receipt: Receipt = { caseId, version, at: acceptedAt };
    loaded.set(effects.state);
    receipts.set(key, { body, case_id: caseId, version, at: acceptedAt });
    return { receipt, effects };
  } catch (error) {
    return error instanceof CodedError ? { refused: error } : { failed: error };
  }
}
