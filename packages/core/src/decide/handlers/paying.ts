import { type FeeState, feeOfWork, isUnpaid } from "../../case/fee.js";
import { writeMoney } from "../../definition/money.js";
import { coreError } from "../../errors.js";
import { taskOf } from "../task-of.js";
import type { Turn } from "../turn.js";
import type { Handler } from "./handler.js";

/** A payment settles a fee in full; the same number reported again changes nothing, whatever came between. */
export const recordPayment: Handler<"record-payment"> = (turn, { payload }) => {
  const { amount, number, source } = payload;
  const known = feesOf(turn).find(([, { paid }]) => paid?.number === number);
  const [id, fee] = known ?? feeMeant(turn, payload.fee);
  if (amount.fen !== fee.fen) {
    const [yuan, due] = [writeMoney(amount.fen), writeMoney(fee.fen)];
    throw coreError("FEE_AMOUNT_DIFFERS", { fee: id, yuan, due });
  }
  if (known !== undefined) return;
  turn.record({ type: "fee-paid", fee: id, fen: fee.fen, number, source });
};

export const waiveFee: Handler<"waive-fee"> = (turn, { payload }) => {
  const { reason, basis } = payload;
  const [id, { fen }] = feeMeant(turn, payload.fee);
  turn.record({ type: "fee-waived", fee: id, fen, reason, ...(basis && { basis }) });
};

/** What was paid goes back in full. */
export const recordRefund: Handler<"record-refund"> = (turn, { arrow, payload }) => {
  const { number, source } = payload;
  const id = feeOfWork(taskOf(turn, arrow).work);
  const fen = turn.state.fees?.[id]?.fen;
  if (fen === undefined) throw new Error(`case ${turn.state.id} has no fee ${id}`);
  turn.record({ type: "fee-refunded", fee: id, fen, number, source });
};

type Entry = readonly [id: string, fee: FeeState];

function feesOf({ state }: Turn): readonly Entry[] {
  return Object.entries(state.fees ?? {});
}

/** The unpaid fee that is named, or the only one there is. */
function feeMeant(turn: Turn, named: string | undefined): Entry {
  const all = feesOf(turn);
  const unpaid = all.filter(([, fee]) => isUnpaid(fee));
  const [meant, another] = unpaid.filter(([id]) => named === undefined || id === named);
  if (meant !== undefined && another === undefined) return meant;
  const settled = all.find(([id]) => id === named || all.length === 1);
  if (settled !== undefined && meant === undefined) {
    throw coreError("FEE_SETTLED", { fee: settled[0], number: settled[1].paid?.number });
  }
  throw coreError("FEE_UNKNOWN", { fee: named, known: unpaid.map(([id]) => id) });
}
