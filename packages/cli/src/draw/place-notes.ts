import type { Note } from "./picture.js";
import type { PlacedNote, Point } from "./placed.js";
import { leading, letter, textWidth, wrapped } from "./text-size.js";

const widest = 560;
const gap = 8;

/** Puts the notes one below the other, from a point on. */
export function placeNotes(notes: readonly Note[], from: Point): PlacedNote[] {
  let { y } = from;
  return notes.map((note) => {
    const title = wrapped(note.title, letter.line, widest);
    const lines = wrapped(note.text, letter.line - 1, widest);
    const width = Math.max(
      ...title.map((one) => textWidth(one, letter.line)),
      ...lines.map((one) => textWidth(one, letter.line - 1)),
    );
    const height = (title.length + lines.length) * (leading - 1) + 4;
    const placed = { x: from.x, y, width: width + 16, height, title, lines };
    y += height + gap;
    return placed;
  });
}
