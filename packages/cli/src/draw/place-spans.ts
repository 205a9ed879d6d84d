import type { Edge, Span } from "./picture.js";
import type { PlacedBox, PlacedSpan } from "./placed.js";
import { leading, letter, textWidth, wrapped } from "./text-size.js";

const widest = 190;
const gap = 14;

/** Puts each limit beside the boxes, from the edge where it starts to the one where it ends, in as few columns as there is room for. */
export function placeSpans(
  spans: readonly Span[],
  boxes: readonly PlacedBox[],
  left: number,
): PlacedSpan[] {
  const columns: { readonly spans: PlacedSpan[]; width: number }[] = [];
  const sized = spans
    .map((span) => sizedSpan(span, boxes))
    .toSorted((a, b) => a.y - b.y || b.length - a.length);
  for (const one of sized) {
    let column = columns.find((it) => it.spans.every((other) => isBelow(one, other)));
    if (column === undefined) {
      column = { spans: [], width: 0 };
      columns.push(column);
    }
    column.spans.push(one);
    column.width = Math.max(column.width, one.width);
  }
  let x = left;
  return columns.flatMap(({ spans: inside, width }) => {
    const placed = inside.map((one) => ({ ...one, x }));
    x += width + gap;
    return placed;
  });
}

function isBelow(one: PlacedSpan, other: PlacedSpan): boolean {
  return one.y >= other.y + other.height;
}

function sizedSpan(span: Span, boxes: readonly PlacedBox[]): PlacedSpan {
  const to = Math.max(...span.ends.map((end) => yOf(end, boxes)));
  // What ends where it starts, or before, runs while the case is in that box.
  const from = yOf(span.from, boxes);
  const top = from < to ? from : yOf({ ...span.from, side: "top" }, boxes);
  const length = (from < to ? to : from) - top;
  const title = [span.title, span.within].flatMap((line) => wrapped(line, letter.line, widest));
  const lines = span.lines.flatMap((line) => wrapped(line, letter.line - 1, widest));
  const widths = [
    ...title.map((one) => textWidth(one, letter.line)),
    ...lines.map((one) => textWidth(one, letter.line - 1)),
  ];
  const words = (title.length + lines.length) * (leading - 1) + 8;
  return {
    span,
    x: 0,
    y: top,
    width: Math.max(...widths) + 16,
    height: Math.max(length, words),
    length,
    title,
    lines,
    edge: Math.max(...boxes.filter(({ depth }) => depth === 0).map((box) => box.x + box.width)),
  };
}

function yOf({ box, side }: Edge, boxes: readonly PlacedBox[]): number {
  const found = boxes.find((one) => one.box.id === box);
  if (found === undefined) return 0;
  return side === "top" ? found.y : found.y + found.height;
}
