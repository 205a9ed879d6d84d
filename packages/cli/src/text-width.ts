import stringWidth from "string-width";

/** Columns a text takes in a terminal: two for a Chinese character, none for a colour. */
export const widthOf: (text: string) => number = stringWidth;

/** The text without anything that would move a terminal's cursor or turn its writing round. */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\u{FFFD}");
}

/** The text filled up with spaces to so many columns. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** The text cut to at most so many columns; `…` says that something is missing. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

// Spaces; or one Chinese character, or a word, with the marks that open before it and close after it.
const pieces =
  /\s+|(?=\S)[（「“]*(?:\p{Script=Han}|[^\s\p{Script=Han}（「“]+)?[，。；：、）」”！？]*/gu;

/** The text in lines of at most so many columns, broken between words or Chinese characters; a longer word is left whole. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const [piece] of text.matchAll(pieces)) {
    if (line !== "" && widthOf(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += line === "" ? piece.trimStart() : piece;
  }
  return [...lines, line.trimEnd()];
}
