import { coreError } from "../errors.js";

/** An amount of money in fen (分), hundredths of a yuan: whole and more than nothing. */
export type Money = { readonly fen: number };

const yuan = /^(\d{1,9})(?:\.(\d{1,2}))?\s*元?$/;

/** How an amount of money is written in yuan: the source of a regular expression, for editors. */
export const moneyPattern = yuan.source.slice(1, -1);

/** Reads "120", "10.50" or "10.50 元" in yuan; refuses nothing, less, and fractions of a fen (MONEY_INVALID). */
export function parseMoney(text: string): Money {
  const found = yuan.exec(text.trim());
  const fen = Number(found?.[1]) * 100 + Number((found?.[2] ?? "").padEnd(2, "0"));
  if (found === null || fen === 0) throw coreError("MONEY_INVALID", { text });
  return { fen };
}

/** "10.50": the way it is written in an item file, in yuan. */
export function writeMoney(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
}
