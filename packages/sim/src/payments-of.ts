import { type Actor, type CaseState, feeViews, type Item, writeMoney } from "@banjian/core";
import type { World } from "./world.js";

/** Whoever reports what has been paid. */
export const till: Actor = { id: "till", roles: ["window-clerk"] };

/** The reports of a payment for each fee that is unpaid. */
export function paymentsOf(item: Item, state: CaseState) {
  return feeViews(item, state)
    .filter(({ standing }) => standing === "unpaid")
    .map(({ fee, fen }) => ({ fee, amount: writeMoney(fen), number: `P-${fee}`, source: "till" }));
}

/** Whoever applies in a simulated hall pays at once what is due. */
export async function payDue(world: World, item: Item, state: CaseState): Promise<void> {
  for (const payload of paymentsOf(item, state)) {
    await world.act(state.id, "record-payment", till, { payload });
  }
}
