import type { Text } from "@banjian/base";
import { type FeeDefinition, feeMoments } from "../definition/fee-schema.js";
import type { ItemFile } from "../definition/item-schema.js";
import { writeMoney } from "../definition/money.js";
import { sayWhen } from "./say-need.js";

/** How much a fee is: its standard, and what each case pays. */
export function sayAmount({ standard, amount }: FeeDefinition): Text {
  if (amount === undefined) return { zh: standard, en: standard };
  const yuan = writeMoney(amount.fen);
  // Some say the amount in the standard already.
  const written = /^每件\s*(\d+(?:\.\d{1,2})?)\s*元$/.exec(standard)?.[1];
  if (Number(written) * 100 === amount.fen) {
    return { zh: standard, en: `${yuan} yuan a case` };
  }
  return {
    zh: `${standard}；每件 ${yuan} 元`,
    en: `${standard}; ${yuan} yuan a case`,
  };
}

/** When a fee is charged, by when it has to be paid, and whether it is kept where nothing comes of the case. */
export function feeMoment(file: ItemFile, fee: FeeDefinition): Text[] {
  const { "only-when": when, before, refundable } = fee;
  return [
    ...(when === undefined ? [] : [sayWhen(file, when)]),
    ...(before === undefined ? [] : [feeMoments[before]]),
    ...(refundable === false ? [{ zh: "不退", en: "not given back" }] : []),
  ];
}
