import { isLocalDate, type LocalDate } from "@banjian/calendar";

const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const citizenWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function weighed(text: string, alphabet: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * alphabet.indexOf(text[at] ?? ""), 0);
}

/** Whether this is a unified social credit code (GB 32100-2015): 18 characters, the last of which fits the others, and an organisation code in places 9 to 17. */
export function isCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false;
  const check = (31 - (weighed(text, creditAlphabet, creditWeights) % 31)) % 31;
  return text[17] === creditAlphabet[check] && isOrganisationCode(text.slice(8, 17));
}

/** Whether this is an organisation code (GB 11714): eight characters and the check character that fits them, with a hyphen before it or without. */
export function isOrganisationCode(text: string): boolean {
  if (!/^[0-9A-Z]{8}-?[0-9X]$/.test(text)) return false;
  const check = 11 - (weighed(text, organisationAlphabet, organisationWeights) % 11);
  return text.at(-1) === (check === 10 ? "X" : String(check % 11));
}

// The provinces of GB/T 2260; within one no place is 0000.
const places = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])(?!0000)\d{4}/;

/**
 * Whether this is a citizen's number (GB 11643-1999): 18 characters with a province that there is, a day on which somebody can
 * have been born (by the day given, where one is), and the check character of ISO 7064.
 */
export function isCitizenNumber(text: string, on?: LocalDate): boolean {
  const found = /^\d{6}((?:18|19|20)\d\d)(\d\d)(\d\d)\d{3}[0-9X]$/.exec(text);
  if (found === null || !places.test(text)) return false;
  const born = `${found[1]}-${found[2]}-${found[3]}`;
  if (!isLocalDate(born) || (on !== undefined && born > on)) return false;
  return text[17] === "10X98765432"[weighed(text, "0123456789", citizenWeights) % 11];
}
