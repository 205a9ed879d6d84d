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

/** Words beside a bar, broken to fit into the area: their title above the lines. */
export type PlacedNote = Area & {
  readonly title: readonly string[];
  readonly lines: readonly string[];
};

/** A limit beside the boxes: its bar from `y` over `length`, and its words in the area. */
export type PlacedSpan = PlacedNote & {
  readonly span: Span;
  readonly length: number;
  /** From where at the boxes its two ends are pointed at. */
  readonly edge: number;
};

/** A picture with everything in its place, in pixels. */
export type PlacedPicture = {
  readonly title: string;
  readonly subtitle: string;
  readonly width: number;
  readonly height: number;
  readonly notes: readonly PlacedNote[];
  /** Frames before what is inside them. */
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
  readonly spans: readonly PlacedSpan[];
};
