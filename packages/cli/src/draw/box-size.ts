import type { Box, Line } from "./picture.js";
import { leading, letter, textWidth, wrapped } from "./text-size.js";

/** Between the border of a box and what is in it. */
export const padding = 12;

const widest = { leaf: 200, frame: 280 };

/** How much room the words of a box take, and its lines broken to fit. */
export type BoxSize = {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
};

/** The size of the words of a box: of a frame the head above what is inside. */
export function boxSize({ title, lines, boxes, initial }: Box): BoxSize {
  const most = boxes.length === 0 ? widest.leaf : widest.frame;
  const broken = lines.flatMap(({ tone, text }) =>
    wrapped(text, letter.line, most).map((one) => ({ tone, text: one })),
  );
  const mark = initial ? markWidth : 0;
  const widths = [
    textWidth(title, letter.title) + mark,
    ...broken.map(({ text }) => textWidth(text, letter.line)),
  ];
  return {
    width: Math.max(...widths) + 2 * padding,
    height: 22 + broken.length * leading + padding,
    lines: broken,
  };
}

/** Room for the dot before the title of where a case begins. */
export const markWidth = 16;

/** The size of the labels of an arrow, one below the other. */
export function labelSize(labels: readonly string[]): { width: number; height: number } {
  return {
    width: Math.max(...labels.map((one) => textWidth(one, letter.line))) + 8,
    height: labels.length * (leading - 2) + 4,
  };
}
