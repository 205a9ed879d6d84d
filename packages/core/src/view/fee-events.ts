import type { CaseState } from "../case/case-state.js";
import type { FactOf } from "../case/fact.js";
import type { FeeContents } from "../case/fee.js";
import { feeTitle, type Item } from "../item/item.js";
import type { NamedSlaEvent, SlaEvent } from "./sla-event.js";

type Context = { readonly item: Item; readonly state: CaseState; readonly stamp: SlaEvent };

/** What the facts of fees announce. */
export const feeAnnouncements: {
  readonly [Type in keyof FeeContents]: (context: Context, fact: FactOf<Type>) => NamedSlaEvent;
} = {
  "fee-due": ({ item, stamp }, { fee, fen }) => ({
    name: "fee:due",
    event: { ...stamp, fee, title: feeTitle(item, fee), fen },
  }),
  "fee-ordered": ({ item, state, stamp }, { fee, number, source, url }) => ({
    name: "fee:ordered",
    event: {
      ...stamp,
      fee,
      title: feeTitle(item, fee),
      fen: state.fees?.[fee]?.fen ?? 0,
      number,
      source,
      ...(url && { url }),
    },
  }),
  "fee-paid": ({ item, stamp }, { fee, fen, number, source }) => ({
    name: "fee:paid",
    event: { ...stamp, fee, title: feeTitle(item, fee), fen, number, source },
  }),
  "fee-waived": ({ item, stamp }, { fee, fen, reason }) => ({
    name: "fee:waived",
    event: { ...stamp, fee, title: feeTitle(item, fee), fen, reason },
  }),
  "fee-refunded": ({ item, stamp }, { fee, fen, number, source }) => ({
    name: "fee:refunded",
    event: { ...stamp, fee, title: feeTitle(item, fee), fen, number, source },
  }),
};
