import { TypeOverrides, types } from "pg";
import { databaseError } from "./errors.js";

const INT8 = 20;
const JSON_TEXT = 114;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const INTERVAL = 1186;
const NUMERIC = 1700;
const JSONB = 3802;

const asText = (text: string) => text;
const parseTimestamptz: (text: string) => unknown = types.getTypeParser(TIMESTAMPTZ, "text");

/**
 * What a stored value is in JavaScript, the same on both drivers: days, big integers, decimals and intervals stay text, a
 * moment is ISO text in UTC with milliseconds ("2026-09-24T17:00:00.000Z"), JSON is a plain value. By type number.
 */
export const valueParsers: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: asText,
  [NUMERIC]: asText,
  [DATE]: asText,
  [TIMESTAMP]: asText,
  [INTERVAL]: asText,
  [TIMESTAMPTZ]: instantText,
  [JSON_TEXT]: (text) => JSON.parse(text),
  [JSONB]: (text) => JSON.parse(text),
};

/** The same values for a host that brings its own `pg` pool: `new Pool({ types: pgTypes })`. */
export const pgTypes: TypeOverrides = withParsers(new TypeOverrides());

/** Refuses what is no moment ("infinity" has no day, and nobody may count from it) or is written in another style than ISO. */
function instantText(text: string): string {
  const moment = parseTimestamptz(text);
  if (!(moment instanceof Date)) {
    const expected = "2026-09-24 17:00:00+00";
    throw databaseError("DATABASE_VALUES_UNFIT", { type: "timestamptz", expected, found: text });
  }
  return moment.toISOString();
}

function withParsers(overrides: TypeOverrides): TypeOverrides {
  for (const [type, parse] of Object.entries(valueParsers)) {
    overrides.setTypeParser(Number(type), parse);
  }
  return overrides;
}
