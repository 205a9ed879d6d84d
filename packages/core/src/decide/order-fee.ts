import type { CaseState } from "../case/case-state.js";
import type { Fact } from "../case/fact.js";
import type { FeeOrder } from "../case/fee.js";
import { unorderedFees } from "./fees.js";
import { Turn } from "./turn.js";
import type { World } from "./world.js";

/** That a payment notice has been issued for a fee; nothing where it is not waited for any more. */
export function orderFee(
  world: World,
  state: CaseState,
  { fee, order }: { readonly fee: string; readonly order: FeeOrder },
): readonly Fact[] {
  if (!unorderedFees(state).includes(fee)) return [];
  const turn = new Turn(world, state);
  turn.record({ type: "fee-ordered", fee, ...order });
  return turn.facts;
}
