import {
  type CaseState,
  evolve,
  type FeeOrder,
  feeViews,
  orderFee,
  unorderedFees,
} from "@banjian/core";
import { reviseAll } from "./calendar-pass.js";
import { type CaseRequest, changeCase, compiledItem, effectsOf, worldOf } from "./change-case.js";
import { engineError } from "./errors.js";
import type { FeeAsked, FeeOffice } from "./fee-office.js";
import { inTime } from "./in-time.js";
import type { EngineParts } from "./parts.js";
import type { Receipt } from "./ports.js";

/** Commits one request as `changeCase` does, and asks for the payment notices of what has become due by it. */
export async function changeAndCharge(parts: EngineParts, request: CaseRequest): Promise<Receipt> {
  const isOrder = "action" in request && request.action.action === "order-fee";
  if (isOrder && parts.fees === undefined) {
    throw engineError("FEE_OFFICE_NONE", {});
  }
  const { receipt, effects } = await changeCase(parts, request);
  if (effects !== undefined) await orderFees(parts, effects.state);
  return receipt;
}

/** Asks for the payment notice of each fee that has none; what fails is asked again with the next act in the case. */
export async function orderFees(parts: EngineParts, state: CaseState): Promise<void> {
  const { fees } = parts;
  if (fees === undefined) return;
  for (const fee of unorderedFees(state)) {
    const order = await orderOf(fees, askedFor(parts, state, fee));
    if (order !== undefined) await keepOrder(parts, state.id, { fee, order });
  }
}

function askedFor(parts: EngineParts, state: CaseState, fee: string): FeeAsked {
  const item = compiledItem(parts, state.item.digest);
  const found = feeViews(item, state).find((one) => one.fee === fee);
  return {
    reference: `${state.id}/${fee}`,
    caseId: state.id,
    item: item.code,
    fee,
    title: found?.title ?? { zh: fee, en: fee },
    fen: found?.fen ?? 0,
    payer: state.applicant,
  };
}

async function orderOf(office: FeeOffice, asked: FeeAsked): Promise<FeeOrder | undefined> {
  try {
    const sent: unknown = await inTime(office.patience ?? 3_000, (signal) =>
      office.order(asked, signal),
    );
    return readOrder(sent, office.name);
  } catch {
    return undefined;
  }
}

/** A notice out of what was sent; undefined where it has no number. */
function readOrder(sent: unknown, source: string): FeeOrder | undefined {
  if (typeof sent !== "object" || sent === null) return undefined;
  const { number, url } = sent as { readonly number?: unknown; readonly url?: unknown };
  if (typeof number !== "string" || !/^\S.{0,99}$/u.test(number)) return undefined;
  const isPage = typeof url === "string" && /^https?:\/\/\S{1,1000}$/.test(url);
  return { number, source, ...(isPage ? { url } : {}) };
}

async function keepOrder(
  parts: EngineParts,
  caseId: string,
  { fee, order }: { readonly fee: string; readonly order: FeeOrder },
): Promise<void> {
  const revised = await reviseAll(parts, [caseId], (loaded) => {
    const { state } = loaded;
    const world = worldOf(parts, compiledItem(parts, state.item.digest), loaded);
    const facts = orderFee(world, state, { fee, order });
    return effectsOf(parts, world, { facts, before: state, state: facts.reduce(evolve, state) });
  });
  for (const one of revised) if ("effects" in one) parts.announcer.announce(one.effects);
}
