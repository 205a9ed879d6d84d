import type { LocalDate } from "@banjian/calendar";
import { coreError } from "../errors.js";
import type { Item } from "../item/item.js";

/** What the number of a new case is made from: the code and division of its item, the day, and its place among those that share a counter. */
export type NumberParts = {
  readonly code: string;
  readonly division: string;
  readonly day: LocalDate;
  readonly sequence: number;
};

/** A way of numbering cases (办件编号). */
export type NumberScheme = {
  /** Cases with the same counter are numbered from 1 on. */
  counter(parts: Omit<NumberParts, "sequence">): string;
  /** The number; refuses what does not fit into it (NUMBER_PART_INVALID, NUMBER_EXHAUSTED). */
  write(parts: NumberParts): string;
};

const plain = (day: LocalDate) => day.replaceAll("-", "");

/** The schemes that were found in use. */
export const numberSchemes = {
  /** 43 characters: a 31-character implementation code (实施编码), the day, and four digits that count the item's cases of the day. */
  "item-and-day": {
    counter: ({ code, day }) => `${code}/${plain(day)}`,
    write: ({ code, day, sequence }) => {
      refuse("code", code, /^[0-9A-Za-z]{31}$/);
      return `${code}${plain(day)}${digits(sequence, 4)}`;
    },
  },
  /** 29 characters: the division in 12 digits, the day, and nine digits that count the cases of the day. */
  "city-and-day": {
    counter: ({ division, day }) => `${division}/${plain(day)}`,
    write: ({ division, day, sequence }) => {
      refuse("division", division, /^\d{6}(\d{3}){0,2}$/);
      return `${division.padEnd(12, "0")}${plain(day)}${digits(sequence, 9)}`;
    },
  },
} as const satisfies Record<string, NumberScheme>;

/** The parts that an item gives: its code (another where the scheme wants the official one), and the division of its authority or of the hall. */
export function numberPartsOf(
  { code, file }: Item,
  { codes = {}, division = "" }: NumberSettings,
): Pick<NumberParts, "code" | "division"> {
  const official = Object.hasOwn(codes, code) ? codes[code] : undefined;
  return { code: official ?? code, division: file.item.authority.division ?? division };
}

/** What a scheme needs beside the items: the official codes of items that are called otherwise, and the division of the hall. */
export type NumberSettings = {
  readonly codes?: Readonly<Record<string, string>>;
  readonly division?: string;
};

function refuse(part: string, given: string, wanted: RegExp): void {
  if (wanted.test(given)) return;
  throw coreError("NUMBER_PART_INVALID", { part, given, wanted: wanted.source });
}

// A number that is too long for its place would be taken for another one.
function digits(sequence: number, width: number): string {
  const most = 10 ** width - 1;
  if (sequence > most) throw coreError("NUMBER_EXHAUSTED", { most });
  return String(sequence).padStart(width, "0");
}
