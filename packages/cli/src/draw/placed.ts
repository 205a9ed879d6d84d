import type { Arrow, Box, Line, Span } from "./picture.js";

export type Point = { readonly x: number; readonly y: number };
export type Area = Point & { readonly width: number; readonly height: number };

/** A box with its place and its lines broken to fit. */
export type PlacedBox = Area & {
  readonly box: Box;
  readonly lines: readonly Line[];
  readonly depth: number;
};

/** An arrow with its corners, and its labels with their place. */
export type PlacedArrow = {
  readonly arrow: Arrow;
  readonly points: readonly Point[];
  readonly label: Area | undefined;
};

/** A limit beside the boxes: its line from `y` over `length`, and its text in the area. */
export type PlacedSpan = Area & {
  readonly span: Span;
  readonly length: number;
  readonly title: readonly string[];
  readonly lines: readonly string[];
  /** From where at the boxes its two ends are pointed at. */
  readonly edge: number;
};

/** A picture with everything in its place, in pixels. */
export type PlacedPicture = {
  readonly title: string;
  readonly subtitle: string;
  readonly width: number;
  readonly height: number;
  /** Frames before what is inside them. */
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
  readonly spans: readonly PlacedSpan[];
};
