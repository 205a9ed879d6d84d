import type { FactOf } from "../case/fact.js";
import type { FeeContents } from "../case/fee.js";
import { feeTitle } from "../item/item.js";
import type { EventContext } from "./event-context.js";
import type { NamedSlaEvent } from "./sla-event.js";

/** What the facts of fees announce. */
export const feeAnnouncements: {
  readonly [Type in keyof FeeContents]: (
    context: EventContext,
    fact: FactOf<Type>,
  ) => NamedSlaEvent;
} = {
  "fee-due": ({ item, tells }, { fee, fen }) => ({
    name: "fee:due",
    event: tells({ fee, title: feeTitle(item, fee), fen }),
  }),
  "fee-ordered": ({ item, state, tells }, { fee, number, source, url }) => ({
    name: "fee:ordered",
    event: tells({
      fee,
      title: feeTitle(item, fee),
      fen: state.fees?.[fee]?.fen ?? 0,
      number,
      source,
      ...(url && { url }),
    }),
  }),
  "fee-paid": ({ item, tells }, { fee, fen, number, source }) => ({
    name: "fee:paid",
    event: tells({ fee, title: feeTitle(item, fee), fen, number, source }),
  }),
  "fee-waived": ({ item, tells }, { fee, fen, reason }) => ({
    name: "fee:waived",
    event: tells({ fee, title: feeTitle(item, fee), fen, reason }),
  }),
  "fee-refunded": ({ item, tells }, { fee, fen, number, source }) => ({
    name: "fee:refunded",
    event: tells({ fee, title: feeTitle(item, fee), fen, number, source }),
  }),
};
