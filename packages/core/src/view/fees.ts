import type { Text } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { FactOf } from "../case/fact.js";
import { type FeeContents, type FeeState, isUnpaid } from "../case/fee.js";
import { sayBasis } from "../definition/basis-text.js";
import { writeMoney } from "../definition/money.js";
import { feeTitle, type Item } from "../item/item.js";
import type { Said } from "./said.js";

/** A fee as it stands in a case. */
export type FeeView = FeeState & {
  readonly fee: string;
  readonly title: Text;
  /** "10.50". */
  readonly yuan: string;
  readonly standing: "unpaid" | "paid" | "waived" | "refunded";
};

/** The fees that have become due in a case, in their order. */
export function feeViews(item: Item, { fees = {} }: CaseState): readonly FeeView[] {
  return Object.entries(fees).map(([fee, one]) => ({
    fee,
    title: feeTitle(item, fee),
    yuan: writeMoney(one.fen),
    standing: standingOf(one),
    ...one,
  }));
}

function standingOf(fee: FeeState): FeeView["standing"] {
  if (isUnpaid(fee)) return "unpaid";
  if (fee.waived !== undefined) return "waived";
  return fee.refunded === undefined ? "paid" : "refunded";
}

/** How a fee stands, in words: by which number it was paid, why it was waived. */
export function sayFee({ standing, order, paid, waived, refunded }: FeeView): Text {
  switch (standing) {
    case "unpaid":
      return order === undefined
        ? { zh: "未缴", en: "unpaid" }
        : {
            zh: `未缴，缴款通知 ${order.number}`,
            en: `unpaid, by the notice ${order.number}`,
          };
    case "paid":
      return { zh: `${paid?.on} 已缴，${paid?.number}`, en: `paid ${paid?.on}, ${paid?.number}` };
    case "waived":
      return {
        zh: `${waived?.on} 减免：${waived?.reason}`,
        en: `waived ${waived?.on}: ${waived?.reason}`,
      };
    case "refunded":
      return {
        zh: `${refunded?.on} 已退，${refunded?.number}`,
        en: `refunded ${refunded?.on}, ${refunded?.number}`,
      };
  }
}

type SayFee<Type extends keyof FeeContents> = (
  item: Item,
  state: CaseState,
  fact: FactOf<Type>,
) => Said;

/** The facts of fees in words. */
export const feeSayings: { readonly [Type in keyof FeeContents]: SayFee<Type> } = {
  "fee-due": (item, _state, { fee, fen }) =>
    told(item, fee, { zh: `应缴 ${writeMoney(fen)} 元`, en: `${writeMoney(fen)} yuan are due` }),
  "fee-ordered": (item, _state, { fee, number, source }) =>
    told(item, fee, {
      zh: `缴款通知 ${number}（${source}）`,
      en: `payment notice ${number} (${source})`,
    }),
  "fee-paid": (item, _state, { fee, fen, number, source }) =>
    told(item, fee, {
      zh: `已缴 ${writeMoney(fen)} 元，凭证号 ${number}（${source}）`,
      en: `${writeMoney(fen)} yuan paid, number ${number} (${source})`,
    }),
  "fee-waived": (item, _state, { fee, reason, basis }) => {
    const law = basis === undefined ? undefined : sayBasis(basis);
    return told(item, fee, {
      zh: `减免：${reason}${law === undefined ? "" : `（${law.zh}）`}`,
      en: `waived: ${reason}${law === undefined ? "" : ` (${law.en})`}`,
    });
  },
  "fee-refunded": (item, _state, { fee, fen, number, source }) =>
    told(item, fee, {
      zh: `已退 ${writeMoney(fen)} 元，凭证号 ${number}（${source}）`,
      en: `${writeMoney(fen)} yuan given back, number ${number} (${source})`,
    }),
};

function told(item: Item, fee: string, says: Text): Said {
  const { zh, en } = feeTitle(item, fee);
  return { tone: "flow", what: { zh: `“${zh}”${says.zh}`, en: `"${en}": ${says.en}` } };
}
