import { didYouMean, type NumberScheme, type NumberSettings, numberSchemes } from "@banjian/core";
import { type Ids, randomCaseIds, schemeCaseIds } from "@banjian/engine";
import { hallError } from "./errors.js";

/** By which scheme new cases are numbered, one of ours by its name, and what it needs. */
export type HallNumbers = NumberSettings & {
  readonly scheme: keyof typeof numberSchemes | NumberScheme;
};

/** How the cases of a hall are numbered. Refuses a scheme that is none when the hall is opened, not at the first application (NUMBER_SCHEME_UNKNOWN). */
export function numberedBy(numbers: HallNumbers | undefined): Ids {
  if (numbers === undefined) return randomCaseIds;
  const { scheme, ...settings } = numbers;
  return schemeCaseIds(schemeOf(scheme), settings);
}

function schemeOf(scheme: unknown): NumberScheme {
  const known = Object.keys(numberSchemes);
  if (typeof scheme === "string" && known.includes(scheme)) {
    return numberSchemes[scheme as keyof typeof numberSchemes];
  }
  if (isScheme(scheme)) return scheme;
  const meant = typeof scheme === "string" ? didYouMean(scheme, known) : undefined;
  throw hallError("NUMBER_SCHEME_UNKNOWN", { scheme, meant, known });
}

function isScheme(scheme: unknown): scheme is NumberScheme {
  if (typeof scheme !== "object" || scheme === null) return false;
  const { counter, write } = scheme as Partial<NumberScheme>;
  return typeof counter === "function" && typeof write === "function";
}
