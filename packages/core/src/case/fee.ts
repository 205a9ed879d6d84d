import type { LocalDate } from "@banjian/calendar";
import type { Basis } from "../definition/field-schemas.js";

/** The notice by which a fee is to be paid: its number, who issued it, where it can be paid. */
export type FeeOrder = { readonly number: string; readonly source: string; readonly url?: string };

/** A payment or a refund: by which number, and who reported it. */
export type Payment = { readonly number: string; readonly source: string };

/** A fee of a case: since when it is due, and what became of it. Amounts are in fen. */
export type FeeState = {
  readonly fen: number;
  readonly dueOn: LocalDate;
  readonly order?: FeeOrder;
  readonly paid?: Payment & { readonly on: LocalDate };
  readonly refunded?: Payment & { readonly on: LocalDate };
  readonly waived?: { readonly on: LocalDate; readonly reason: string; readonly basis?: Basis };
};

/** What is recorded of fees. Amounts are in fen. */
export type FeeContents = {
  "fee-due": { fee: string; fen: number };
  "fee-ordered": { fee: string } & FeeOrder;
  "fee-paid": { fee: string; fen: number } & Payment;
  "fee-waived": { fee: string; fen: number; reason: string; basis?: Basis };
  "fee-refunded": { fee: string; fen: number } & Payment;
};

/** The work of getting a fee paid, and that of giving it back. */
export const workOfFee = (fee: string): string => `fee:${fee}`;
export const workOfRefund = (fee: string): string => `refund:${fee}`;

/** The fee that such work is about. */
export const feeOfWork = (work: string): string => work.slice(work.indexOf(":") + 1);

/** Whether a fee still has to be paid. */
export function isUnpaid({ paid, waived }: FeeState): boolean {
  return paid === undefined && waived === undefined;
}
