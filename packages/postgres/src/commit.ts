import { CodedError } from "@banjian/base";
import type { CaseState } from "@banjian/core";
import {
  type CommitAnswer,
  type CommitRequest,
  type Decide,
  engineError,
  type Moment,
  type Receipt,
} from "@banjian/engine";
import type { Kysely, Selectable } from "kysely";
import { receiptFromRow } from "./rows.js";
import { findReceipts } from "./statements/find-receipts.js";
import { keepReceipts } from "./statements/keep-receipts.js";
import { lockCases } from "./statements/lock-cases.js";
import { writeEffects } from "./statements/write-effects.js";
import type { Tables } from "./tables.js";

/** A transaction of one tenant, and the clock that is asked inside it. */
export type InTenant = {
  readonly trx: Kysely<Tables>;
  readonly tenant: string;
  readonly moment: (trx: Kysely<Tables>) => Promise<Moment>;
};

/** Locks, loads, decides and writes the requests within one transaction; a refused one has no part in what is written. */
export async function commitOn<Request extends CommitRequest>(
  { trx, tenant, moment }: InTenant,
  requests: readonly Request[],
  decide: Decide<Request>,
): Promise<readonly CommitAnswer[]> {
  const ids = requests.map(({ caseId }) => caseId);
  const states = await lockCases(trx, tenant, { ids, skipLocked: false });
  // Only now: whoever held a case until this moment may have accepted the same key.
  const known = await findReceipts(
    trx,
    tenant,
    requests.map(({ key }) => key),
  );
  const at = await moment(trx);
  const receipts = new Map(known.map((row) => [row.key, row]));
  const answers = requests.map((request) => ({
    request,
    answer: answerOne(request, { receipts, states, at, decide }),
  }));
  const accepted = answers.flatMap(({ request, answer }) =>
    "effects" in answer && answer.effects !== undefined
      ? [{ request, receipt: answer.receipt, effects: answer.effects }]
      : [],
  );
  await keepReceipts(trx, tenant, accepted);
  for (const { effects } of accepted) await writeEffects(trx, tenant, effects);
  return answers.map(({ answer }) => answer);
}

type ReceiptRow = Omit<Selectable<Tables["requests"]>, "tenant" | "key">;

type Deciding<Request> = {
  /** Known before, and added to as this transaction accepts more. */
  readonly receipts: Map<string, ReceiptRow>;
  /** The cases as this transaction has left them so far. */
  readonly states: Map<string, CaseState>;
  readonly at: Moment;
  readonly decide: Decide<Request>;
};

/** Answers one request in memory; what it changes is written afterwards with the others. */
function answerOne<Request extends CommitRequest>(
  request: Request,
  { receipts, states, at, decide }: Deciding<Request>,
): CommitAnswer {
  const { key, body, caseId } = request;
  const known = receipts.get(key);
  if (known !== undefined) {
    if (known.body === body) return { receipt: receiptFromRow(known) };
    return { refused: engineError("IDEMPOTENCY_MISMATCH", { key, caseId: known.case_id }) };
  }
  try {
    const effects = decide(request, { state: states.get(caseId), ...at });
    const { version, at: acceptedAt } = effects.state;
    const receipt: Receipt = { caseId, version, at: acceptedAt };
    states.set(caseId, effects.state);
    receipts.set(key, { body, case_id: caseId, version, at: acceptedAt });
    return { receipt, effects };
  } catch (error) {
    return error instanceof CodedError ? { refused: error } : { failed: error };
  }
}
