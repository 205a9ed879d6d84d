import type { Lang, Text } from "./text.js";

/** What a caller can meet and handle: match `code`, show `textIn(lang)`, log `details`. A bug throws a plain Error. */
export class CodedError extends Error {
  override readonly name = "CodedError";
  readonly code: string;
  readonly details: object;
  readonly says: Text;
  readonly hint: Text;

  constructor(code: string, details: object, says: Text, hint: Text) {
    super(`${code}: ${says.en}. ${hint.en}`);
    this.code = code;
    this.details = details;
    this.says = says;
    this.hint = hint;
  }

  /** The sentence and the repair, for a person. */
  textIn(lang: Lang): string {
    return lang === "zh" ? `${this.says.zh}。${this.hint.zh}` : `${this.says.en}. ${this.hint.en}`;
  }
}

/** One entry of an error catalogue: what was asked and what stands, and how to repair it. Sentences end without a full stop, hints with one. */
export type ErrorEntry<Details> = {
  readonly says: (it: Details) => Text;
  readonly hint: Text;
};

/** Makes the one function with which a package throws: `throw calendarError("NOTICE_INVALID", { … })`; its `hints` are the repairs by code. */
export function defineErrors<Catalogue>(
  catalogue: {
    readonly [Code in keyof Catalogue]: ErrorEntry<Catalogue[Code]>;
  },
) {
  const entries: Readonly<Record<string, Pick<ErrorEntry<never>, "hint">>> = catalogue;
  const hints: Readonly<Record<string, Text>> = Object.fromEntries(
    Object.entries(entries).map(([code, { hint }]) => [code, hint]),
  );
  const made = <Code extends keyof Catalogue & string>(
    code: Code,
    details: Catalogue[Code] & object,
  ): CodedError => {
    const { says, hint } = catalogue[code];
    return new CodedError(code, details, says(details), hint);
  };
  return Object.assign(made, { hints });
}
