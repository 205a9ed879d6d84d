import type { Text } from "@banjian/base";

/** Keys and indexes that lead from the top of an item file to one of its values. */
export type Path = readonly (string | number)[];

/** Line and column in a file, both counted from 1; a column is one UTF-16 unit, as in editors. */
export type Place = { readonly line: number; readonly column: number };

/** One thing a check found: which rule, where, what is wrong and how to repair it. */
export type Finding = Place & {
  readonly rule: string;
  readonly severity: "error" | "warning";
  readonly file: string;
  readonly path: string;
  readonly problem: Text;
  readonly hint: Text;
};

/** What a rule says, before it is known where. */
export type Complaint = Pick<Finding, "rule" | "problem" | "hint">;

/** Takes note of a complaint, an error unless it says otherwise, about the text at `offset`, or about the value at `path` that stands there. */
export type Report = (
  offset: number,
  complaint: Complaint & Partial<Pick<Finding, "severity">>,
  path?: Path,
) => void;

/** Who takes note of complaints about one text. */
export type Scribe = {
  readonly report: Report;
  readonly placeOf: (offset: number) => Place;
  /** True if there is a complaint about the line of `offset` already. */
  readonly isRefused: (offset: number) => boolean;
  /** True once a complaint was too much to be kept: to read on would tell nobody anything. */
  readonly isFull: () => boolean;
};

/** `states.0.title`: the path as a person reads it; the empty path is the whole file. */
export function pathText(path: Path): string {
  return path.map((step) => excerpt(String(step))).join(".");
}

const longestExcerpt = 64;

/** Some text of an unknown author, fit for a message: at most 64 characters, and none that moves a cursor or hides. */
export function excerpt(text: string): string {
  const short = text.length > longestExcerpt ? `${text.slice(0, longestExcerpt - 1)}…` : text;
  return short.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16).toUpperCase()}}`;
  });
}
