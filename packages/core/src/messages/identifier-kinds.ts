import { isCitizenNumber, isCreditCode, isOrganisationCode } from "./check-digits.js";

/** Kinds of identifiers whose check digit is known, by the words of the messages; any other kind of paper is taken as it is. */
const identifierKinds: Readonly<Record<string, (text: string) => boolean>> = {
  居民身份证: isCitizenNumber,
  统一社会信用代码: isCreditCode,
  组织机构代码: isOrganisationCode,
};

/** Whether an identifier is one of the kind it is said to be; true where that kind has no check digit. */
export function isIdentifier(kind: string, text: string): boolean {
  return !Object.hasOwn(identifierKinds, kind) || identifierKinds[kind]?.(text) === true;
}

/** What kind of identifier a text is by its check digit, or undefined where it is none of those known. */
export function identifierKindOf(text: string): string | undefined {
  return Object.keys(identifierKinds).find((kind) => identifierKinds[kind]?.(text));
}
