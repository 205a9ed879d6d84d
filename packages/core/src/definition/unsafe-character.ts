// Controls but tab and line ends, a carriage return that ends no line, half of a surrogate pair,
// a byte order mark inside the text, the marks that turn the direction of writing round, so that a reader sees another text
// than is there, and the two code points that are no characters: databases, terminals and editors each read them in another
// way.
const unsafe = /\r(?!\n)|(?![\t\n\r])\p{Cc}|[\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu;

// Nearly every text has none of these, and is looked through once, unit by unit.
const suspicious =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is sought
  /[\0-\x08\x0B-\x1F\x7F-\x9F\uD800-\uDFFF\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/;

/** A character that no item may contain: where it stands and its code, as `U+0000`. */
export type UnsafeCharacter = { readonly offset: number; readonly code: string };

/** The characters in `text` that no item may contain, in their order. */
export function* unsafeCharacters(text: string): Generator<UnsafeCharacter, void> {
  if (!suspicious.test(text)) return;
  for (const { 0: character, index } of text.matchAll(unsafe)) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    yield { offset: index, code: `U+${code.padStart(4, "0")}` };
  }
}
