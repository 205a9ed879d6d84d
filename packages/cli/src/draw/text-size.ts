import { widthOf, wrap } from "../text-width.js";

/** Sizes of letters, in pixels. */
export const letter = { title: 14, line: 12, heading: 20 } as const;

/** From one line to the next. */
export const leading = 18;

// Of the size of the letters; a little more than most fonts need, so that text stays in its box.
const narrow = 0.58;
const broad = 0.76;

/** About how wide a text is drawn: a Chinese character as wide as high, a Latin one by its kind. */
export function textWidth(text: string, size: number): number {
  const widths = [...text].map((one) => {
    if (widthOf(one) === 2) return 1;
    return /[A-ZMWmw@%→]/.test(one) ? broad : narrow;
  });
  return Math.ceil(widths.reduce((sum, one) => sum + one, 0) * size);
}

/** Lines no wider than so many pixels, but for a single long word. */
export function wrapped(text: string, size: number, most: number): readonly string[] {
  return wrap(text, Math.floor(most / (size * narrow)));
}
