import type { Text } from "@banjian/base";
import type { Applicant } from "@banjian/core";

/** What a payment notice is asked for: who pays how much, in fen, for which fee of which case. */
export type FeeAsked = {
  /** The same each time the notice of this fee is asked for: whoever has issued it gives it again. */
  readonly reference: string;
  readonly caseId: string;
  readonly item: string;
  readonly fee: string;
  readonly title: Text;
  readonly fen: number;
  readonly payer: Applicant;
};

/**
 * Whoever issues payment notices (缴款通知) for a hall. It is asked when the fee is due and stored, never inside a transaction;
 * where it fails, the fee stays due, and the next act in the case asks again.
 */
export type FeeOffice = {
  /** The name that the record gives as the source. */
  readonly name: string;
  /** How long it is waited for, in milliseconds; three seconds unless said otherwise. */
  readonly patience?: number;
  order(
    asked: FeeAsked,
    signal: AbortSignal,
  ): Promise<{ readonly number: string; readonly url?: string }>;
};
