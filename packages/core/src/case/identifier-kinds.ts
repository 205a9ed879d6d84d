import type { LocalDate } from "@banjian/calendar";
import { isCitizenNumber, isCreditCode, isOrganisationCode } from "./check-digits.js";

/** A kind of identifier whose check digit is known: its word in the messages, and what else systems write for it. */
type IdentifierKind = {
  readonly word: string;
  readonly aliases: readonly string[];
  readonly isOne: (text: string, on?: LocalDate) => boolean;
};

const identifierKinds: readonly IdentifierKind[] = [
  {
    word: "居民身份证",
    aliases: ["身份证", "二代身份证", "公民身份号码", "身份证号码", "1", "01", "10", "111"],
    isOne: isCitizenNumber,
  },
  {
    word: "统一社会信用代码",
    aliases: ["社会信用代码", "信用代码", "统一社会信用代码证"],
    isOne: isCreditCode,
  },
  {
    word: "营业执照",
    aliases: ["企业法人营业执照", "个体工商户营业执照", "工商营业执照", "营业执照号"],
    // Since 2015 its number is the credit code; those of before have fifteen digits, or thirteen.
    isOne: (text) => isCreditCode(text) || /^\d{13}(?:\d{2})?$/.test(text),
  },
  { word: "组织机构代码", aliases: ["组织机构代码证"], isOne: isOrganisationCode },
];

/**
 * Whether an identifier is one of the kind it is said to be. Kinds without a check digit are taken as they are; where no kind is
 * said, eighteen characters have to be a citizen's number or a credit code. With a day, nobody is born after it.
 */
export function isIdentifier(kind: string | undefined, text: string, on?: LocalDate): boolean {
  if (kind === undefined) {
    return !/^[0-9A-Z]{18}$/i.test(text) || isCitizenNumber(text, on) || isCreditCode(text);
  }
  const known = identifierKinds.find(({ word, aliases }) => [word, ...aliases].includes(kind));
  return known === undefined || known.isOne(text, on);
}

/** What kind of identifier a text is by its check digit, or undefined where it is none of those known. */
export function identifierKindOf(text: string): string | undefined {
  return identifierKinds.find(({ isOne }) => isOne(text))?.word;
}
