import { madeOnce } from "@banjian/base";
import type { FeeDefinition } from "../definition/fee-schema.js";
import type { ItemFile } from "../definition/item-schema.js";

/** A fee that is charged in the cases of an item, and not only announced in its guide. */
export type ChargedFee = FeeDefinition & {
  readonly id: string;
  readonly amount: NonNullable<FeeDefinition["amount"]>;
  readonly before: NonNullable<FeeDefinition["before"]>;
};

/** The acts that a fee stands against until it is paid: the one before which it is due, and those after it. */
export const standsAgainst: Readonly<Record<ChargedFee["before"], readonly string[]>> = {
  acceptance: ["accept", "grant", "deliver", "collect"],
  decision: ["grant", "deliver", "collect"],
  collection: ["deliver", "collect"],
};

/** The fees that are charged: those with an id, an amount and the act before which they are paid. */
export const chargedFees = madeOnce(({ item }: ItemFile): readonly ChargedFee[] =>
  item.fees.flatMap((fee) => {
    const { id, amount, before } = fee;
    if (id === undefined || amount === undefined || before === undefined) return [];
    return [{ ...fee, id, amount, before }];
  }),
);
